"""What conversations hold of a person, for download and erasure."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from hallway.areas.chat import asked
from hallway.areas.chat.conversations import backchannel_of
from hallway.areas.chat.lines import with_all
from hallway.areas.chat.models import (
    Boost,
    Distance,
    Mention,
    Post,
    Question,
    QuestionVote,
    Report,
    TimeOut,
    Version,
)
from hallway.areas.chat.states import PostKind, PostState, QuestionState
from hallway.areas.chat.telling import gone_from, retell, tell_all
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, names_on_pages

_STREAM = ("stream__edition__name", "stream__happening__title")
_POST = ("post__stream__edition__name", "post__stream__happening__title")


@exports("posts", "chat.Post")
def posts(person: Person) -> Rows:
    said = Post.objects.filter(author=person, kind=PostKind.SAID).order_by("id")
    return list(
        said.values(*_STREAM, "code", "text", "state", "at", "edited_at", "reply_to__code", "boosted")
    )


@exports("post_boosts", "chat.Boost")
def boosts(person: Person) -> Rows:
    return list(Boost.objects.filter(person=person).values(*_POST, "post__code"))


@exports("post_mentions", "chat.Mention")
def mentions(person: Person) -> Rows:
    return list(Mention.objects.filter(person=person).values(*_POST, "post__code", "post__at"))


@exports("people_kept_away", "chat.Distance")
def distances(person: Person) -> Rows:
    """Whom they have muted or blocked; who has done so with them, they are not told."""
    return list(Distance.objects.filter(person=person).values("other__name", "kind", "at"))


@exports("chat_reports", "chat.Report")
def reports(person: Person) -> Rows:
    """What they have reported, and what they have decided."""
    mine = Report.objects.filter(by=person).values("edition__name", "reason", "note", "state", "at")
    decided = Report.objects.filter(decided_by=person).values("edition__name", "state", "decided_at")
    return [*mine, *decided]


@exports("chat_time_outs", "chat.TimeOut")
def time_outs(person: Person) -> Rows:
    mine = TimeOut.objects.filter(person=person).values("edition__name", "until")
    given = TimeOut.objects.filter(by=person).values("edition__name", "until", "note")
    return [*mine, *given]


@exports("questions", "chat.Question")
def questions(person: Person) -> Rows:
    told = ("happening__edition__name", "happening__title", "text", "is_anonymous", "state", "votes", "at")
    return list(Question.objects.filter(author=person).order_by("id").values(*told))


@exports("question_votes", "chat.QuestionVote")
def votes(person: Person) -> Rows:
    return list(
        QuestionVote.objects.filter(person=person).values("question__happening__title", "question__text")
    )


@names_on_pages
def speaking_up(person: Person) -> Iterable[str]:
    """Pages of conversations are kept by no cache; whoever has one open sees names anew."""
    return Post.objects.filter(author=person).values_list("stream__edition__slug", flat=True).distinct()


@erases
def forget(person: Person, *, names_too: bool) -> None:
    """Words go, what stands in their place names nobody; questions that were answered stay without a name."""
    _forget_boosts(person)
    mine = list(with_all(Post.objects.filter(author=person)))
    Version.objects.filter(post__author=person).delete()
    for table in (Distance, Mention, TimeOut):
        table._default_manager.filter(person=person).delete()
    Distance.objects.filter(other=person).delete()
    Report.objects.filter(by=person).update(by=None)
    for post in mine:
        _forget_post(post)
    _forget_questions(person)


def _forget_boosts(person: Person) -> None:
    mine = Boost.objects.filter(person=person)
    keys = list(mine.values_list("post", flat=True))
    mine.delete()
    Post.objects.filter(pk__in=keys, boosted__gt=0).update(boosted=F("boosted") - 1)
    carried = Post.objects.filter(author=person, kind=PostKind.CARRIED)
    tell_all(with_all(carried))
    carried.update(author=None)


def _forget_post(post: Post) -> None:
    backchannel = backchannel_of(post.stream.edition.slug)
    gone = {"author": None, "text": "", "html": "", "about": None, "state": PostState.DELETED}
    if post.kind == PostKind.CARRIED:
        return
    post.tags.all().delete()
    Post.objects.filter(pk=post.pk).update(**gone)
    carried = Post.objects.filter(original=post)
    tell_all(with_all(carried))
    carried.delete()
    if backchannel is not None:
        retell(post, backchannel, moved=gone_from(post))


def _forget_questions(person: Person) -> None:
    mine = QuestionVote.objects.filter(person=person)
    keys = list(mine.values_list("question", flat=True))
    mine.delete()
    Question.objects.filter(pk__in=keys, votes__gt=0).update(votes=F("votes") - 1)
    mine_asked = Question.objects.filter(author=person).select_related("happening__edition")
    happenings = {one.happening_id: one.happening for one in mine_asked}
    mine_asked.exclude(state=QuestionState.ANSWERED).delete()
    Question.objects.filter(author=person).update(author=None, is_anonymous=True)
    for happening in happenings.values():
        asked.tell_all(happening)
