"""Posts from outside are looked at again where they were found: they may be changed there, or deleted."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from hallway.areas.chat import text, writing
from hallway.areas.chat.actions.posting import note_tags, take_away
from hallway.areas.chat.lines import with_all
from hallway.areas.chat.models import Backchannel, OutsidePost, Post, Version
from hallway.areas.chat.states import PostState
from hallway.areas.chat.telling import gone_from, lists_of, retell
from hallway.ground.clock import now
from hallway.ports import social
from hallway.ports.social.protocol import Said, SocialError

NEWEST = 40
MOST_NEWEST, MOST_OLDER = 4, 2  # requests of one look; the newest posts come round within a few looks


def look_again(backchannel: Backchannel) -> int:
    """Ask for a few posts whether they stand as they did; how many changed or went.

    Their server answers, or it is left in peace until the next look: what cannot be told stays.
    """
    service, different = social.service(), 0
    for post in _due(backchannel):
        there = post.outside
        try:
            said = service.again(there.server, there.id_there)
        except SocialError:
            break
        OutsidePost.objects.filter(pk=post.pk).update(looked_at=now())
        different += _gone(post, backchannel) if said is None else _changed(post, said, backchannel)
    return different


def _due(backchannel: Backchannel) -> list[Post]:
    """Those looked at longest ago, most of them of the newest."""
    shown = Post.objects.filter(stream__edition=backchannel.edition, state=PostState.SHOWN)
    known = shown.filter(outside__server=backchannel.server).exclude(outside__id_there="")
    newest = list(known.order_by("-id").values_list("pk", flat=True)[:NEWEST])
    some = _longest_ago(known.filter(pk__in=newest))[:MOST_NEWEST]
    return [*some, *_longest_ago(known.exclude(pk__in=newest))[:MOST_OLDER]]


def _longest_ago(posts: QuerySet[Post]) -> QuerySet[Post]:
    return with_all(posts).order_by("outside__looked_at", "pk")


@transaction.atomic
def _gone(post: Post, backchannel: Backchannel) -> bool:
    """A stub stays in its place, with nothing of whoever wrote it; moderators read its words for a month."""
    if not take_away(post):
        return False
    OutsidePost.objects.filter(pk=post.pk).update(name="", account="", url="")
    Version.objects.create(post=post, text=post.text)
    retell(post, backchannel, moved=gone_from(post))
    return True


def _changed(post: Post, said: Said, backchannel: Backchannel) -> bool:
    """Take over other words; whoever has taken the conference's hashtag out has gone from here."""
    words = text.clean(said.text)[: text.MOST].rstrip()
    if words == post.text:
        return False
    ours = set(backchannel.hashtags)
    if not words or (ours & _tags(post.text) and not ours & _tags(words)):
        return _gone(post, backchannel)
    return _write_anew(post, words, backchannel)


@transaction.atomic
def _write_anew(post: Post, words: str, backchannel: Backchannel) -> bool:
    edition, stood_on, before = backchannel.edition, lists_of(post), post.text
    html = writing.to_html(words, edition, {})
    mine = Post.objects.filter(pk=post.pk, state=PostState.SHOWN, text=before)
    if not mine.update(text=words, html=html, edited_at=now()):
        return False
    Version.objects.create(post=post, text=before)
    post.tags.all().delete()
    post.text = words
    note_tags(post)
    retell(post, backchannel, moved=stood_on ^ lists_of(post))
    return True


def _tags(words: str) -> set[str]:
    return set(writing.tags_of(words))
