"""Public posts with the edition's hashtags, from a server outside."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import IntegrityError, transaction

from hallway.areas.chat import text, writing
from hallway.areas.chat.actions.outside_again import look_again
from hallway.areas.chat.actions.posting import next_number, note_tags
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.lines import with_all
from hallway.areas.chat.models import Backchannel, OutsidePost, Post
from hallway.areas.chat.states import BackchannelState, PostKind
from hallway.areas.chat.telling import tell
from hallway.ground.clock import now
from hallway.ports import social
from hallway.ports.social.protocol import Said, SocialError

AROUND = dt.timedelta(days=14)  # before the first and after the last day; nobody tags a conference all year
MOST_TAGS = 5

_log = logging.getLogger(__name__)


def look_outside() -> int:
    """Ask for each edition that follows a server, one after the other. How many posts are new or other."""
    return sum(look(one) for one in _following())


def _following() -> list[Backchannel]:
    open_ones = Backchannel.objects.filter(state=BackchannelState.OPEN, edition__published=True)
    found = open_ones.exclude(server="").select_related("edition")
    return [one for one in found if one.hashtags and _is_near(one)]


def _is_near(backchannel: Backchannel) -> bool:
    edition = backchannel.edition
    if edition.starts_on is None:
        return True
    first, last = edition.starts_on, edition.ends_on or edition.starts_on
    return first - AROUND <= edition.today <= last + AROUND


def look(backchannel: Backchannel) -> int:
    """Take what is new under the hashtags of one edition, and follow what has become of what was taken.

    What goes wrong is kept for its team to read; a server in trouble says nothing of what is gone.
    """
    service, seen = social.service(), dict(backchannel.seen)
    trouble, taken = "", 0
    for tag in backchannel.hashtags[:MOST_TAGS]:
        try:
            found = service.tagged(backchannel.server, tag, after=seen.get(tag, ""))
        except SocialError as error:
            trouble = str(error)[:300]
            continue
        taken += sum(take(said, backchannel) for said in found)
        if found:
            seen[tag] = found[-1].id
    Backchannel.objects.filter(pk=backchannel.pk).update(looked_at=now(), trouble=trouble, seen=seen)
    if taken:
        _log.info("%s posts came from outside for %s.", taken, backchannel.edition.slug)
    return taken + (0 if trouble else look_again(backchannel))


def take(said: Said, backchannel: Backchannel) -> bool:
    """Show a post here, once, unless its account is muted."""
    words = text.clean(said.text)[: text.MOST].rstrip()
    known = OutsidePost.objects.filter(edition=backchannel.edition, source=said.source)
    if not words or known.exists() or backchannel.muted_accounts.filter(account=said.account).exists():
        return False
    try:
        _take(said, words, backchannel)
    except IntegrityError:  # another worker was quicker
        return False
    return True


@transaction.atomic
def _take(said: Said, words: str, backchannel: Backchannel) -> None:
    edition = backchannel.edition
    stream, number = next_number(Conversation(backchannel))
    post = Post(stream=stream, number=number, kind=PostKind.OUTSIDE, text=words, client_id="outside")
    post.html = writing.to_html(words, edition, {})
    post.save()
    OutsidePost.objects.create(
        post=post,
        edition=edition,
        source=said.source,
        account=text.one_line(said.account),
        name=text.one_line(said.name)[:200],
        url=said.url,
        server=backchannel.server,
        id_there=said.id,
    )
    note_tags(post)
    tell(with_all(Post.objects.filter(pk=post.pk)).get(), backchannel, is_new=True)
