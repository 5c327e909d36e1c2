"""An edition as lines of lists: one for each time between its deadlines, with the bits of its facets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_

from hallway.areas.directory.facets import BITS, UNDATED_CALL, YES
from hallway.areas.directory.models import Entry, Listing
from hallway.areas.directory.models.index import BEGINNING, NEVER, UNKNOWN_DAY
from hallway.areas.directory.states import Price
from hallway.engines.geography.continents import region_of
from hallway.engines.geography.countries import country_code
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition

PROPOSALS = frozenset(
    {
        DeadlineKind.CALL,
        DeadlineKind.TUTORIAL,
        DeadlineKind.WORKSHOP,
        DeadlineKind.POSTER,
        DeadlineKind.LIGHTNING,
    }
)
COUNTED = PROPOSALS | {DeadlineKind.AID}  # what somebody who wants to speak must not miss
LONGEST = dt.timedelta(days=366)  # how long ago something that is still on may have begun
AOE = dt.timezone(dt.timedelta(hours=-12))
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """All that lines are made from."""

    edition: Edition
    entry: Entry | None
    deadlines: tuple[Deadline, ...] = ()
    countries: tuple[str, ...] = ()  # as written, of every place
    attendance: int | None = None  # its own, or else that of the latest edition before it
    words: str = ""  # of the search


def lines_of(facts: Facts) -> Iterator[Listing]:
    """The lines of one edition, in order; they cover all time, and no instant twice."""
    edition = facts.edition
    ends = sorted({end for _kind, end in _counted(facts)})
    last_day = edition.ends_on or edition.starts_on
    usual = _usual_bits(facts)
    for true_from, closes_at in pairwise([BEGINNING, *ends, NEVER]):
        yield Listing(
            edition=edition,
            true_from=true_from,
            closes_at=closes_at,
            starts_on=edition.starts_on or UNKNOWN_DAY,
            ends_on=last_day or _last_day_of(edition.year),
            year=edition.known_year,
            facets=usual | _call_bits(facts, closes_at),
            words=facts.words,
        )


def country_codes(names: Iterable[str]) -> set[str]:
    """The alpha-2 codes of the names that are countries."""
    return {code for name in names if (code := country_code(name))}


def _counted(facts: Facts) -> list[tuple[str, dt.datetime]]:
    """Kind and end of the deadlines that lists go by.

    Nobody hands in for what is not held, or until a day when all is over.
    """
    edition = facts.edition
    last_day = edition.ends_on or edition.starts_on
    all_over = dt.datetime.combine(last_day, dt.time.max, AOE) if last_day else NEVER
    ends = [(one.kind, one.closes_at) for one in facts.deadlines if one.closes_at and one.kind in COUNTED]
    return [(kind, end) for kind, end in ends if edition.is_held and BEGINNING < end <= all_over]


def _last_day_of(year: int | None) -> dt.date:
    return dt.date(year, 12, 31) if year else UNKNOWN_DAY


def _usual_bits(facts: Facts) -> int:
    """What does not change from one line to the next."""
    edition, entry = facts.edition, facts.entry
    chosen = [("mode", edition.mode), ("status", edition.status), ("size", _size(facts.attendance))]
    chosen += [("region", region_of(code)) for code in country_codes(facts.countries)]
    if entry:
        chosen += [("topic", topic) for topic in entry.topics]
    if entry and entry.price == Price.FREE:
        chosen.append(("price", "free"))
    if (entry and entry.aid_url) or any(one.kind == DeadlineKind.AID for one in facts.deadlines):
        chosen.append(("aid", YES))
    if is_weekend_only(edition.starts_on, edition.ends_on):
        chosen.append(("days", "weekend"))
    return reduce(or_, (BITS.get(one, 0) for one in chosen), 0)


def _call_bits(facts: Facts, closes_at: dt.datetime) -> int:
    """Whether proposals can be handed in until that deadline or a later one."""
    if any(kind in PROPOSALS and end >= closes_at for kind, end in _counted(facts)):
        return BITS["open", YES]
    unknown = any(one.kind in PROPOSALS and one.closes_at is None for one in facts.deadlines)
    return UNDATED_CALL if unknown and facts.edition.is_held else 0


def is_weekend_only(first: dt.date | None, last: dt.date | None) -> bool:
    """Every day is a Saturday or a Sunday."""
    if first is None:
        return False
    days = ((last or first) - first).days + 1
    return first.weekday() >= _SATURDAY and first.weekday() + days <= _SATURDAY + 2


def _size(people: int | None) -> str:
    if not people:
        return ""
    return "small" if people < 100 else "medium" if people < 500 else "large" if people < 1500 else "huge"
