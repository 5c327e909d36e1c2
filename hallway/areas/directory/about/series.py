"""A series through the years: what is next, how large it has been, and the index of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale
from django.core.paginator import Page
from django.db.models import QuerySet
from django.db.models.functions import Left, Upper

from hallway.areas.directory.about.prediction import Expected, expected, expected_call, history_of
from hallway.areas.directory.facets import BY_KEY
from hallway.engines.geography.continents import region_of
from hallway.engines.geography.countries import country_code
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition, Series
from hallway.ground.editions.states import Mode
from hallway.ground.editions.words import language

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "0"  # the letter of names that begin with none of A to Z


@dataclass(frozen=True, slots=True)
class Bar:
    """People at one edition; `share` of the largest one in per cent, at least 1."""

    edition: Edition
    people: int
    share: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next edition that is known, its open call, or when that likely closes; and what comes after."""

    edition: Edition | None
    call: Deadline | None
    likely_call: str
    expected: Expected | None


@dataclass(frozen=True, slots=True)
class Line:
    """A series in the index."""

    series: Series
    editions: int
    last: Edition | None
    next: Edition | None
    region: str


def bars(editions: Iterable[Edition]) -> list[Bar]:
    """Known sizes, oldest first; nothing where there is only one, since one figure is no picture."""
    sized = [(one, one.attendance) for one in editions if one.attendance and one.known_year and one.is_held]
    if len(sized) < 2:
        return []
    most = max(people for _edition, people in sized)
    return [Bar(one, people, max(1, round(100 * people / most))) for one, people in reversed(sized)]


def ahead(editions: list[Edition]) -> Ahead:
    """What is to come in a series. One query."""
    calls = list(Deadline.objects.filter(edition__in=editions).select_related("edition"))
    history = history_of(editions, calls)
    coming = next_of(editions)
    own = [call for call in calls if coming and call.edition_id == coming.pk]
    still = [call for call in own if call.closes_at and call.closes_at >= now()]
    call = min(still, key=lambda one: (one.kind != DeadlineKind.CALL, one.closes_at), default=None)
    likely = ""
    if coming and coming.starts_on and not any(one.closes_at for one in own):
        likely = expected_call([one for one in history if one.start != coming.starts_on], coming.starts_on)
    return Ahead(coming, call, likely, expected(history))


def next_of(editions: Iterable[Edition]) -> Edition | None:
    """The next edition that takes place and has a day."""
    today = now().date()
    coming = [
        one for one in editions if one.is_held and one.starts_on and (one.ends_on or one.starts_on) >= today
    ]
    return min(coming, key=lambda one: one.starts_on or today, default=None)


def last_of(editions: Iterable[Edition]) -> Edition | None:
    """The last edition that took place."""
    today = now().date()
    over = [
        one for one in editions if one.is_held and one.starts_on and (one.ends_on or one.starts_on) < today
    ]
    return max(over, key=lambda one: one.starts_on or today, default=None)


def index(kind: str, letter: str) -> QuerySet[Series]:
    """Public series from A to Z, perhaps of one kind or with one letter."""
    found = Series.objects.with_public_editions().annotate(initial=Upper(Left("name", 1)))
    if kind:
        found = found.filter(kind=kind)
    if letter == OTHER:
        found = found.exclude(initial__in=LETTERS)
    elif letter:
        found = found.filter(initial=letter)
    return found.order_by(Upper("name"), "pk")


def letters_of(kind: str) -> list[str]:
    """The letters that the index has. One query."""
    found_in = index(kind, "").order_by().annotate(first=Upper(Left("name", 1)))
    initials = found_in.values_list("first", flat=True).distinct()
    found = {initial if initial in LETTERS else OTHER for initial in initials}
    return sorted(found, key=lambda letter: (letter == OTHER, letter))


def lines(page: Page[Series]) -> list[Line]:
    """The series of a page of the index with what there is to say of each. One query."""
    wanted = Edition.objects.published().filter(series__in=[one.pk for one in page.object_list])
    editions: dict[int, list[Edition]] = defaultdict(list)
    for edition in wanted.newest_first():
        editions[edition.series_id].append(edition)
    return [_line(series, editions[series.pk]) for series in page.object_list]


def _line(series: Series, editions: list[Edition]) -> Line:
    return Line(
        series=series,
        editions=len(editions),
        last=last_of(editions),
        next=next_of(editions),
        region=_region(editions),
    )


def _region(editions: Iterable[Edition]) -> str:
    """The country of its editions, or the part of the world, where all of them lie in one; else nothing."""
    placed = {country_code(one.country) for one in editions if one.country and one.mode != Mode.ONLINE} - {""}
    if len(placed) == 1:
        locale = Locale(language())
        return str(locale.territories.get(next(iter(placed)), ""))
    regions = {region_of(code) for code in placed}
    names = {value.key: str(value.label) for value in BY_KEY["region"].values}
    return names.get(regions.pop(), "") if len(regions) == 1 else ""
