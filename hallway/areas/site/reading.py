"""Questions that the pages of an edition ask, each with a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hallway.areas.site import paths
from hallway.areas.site.models import RIGHTMOST, NewsPost, NewsTag, Page
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.deadlines.words import left_words
from hallway.ground.editions.models import Edition, Series, TeamCredit
from hallway.ground.editions.states import HELD
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import ON_STAGE
from hallway.ground.people.models import Person
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import Audience

WHY = ("why-attend", "why-come", "why")  # where the reasons to come are looked for
LATEST = 3
TALKS = (DeadlineKind.CALL, DeadlineKind.TUTORIAL, DeadlineKind.WORKSHOP, DeadlineKind.POSTER)


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who is thanked; `href` only for people who have a public page, those who speak."""

    person: Person
    role: str
    href: str
    photo: str


@dataclass(frozen=True, slots=True)
class Team:
    name: str
    credits: tuple[Credit, ...]


def navigation(edition: Edition) -> list[dict[str, str]]:
    """What the header offers: programme, pages, news, team, and the rightmost pages. Two queries."""
    has = _sections(edition)
    pages = [
        (order, {"href": reverse("site:page", args=[edition.slug, slug]), "label": title})
        for order, slug, title in edition.pages.live()
        .filter(in_nav=True)
        .order_by("order", "title", "id")
        .values_list("order", "slug", "title")
    ]
    items = [{"href": paths.schedule(edition), "label": _("Programme")}] if has["has_sessions"] else []
    if has["has_board"]:
        items.append({"href": paths.board(edition), "label": _("Open spaces")})
        items.append({"href": paths.hallway(edition), "label": _("Hallway")})
    if has["has_chat"]:
        items.append({"href": paths.chat(edition), "label": _("Conversation")})
    items += [item for order, item in pages if order < RIGHTMOST]
    if has["has_news"]:
        items.append({"href": reverse("site:news", args=[edition.slug]), "label": _("News")})
    if has["has_team"]:
        items.append({"href": reverse("site:team", args=[edition.slug]), "label": _("Team")})
    return items + [item for order, item in pages if order >= RIGHTMOST]


def house_navigation() -> list[dict[str, str]]:
    """What the header of pages offers that belong to no edition. Addresses only, no queries."""
    places = [
        ("directory:calls", _("Calls")),
        ("directory:conferences", _("Conferences")),
        ("directory:map", _("Map")),
        ("directory:guides", _("Guides")),
    ]
    return [{"href": href, "label": label} for name, label in places if (href := _address(name))]


def _address(name: str) -> str:
    """Where the page of this name is; empty in a house without it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _sections(edition: Edition) -> Mapping[str, object]:
    own = {"edition": OuterRef("pk")}
    asked = Edition.objects.annotate(
        has_sessions=Exists(Happening.objects.public().programme().filter(**own)),
        has_board=Q(board__isnull=False),  # by name: areas do not know each other
        has_chat=Q(backchannel__isnull=False) & ~Q(backchannel__state="closed"),
        has_news=Exists(NewsPost.objects.live().filter(**own)),
        has_team=Exists(TeamCredit.objects.filter(**own)),
    )
    return asked.values("has_sessions", "has_board", "has_chat", "has_news", "has_team").get(pk=edition.pk)


def why_page(edition: Edition) -> Page | None:
    """The page with reasons to come, if the team wrote one."""
    return edition.pages.live().filter(slug__in=WHY).select_related("edition").first()


def news(edition: Edition, *, tag: str = "", limit: int | None = None) -> list[NewsPost]:
    """Published news, newest first, with authors and tags; of one tag, or the latest few."""
    posts = edition.news.live().newest_first()
    if tag:
        posts = posts.filter(tags__slug=tag)
    return list(posts.select_related("author", "edition").prefetch_related("tags__edition")[:limit])


def news_tags(edition: Edition) -> list[NewsTag]:
    """The tags that published news carries."""
    return list(edition.news_tags.filter(posts__in=edition.news.live()).distinct().select_related("edition"))


@dataclass(frozen=True, slots=True)
class House:
    """The public conferences of this installation, by where they stand in time."""

    running: tuple[Edition, ...]
    upcoming: tuple[Edition, ...]
    past: tuple[Edition, ...]
    series: tuple[Series, ...]


def house() -> House:
    """What the front page shows. Editions without a date are still to come, and stand last."""
    editions = list(Edition.objects.published().hosted().newest_first().select_related("series"))
    held = [edition for edition in editions if edition.is_held]
    over = [edition for edition in editions if edition.is_over or not edition.is_held]
    coming = [edition for edition in held if not edition.is_over and not edition.is_running]
    coming.sort(key=lambda edition: (edition.starts_on is None, edition.starts_on or dt.date.max))
    series = {edition.series_id: edition.series for edition in editions}
    return House(
        running=tuple(edition for edition in held if edition.is_running),
        upcoming=tuple(coming),
        past=tuple(over),
        series=tuple(sorted(series.values(), key=lambda one: one.name)),
    )


@dataclass(frozen=True, slots=True)
class Closing:
    """A call that closes soon; `left` is the time until then in words."""

    deadline: Deadline
    left: str


def closing_next(limit: int = 5) -> list[Closing]:
    """The next call to close of each of a few conferences, here or anywhere. One query."""
    upcoming = Deadline.objects.upcoming().filter(
        kind__in=TALKS, edition__published=True, edition__status__in=HELD
    )
    found: dict[int, Deadline] = {}
    for deadline in upcoming.select_related("edition")[: limit * 4]:
        found.setdefault(deadline.edition_id, deadline)
    moment = now()
    return [
        Closing(deadline, left_words(deadline.closes_at or moment, moment))
        for deadline in list(found.values())[:limit]
    ]


def teams(edition: Edition) -> list[Team]:
    """Everybody who is thanked, by team in the order of the credits. Two queries."""
    speaking = set(
        Appearance.objects.filter(
            happening__in=Happening.objects.public().programme().filter(edition=edition), part__in=ON_STAGE
        )
        .values_list("person_id", flat=True)
        .distinct()
    )
    credits = list(edition.credits.select_related("person"))
    first = {credit.team: place for place, credit in reversed(list(enumerate(credits)))}
    credits.sort(key=lambda credit: first[credit.team])
    return [
        Team(name, tuple(_credit(edition, one, one.person_id in speaking) for one in group))
        for name, group in groupby(credits, key=lambda credit: credit.team)
    ]


def _credit(edition: Edition, credit: TeamCredit, speaks: bool) -> Credit:
    person = credit.person
    shows = person.photo and may_see("photo", person, nearness=Audience.PUBLIC, is_speaker=speaks)
    return Credit(
        person=person,
        role=credit.role,
        href=paths.speaker(edition, person.code) if speaks else "",
        photo=person.photo.url if shows else "",
    )
