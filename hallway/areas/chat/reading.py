"""Questions to the conversations. Each page asks the same number, however much is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet

from hallway.areas.chat.asked import Asked, all_asked
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.lines import Line, Liner, with_all
from hallway.areas.chat.models import (
    Backchannel,
    Boost,
    Distance,
    Post,
    Question,
    QuestionTime,
    QuestionVote,
    Report,
    Stream,
    TimeOut,
    Version,
)
from hallway.areas.chat.people import MOST_OFFERED, seen_in
from hallway.areas.chat.rules import nearness_of_readers
from hallway.areas.chat.states import PUBLIC, PostKind, PostState, QuestionState, ReportState
from hallway.ground.access.rules import Viewer
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Handle, Person
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import HandleKind

PAGE = 50  # posts
MOST_STREAMS = 8
MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a conversation, oldest line first; `before` is where an older one ends, if there is more."""

    lines: list[Line]
    before: int | None


def away_from(viewer: Viewer, *, but: Collection[str] = ()) -> dict[str, str]:
    """Code → kind, of everybody whom this viewer has muted or blocked.

    `but`: whose words they have gone to read all the same, on a page of their own.
    """
    if not isinstance(viewer, Person):
        return {}
    found = Distance.objects.filter(person=viewer).values_list("other__code", "kind")
    return {code: kind for code, kind in found if code not in but}


def latest(conversation: Conversation, viewer: Viewer, before: int | None = None) -> Part:
    """The newest posts, or those before a number; without people whom the viewer keeps away."""
    edition, happening = conversation.edition, conversation.happening
    posts = Post.objects.filter(stream__edition=edition, stream__happening=happening)
    if before is not None:
        posts = posts.filter(number__lt=before)
    rows = list(with_all(posts.order_by("-number"))[: PAGE + 1])
    more, rows = rows[PAGE:], rows[:PAGE]
    return Part(_seen_by(viewer, rows[::-1], conversation.backchannel), rows[-1].number if more else None)


def _seen_by(
    viewer: Viewer, posts: Iterable[Post], backchannel: Backchannel, *, but: Collection[str] = ()
) -> list[Line]:
    away = away_from(viewer, but=but)
    lines = Liner(backchannel).lines(posts)
    return [line for line in lines if not away.keys() & set(line.codes)]


def tagged(backchannel: Backchannel, name: str, viewer: Viewer) -> list[Line]:
    """The newest posts with a hashtag, in all conversations of the edition."""
    posts = _shown(backchannel.edition).filter(tags__name=name)
    return _seen_by(viewer, with_all(posts.order_by("-id"))[:PAGE], backchannel)


def said_by(person: Person, backchannel: Backchannel, viewer: Viewer) -> list[Line]:
    """What somebody has said in this edition, the newest first; also for whoever keeps them away."""
    posts = with_all(_shown(backchannel.edition).filter(author=person, kind=PostKind.SAID))
    return _seen_by(viewer, posts.order_by("-id")[:PAGE], backchannel, but=(person.code,))


def naming(person: Person, backchannel: Backchannel) -> list[Line]:
    """What speaks to this person or answers them, the newest first."""
    posts = _shown(backchannel.edition).filter(Q(mentions__person=person) | Q(reply_to__author=person))
    rows = with_all(posts.exclude(author=person).distinct().order_by("-id"))[:PAGE]
    return _seen_by(person, rows, backchannel)


def answers_to(
    post: Post, backchannel: Backchannel, viewer: Viewer, *, but: Collection[str] = ()
) -> list[Line]:
    """The newest answers to a post, the oldest of them first."""
    rows = list(with_all(post.replies.order_by("-number"))[:PAGE])
    return _seen_by(viewer, rows[::-1], backchannel, but=but)


def line_of(post: Post, backchannel: Backchannel) -> Line:
    """One post from `with_all`."""
    return Liner(backchannel).line(post)


def _shown(edition: Edition) -> QuerySet[Post]:
    return Post.objects.filter(stream__edition=edition, state=PostState.SHOWN)


def has_boosted(post: Post, viewer: Viewer) -> bool:
    key = post.original_id if post.kind == PostKind.CARRIED else post.pk
    return isinstance(viewer, Person) and Boost.objects.filter(post=key, person=viewer).exists()


def busy_streams(edition: Edition) -> list[Stream]:
    """Conversations about sessions and cards in which somebody has spoken lately."""
    found = Stream.objects.filter(edition=edition, happening__isnull=False, last_at__isnull=False)
    return list(found.select_related("happening").order_by("-last_at")[:MOST_STREAMS])


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody who is seen in this edition: as the readers of its conversations may see them."""

    person: Person
    name: str
    photo_url: str
    pronouns: str
    handles: tuple[Handle, ...]


def face_of(person: Person, backchannel: Backchannel) -> Face:
    """Name, photo, pronouns and handles, as far as all who read along may see them."""
    nearness = nearness_of_readers(backchannel)

    def sees(field: str) -> bool:
        return may_see(field, person, nearness=nearness)

    return Face(
        person=person,
        name=person.name,
        photo_url=person.photo.url if person.photo and sees("photo") else "",
        pronouns=person.pronouns if sees("pronouns") else "",
        handles=tuple(person.handles.all()) if sees("handles") else (),
    )


def who_is(words: str, backchannel: Backchannel) -> list[Face]:
    """People who are seen here, by a part of their name or by a handle that readers may see."""
    asked = words.strip().removeprefix("@")
    if len(asked) < 2:
        return []
    people = seen_in(backchannel.edition).prefetch_related("handles")
    named = list(people.filter(name__icontains=asked).order_by("name", "pk")[:MOST_FOUND])
    handles = Handle.objects.filter(Q(value__icontains=asked)).exclude(kind=HandleKind.WEBSITE)
    called = people.filter(pk__in=handles.values("person")).order_by("name", "pk")[:MOST_FOUND]
    faces = [face_of(one, backchannel) for one in called]
    open_ones = [face for face in faces if face.handles]
    known = {face.person.pk for face in open_ones}
    return [*open_ones, *(face_of(one, backchannel) for one in named if one.pk not in known)][:MOST_FOUND]


def questions_of(happening: Happening, *, by_votes: bool = False) -> list[Asked]:
    """What everybody sees: in the order in which it was asked, or what most want to know first."""
    order = ("state", "-votes", "number") if by_votes else ("number",)
    rows = _questions(happening).filter(state__in=PUBLIC).order_by(*order)
    found = all_asked(rows, time_of(happening))
    return sorted(found, key=lambda one: one.is_answered) if by_votes else found


def _questions(happening: Happening) -> QuerySet[Question]:
    return Question.objects.filter(happening=happening).select_related("author", "happening__edition")


def time_of(happening: Happening) -> QuestionTime | None:
    return QuestionTime.objects.filter(happening=happening).first()


def my_votes(happening: Happening, viewer: Viewer) -> list[str]:
    """Codes of the questions for which this viewer has voted."""
    if not isinstance(viewer, Person):
        return []
    mine = QuestionVote.objects.filter(person=viewer, question__happening=happening)
    return list(mine.values_list("question__code", flat=True))


def my_waiting(happening: Happening, viewer: Viewer) -> list[Question]:
    """What I have asked and nobody has let through yet."""
    if not isinstance(viewer, Person):
        return []
    waiting = _questions(happening).filter(author=viewer, state=QuestionState.WAITING)
    return list(waiting.order_by("number"))


@dataclass(frozen=True, slots=True)
class Stage:
    """What those on stage see."""

    current: Asked | None
    coming: list[Asked]
    waiting: list[Asked]
    answered: list[Asked]


def stage_of(happening: Happening) -> Stage:
    """The question that is being answered, and the others by votes."""
    rows = _questions(happening).exclude(state=QuestionState.HIDDEN).order_by("-votes", "number")
    found = all_asked(rows, time_of(happening))
    return Stage(
        current=next((one for one in found if one.is_highlighted), None),
        coming=[one for one in found if one.state == QuestionState.SHOWN and not one.is_highlighted],
        waiting=[one for one in found if one.is_waiting],
        answered=[one for one in found if one.is_answered],
    )


def question_of(happening: Happening, code: str) -> Question | None:
    return _questions(happening).filter(code=code.upper()).first()


@dataclass(frozen=True, slots=True)
class Case:
    """Something that was reported, with everything that moderators need to decide."""

    post: Post | None
    question: Question | None
    reports: list[Report]

    @property
    def what(self) -> Post | Question:
        found = self.post or self.question
        if found is None:
            raise ValueError("a case is about a post or a question")
        return found


def cases(edition: Edition, *, is_open: bool = True, most: int = 50) -> list[Case]:
    """What waits for the moderators, the longest first; or what was decided, the newest first."""
    reports = Report.objects.filter(edition=edition).select_related(
        "by", "decided_by", "post__author", "post__outside", "post__stream__happening", "question__author",
        "question__happening",
    )  # fmt: skip
    versions = Prefetch("post__versions", Version.objects.order_by("at", "id"))
    reports = reports.prefetch_related(versions)
    if is_open:
        reports = reports.filter(state=ReportState.OPEN).order_by("at", "id")
    else:
        reports = reports.exclude(state=ReportState.OPEN).order_by(
            F("decided_at").desc(nulls_last=True), "-id"
        )
    found: dict[tuple[int | None, int | None], Case] = {}
    for report in reports[:500]:
        case = found.setdefault((report.post_id, report.question_id), Case(report.post, report.question, []))
        case.reports.append(report)
    return list(found.values())[:most]


def hidden_posts(edition: Edition) -> list[Post]:
    """What is hidden now, the newest first."""
    posts = Post.objects.filter(stream__edition=edition, state=PostState.HIDDEN)
    return list(posts.select_related("author", "outside", "stream__happening").order_by("-id")[:PAGE])


def time_outs(edition: Edition) -> list[TimeOut]:
    """Who is asked to pause now."""
    found = TimeOut.objects.filter(edition=edition, until__gt=now()).select_related("person", "by", "edition")
    return list(found.order_by("until"))


def my_distances(person: Person) -> list[Distance]:
    return list(Distance.objects.filter(person=person).select_related("other"))


def tags_like(part: str, backchannel: Backchannel) -> list[str]:
    """Hashtags that begin so: the conference's own, then those in use, the commonest first."""
    begun = part.casefold()
    own = [tag for tag in backchannel.hashtags if tag.startswith(begun)]
    found = _shown(backchannel.edition).filter(tags__name__startswith=begun).values("tags__name")
    # The join that filters is the one that is counted: a post with two such tags counts for both.
    rows = found.annotate(n=Count("id")).order_by("-n", "tags__name")[: MOST_OFFERED + 1]
    return list(dict.fromkeys([*own, *(row["tags__name"] for row in rows)]))[: MOST_OFFERED + 1]


def popular_tags(edition: Edition) -> list[str]:
    """Hashtags that several posts have, the commonest first."""
    found = _shown(edition).filter(tags__isnull=False).values("tags__name").annotate(n=Count("id"))
    return [row["tags__name"] for row in found.filter(n__gt=1).order_by("-n", "tags__name")[:MOST_STREAMS]]
