"""Writing, changing and deleting posts."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import F

from hallway.areas.chat import rules, text, writing
from hallway.areas.chat.conversations import Conversation, talked_about
from hallway.areas.chat.lines import with_all
from hallway.areas.chat.models import Backchannel, Mention, Post, Stream, Tag, Version
from hallway.areas.chat.people import meant_by
from hallway.areas.chat.states import PostKind, PostState, Refusal
from hallway.areas.chat.telling import gone_from, lists_of, retell, tell
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person

MINUTE = dt.timedelta(minutes=1)


class Refused(Exception):
    """Nothing was written; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


def sent(client_id: str, *, by: Person) -> Post | None:
    """What this person has sent under that name already."""
    return Post.objects.filter(author=by, client_id=client_id).first()


def send(
    conversation: Conversation,
    words: str,
    *,
    by: Person,
    client_id: str,
    reply_to: Post | None = None,
    a_minute: int | None = None,
) -> Post:
    """Say something. The same `client_id` again is the same post, whatever it says.

    `a_minute` is how many posts of one person are taken. Raises Refused.
    """
    cleaned = readable(words, text.MOST)
    check_writer(conversation.backchannel, by)
    _check_reply(conversation, reply_to, by)
    try:
        with transaction.atomic():  # one, with the counting: SQLite has one writer, who waits for the disk
            if a_minute is not None and not allow(f"posts {by.pk}", a_minute, MINUTE):
                raise Refused(Refusal.TOO_MANY)
            return _send(conversation, cleaned, by, client_id, reply_to)
    except IntegrityError:  # it is there already, or the same send over another connection was quicker
        if post := sent(client_id, by=by):
            return post
        raise


def _send(conversation: Conversation, words: str, by: Person, client_id: str, reply_to: Post | None) -> Post:
    stream, number = next_number(conversation)
    if conversation.happening and is_in_confidence(conversation.happening):  # since the page was drawn
        raise Refused(Refusal.CLOSED)
    post = Post(stream=stream, number=number, author=by, client_id=client_id, text=words, reply_to=reply_to)
    people = _write(post, conversation.backchannel)
    post.save()
    _note_names(post, people)
    tell(post, conversation.backchannel, is_new=True)
    if people or (reply_to and reply_to.author_id not in {None, by.pk}):
        record("chat.spoken_to", post, by=by, edition=conversation.edition)
    return post


def next_number(conversation: Conversation) -> tuple[Stream, int]:
    """Take the turn of a stream until the transaction ends; the first post makes the stream."""
    edition, happening = conversation.edition, conversation.happening
    streams = Stream.objects.filter(edition=edition, happening=happening)
    raised = {"newest": F("newest") + 1, "last_at": now()}
    if not streams.update(**raised):
        Stream.objects.get_or_create(edition=edition, happening=happening)
        streams.update(**raised)
    stream = streams.get()
    stream.edition, stream.happening = edition, happening
    return stream, stream.newest


def check_writer(backchannel: Backchannel, by: Person) -> None:
    """Raises Refused where this person may not write now."""
    if not rules.may_write(by, backchannel):
        raise Refused(Refusal.CLOSED)
    if rules.time_out_of(by, backchannel.edition):
        raise Refused(Refusal.TIMED_OUT)


def readable(words: str, most: int) -> str:
    """The words without what nobody sees. Raises Refused for nothing, and for too much."""
    if len(words) > 20 * most:  # not worth a look at each character
        raise Refused(Refusal.TOO_LONG)
    cleaned = text.clean(words)
    if not cleaned:
        raise Refused(Refusal.EMPTY)
    if len(cleaned) > most:
        raise Refused(Refusal.TOO_LONG)
    return cleaned


def _check_reply(conversation: Conversation, reply_to: Post | None, by: Person) -> None:
    if reply_to is None:
        return
    if reply_to.state != PostState.SHOWN or not _is_in(reply_to, conversation):
        raise Refused(Refusal.GONE)
    if rules.is_blocked(by, by=reply_to.author_id):
        raise Refused(Refusal.DISTANT)


def _is_in(post: Post, conversation: Conversation) -> bool:
    happening = conversation.happening.pk if conversation.happening else None
    return (post.stream.edition_id, post.stream.happening_id) == (conversation.edition.pk, happening)


def _write(post: Post, backchannel: Backchannel) -> list[Person]:
    """Fill in what follows from the words; whom they name."""
    edition, nearness = backchannel.edition, rules.nearness_of_readers(backchannel)
    named = meant_by(post.text, edition, by=post.author, nearness=nearness)
    post.html = writing.to_html(
        post.text, edition, {words: writing.Named(one.code, words) for words, one in named.items()}
    )
    post.about = _page_of(post.text)
    return list({one.pk: one for one in named.values()}.values())


def _page_of(words: str) -> Happening | None:
    """The first page of ours that is linked and that everybody may see."""
    for slug, code in writing.own_pages(words):
        edition = Edition.objects.hosted().filter(slug=slug, published=True).first()
        if edition and (found := talked_about(edition, code)):
            return found
    return None


def _note_names(post: Post, people: list[Person]) -> None:
    Mention.objects.bulk_create([Mention(post=post, person=one) for one in people], ignore_conflicts=True)
    note_tags(post)


def note_tags(post: Post) -> None:
    """Have it stand on the pages of its hashtags."""
    edition = post.stream.edition
    tags = [Tag(post=post, edition=edition, name=name) for name in writing.tags_of(post.text)]
    Tag.objects.bulk_create(tags, ignore_conflicts=True)


@transaction.atomic
def change(post: Post, words: str, backchannel: Backchannel, *, by: Person) -> None:
    """Write it anew; what it said before, moderators can read for a month. Raises Refused."""
    cleaned = readable(words, text.MOST)
    check_writer(backchannel, by)
    post = (
        Post.objects.select_for_update(of=("self",))
        .select_related("stream__edition", "author")
        .get(pk=post.pk)
    )
    if not rules.may_change(by, post):
        raise Refused(Refusal.GONE)
    if cleaned == post.text:
        return
    before, stood_on = set(post.mentions.values_list("person_id", flat=True)), lists_of(post)
    Version.objects.create(post=post, text=post.text)
    post.text, post.edited_at = cleaned, now()
    people = _write(post, backchannel)
    post.save(update_fields=["text", "html", "about", "edited_at"])
    post.mentions.exclude(person__in=people).delete()
    post.tags.all().delete()
    _note_names(post, people)
    retell(post, backchannel, moved=stood_on ^ lists_of(post))
    if {one.pk for one in people} - before:
        record("chat.spoken_to", post, by=by, edition=backchannel.edition, told=sorted(before))


@transaction.atomic
def delete(post: Post, backchannel: Backchannel, *, by: Person) -> None:
    """Take it back. A stub stays, so that answers still have something to answer to."""
    if post.author_id != by.pk or post.kind != PostKind.SAID:
        return
    shown = with_all(Post.objects.filter(pk=post.pk, state=PostState.SHOWN)).first()
    if shown is None or not take_away(shown):
        return
    Version.objects.create(post=post, text=shown.text)
    retell(post, backchannel, moved=gone_from(shown))


def take_away(post: Post) -> bool:
    """Its words and what follows from them; whether they were there. A stub stays in its place."""
    gone = {"state": PostState.DELETED, "text": "", "html": "", "about": None}
    if not Post.objects.filter(pk=post.pk, state=PostState.SHOWN).update(**gone):
        return False
    post.mentions.all().delete()
    post.tags.all().delete()
    return True


def find(code: str, edition: Edition) -> Post | None:
    """A post of this edition with everything that a line needs."""
    return with_all(Post.objects.filter(code=code.upper(), stream__edition=edition)).first()
