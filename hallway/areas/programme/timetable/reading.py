"""Queries for the organisers' pages of the timetable, a fixed number for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from hallway.areas.programme.timetable import board as boards
from hallway.areas.programme.timetable import checking, kept
from hallway.areas.programme.timetable.board import Board, Card
from hallway.areas.programme.timetable.checking import Check
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.interest import likely
from hallway.areas.programme.timetable.models import Draft, Edit
from hallway.areas.programme.timetable.problem import Material
from hallway.areas.programme.timetable.rules import Reach
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft as the editor shows it: the board of one day, the tray, and what is wrong."""

    material: Material
    found: Check
    day: OpenDay | None
    board: Board | None
    tray: list[Card]
    waiting: int  # in the whole tray, whatever the filter

    @property
    def draft(self) -> Draft:
        return self.material.draft

    @property
    def days(self) -> list[OpenDay]:
        return self.material.days


def desk_of(
    draft: Draft,
    reach: Reach,
    *,
    day: dt.date | None = None,
    all_rooms: bool = False,
    kind: str = "",
    track: str = "",
    text: str = "",
) -> Desk:
    """The editor's page. `kind`, `track` (a slug) and `text` filter the tray."""
    known = kept.fresh(draft)  # whoever looks at the board takes something into their hand next
    material = known.material
    found = checking.check(material, known.explainer.board)
    chosen = material.open_day(day) if day else None
    chosen = chosen or _first_day(material)
    tray = boards.tray_of(material, found, reach)
    shown = [card for card in tray if fits(card, kind, track, text)]
    board = boards.board_of(material, chosen, found, reach, all_rooms=all_rooms) if chosen else None
    return Desk(material, found, chosen, board, shown, len(tray))


def _first_day(material: Material) -> OpenDay | None:
    """The first day with talks on it, as that is where the work is; else the first."""
    with_talks = [
        boards.day_of(row) for row in material.rows if row.starts_at and row.happening.kind == Kind.TALK
    ]
    day = min(with_talks, default=None)
    return (material.open_day(day) if day else None) or next(iter(material.days), None)


def fits(card: Card, kind: str, track: str, text: str) -> bool:
    """Whether a card passes the filters of tray and list; text is looked for in title and names."""
    one = card.happening
    words = f"{one.title} {card.people} {one.code}".casefold()
    return (
        (not kind or one.kind == kind)
        and (not track or (one.track is not None and one.track.slug == track))
        and text.casefold() in words
    )


def drafts_of(edition: Edition) -> QuerySet[Draft]:
    """Open drafts first, each with how many sessions are placed and how many wait."""
    sessions = ~Q(placements__happening__kind=Kind.BREAK)
    return edition.drafts.select_related("created_by").annotate(
        placed=Count("placements", filter=sessions & Q(placements__starts_at__isnull=False)),
        waiting=Count("placements", filter=sessions & Q(placements__starts_at=None)),
    )


def edits_since(draft: Draft, revision: int, most: int = 20) -> QuerySet[Edit]:
    """What was done after a revision, the newest first."""
    found = Edit.objects.filter(draft=draft, number__gt=revision).select_related("by", "about")
    return found[:most]


def titles_of(draft: Draft) -> dict[int, str]:
    """Placement → title, for the journal."""
    return dict(draft.placements.values_list("pk", "happening__title"))


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session of somebody's, and how many people to reckon with."""

    happening: Happening
    stars: int
    likely: int


def own_sessions(edition: Edition, person: Person) -> list[OwnSession]:
    """What a person gives at an edition, as far as it is public, by time. One query."""
    mine = edition.happenings.public().programme().exclude(state=State.CANCELLED)
    rows = mine.filter(appearances__person=person).select_related("edition", "place")
    rows = rows.annotate(said=F("timetable_needs__expected"), starred=Count("stars", distinct=True))
    return [
        OwnSession(row, row.starred, likely(row.starred, row.said))
        for row in rows.order_by("starts_at", "id")
    ]
