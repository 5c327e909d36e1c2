"""What notices of the conversations say as they are sent: hours may lie between a post and its digest.

Asked by kind (`Kind.anew`); None for what no longer holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hallway.areas.chat.conversations import backchannel_of
from hallway.areas.chat.models import Distance, Post, Report
from hallway.areas.chat.rules import may_moderate, may_read
from hallway.areas.chat.states import PostState, ReportState
from hallway.ground.activity.notices import Words
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.people.models import Person

LONGEST = 300

Anew = Callable[[int, Sequence[Words]], list[Words | None]]


def hearers(post: Post, people: Iterable[Person]) -> set[int]:
    """Those of these people who may hear of a post by a notice: as long as it is shown, they may read it and
    do not keep its writer away.
    """
    edition = post.stream.edition
    if post.author is None or post.state != PostState.SHOWN or not edition.published:
        return set()
    backchannel = backchannel_of(edition.slug)
    if backchannel is None or (post.stream.happening and is_in_confidence(post.stream.happening)):
        return set()
    away = set(Distance.objects.filter(other=post.author).values_list("person_id", flat=True))
    return {one.pk for one in people if one.pk not in {*away, post.author_id} and may_read(one, backchannel)}


def words_of(post: Post) -> dict[str, str]:
    """What a notice says of a post; `post` for those who ask later."""
    words = post.text if len(post.text) <= LONGEST else f"{post.text[:LONGEST].rstrip()}…"
    return {
        "name": post.author.name if post.author else "",
        "words": words,
        "where": str(post.stream.happening or post.stream.edition.name),
        "conference": post.stream.edition.name,
        "post": post.code,
    }


def _of_posts(holds: Callable[[Post, Person], bool]) -> Anew:
    """The words of the post as it stands, while `holds` says so."""

    def anew(pk: int, many: Sequence[Words]) -> list[Words | None]:
        person = Person.objects.get(pk=pk)
        found = Post.objects.filter(code__in={words["post"] for words in many})
        rows = found.select_related("stream__edition", "stream__happening", "author", "reply_to")
        posts = {post.code: post for post in rows.prefetch_related("mentions") if holds(post, person)}
        return [words_of(posts[code]) if (code := words["post"]) in posts else None for words in many]

    return anew


def _names(post: Post, person: Person) -> bool:
    return any(one.person_id == person.pk for one in post.mentions.all()) and bool(hearers(post, [person]))


def _answers(post: Post, person: Person) -> bool:
    is_to_me = post.reply_to is not None and post.reply_to.author_id == person.pk
    return is_to_me and bool(hearers(post, [person]))


def _is_hidden(post: Post, person: Person) -> bool:
    return post.state == PostState.HIDDEN and post.author_id == person.pk and post.stream.edition.published


def reported(pk: int, many: Sequence[Words]) -> list[Words | None]:
    """As long as nobody has decided, and they are still asked to."""
    person = Person.objects.get(pk=pk)
    waiting = Report.objects.filter(pk__in={words["report"] for words in many}, state=ReportState.OPEN)
    mine = {str(one.pk) for one in waiting.select_related("edition") if may_moderate(person, one.edition)}
    return [words if words["report"] in mine else None for words in many]


mentioned, replied, hidden = _of_posts(_names), _of_posts(_answers), _of_posts(_is_hidden)
