"""The balance of a draft at a glance: rooms, days, tracks, levels, topics, speakers. Numbers for pictures."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hallway.areas.programme.timetable.board import day_of
from hallway.areas.programme.timetable.charts import Bar, bars, stacked
from hallway.areas.programme.timetable.material import Material, is_solved
from hallway.areas.programme.timetable.models import Placement
from hallway.ground.editions.models import Place, Track
from hallway.ground.happenings.states import Level


@dataclass(frozen=True, slots=True)
class RoomLoad:
    """How full a room is expected to be in its sessions, against its seats."""

    place: Place
    sessions: int
    expected: int  # people in the middle session, by size
    most: int
    overfull: int  # sessions with more people than seats
    share: float  # of `most` in the seats, in hundredths, cut at 100
    level: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A track over the days: how many sessions on each, as hundredths of the busiest."""

    track: Track | None
    counts: list[int]
    total: int

    @property
    def name(self) -> str:
        return (self.track.short_name or self.track.name) if self.track else _("No track")


@dataclass(frozen=True, slots=True)
class Balance:
    days: list[dt.date]
    rooms: list[RoomLoad]
    flows: list[Flow]
    busiest: int
    levels: list[tuple[dt.date | None, list[Bar]]]  # all of it, then each day
    topics: list[Bar]
    speakers: list[Bar]  # how many people speak on so many days
    long_stays: list[tuple[str, int]]  # who speaks on three days or more


def balance_of(material: Material) -> Balance:
    """Everything for the page; no query beyond those of the material and the stars."""
    rows = [row for row in material.rows if row.starts_at and is_solved(row.happening)]
    by_day: dict[dt.date, list[Placement]] = defaultdict(list)
    for row in rows:
        by_day[day_of(row)].append(row)
    days = sorted(by_day)
    flows = _flows(rows, days)
    speakers, long_stays = _speakers(material, rows)
    return Balance(
        days=days,
        rooms=_rooms(material, rows),
        flows=flows,
        busiest=max((count for flow in flows for count in flow.counts), default=0),
        levels=[(None, _levels(rows)), *((day, _levels(by_day[day])) for day in days)] if rows else [],
        topics=_topics(material, rows),
        speakers=speakers,
        long_stays=long_stays,
    )


def _rooms(material: Material, rows: list[Placement]) -> list[RoomLoad]:
    wanted: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.place_id:
            wanted[row.place_id].append(material.expected(row.happening_id))
    return [_load(place, sorted(wanted[place.pk])) for place in material.places if place.pk in wanted]


def _load(place: Place, people: list[int]) -> RoomLoad:
    seats = place.capacity
    overfull = sum(1 for count in people if seats is not None and count > seats)
    share = 100 * people[-1] / seats if seats else 0
    level = "hard" if overfull else "soft" if share > 85 else "free"
    return RoomLoad(
        place, len(people), people[len(people) // 2], people[-1], overfull, min(share, 100), level
    )


def _flows(rows: list[Placement], days: list[dt.date]) -> list[Flow]:
    tracks: dict[int | None, Track | None] = {row.happening.track_id: row.happening.track for row in rows}
    counted = Counter((row.happening.track_id, day_of(row)) for row in rows)
    flows = [
        Flow(track, counts, sum(counts))
        for pk, track in tracks.items()
        for counts in [[counted[pk, day] for day in days]]
    ]
    return sorted(flows, key=lambda flow: (flow.track is None, -flow.total))


def _levels(rows: list[Placement]) -> list[Bar]:
    counted = Counter(row.happening.level for row in rows)
    return stacked([(str(level.label), counted[level], level.value) for level in Level if counted[level]])


def _topics(material: Material, rows: list[Placement]) -> list[Bar]:
    counted = Counter(topic.name for row in rows for topic in material.topics.get(row.happening_id, ()))
    return bars([(name, count, "") for name, count in counted.most_common(12)])


def _speakers(material: Material, rows: list[Placement]) -> tuple[list[Bar], list[tuple[str, int]]]:
    days: dict[int, set[dt.date]] = defaultdict(set)
    names: dict[int, str] = {}
    for row in rows:
        for person in material.people_of(row.happening_id):
            days[person.pk].add(day_of(row))
            names[person.pk] = person.name
    counted = Counter(len(mine) for mine in days.values())
    found = bars([(str(number), counted[number], "") for number in sorted(counted)])
    stays = sorted((names[pk], len(mine)) for pk, mine in days.items() if len(mine) > 2)
    return found, stays[:20]
