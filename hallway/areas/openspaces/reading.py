"""Questions to the board. Each page asks the same number, however many cards there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hallway.areas.openspaces import arranging
from hallway.areas.openspaces.arranging import Asked, Held
from hallway.areas.openspaces.finding import Fit, Free, Span, Wanted, find
from hallway.areas.openspaces.models import Board, Card, Cell, OpenRoom, Vote, Wish
from hallway.areas.openspaces.models.cards import CardQuerySet
from hallway.areas.openspaces.showing import Shown, shown
from hallway.areas.openspaces.slots import slots_of, stamp
from hallway.areas.openspaces.states import HostState, Need
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Appearance, Happening, Star
from hallway.ground.happenings.states import SignUpState, State
from hallway.ground.people.models import Person

TAKEN = "taken"  # said to nobody: where only free cells are looked for
FIRST = 2  # grid line of the first row and column: signs and times stand before it


@dataclass(frozen=True, slots=True)
class Square:
    """A room at an hour: a card, a reason why there is none, or free."""

    place: Place
    starts_at: dt.datetime
    row: int
    column: int
    card: Shown | None = None
    closed_for: str = ""
    is_past: bool = False

    @property
    def is_free(self) -> bool:
        return self.card is None and not self.closed_for and not self.is_past

    @property
    def classes(self) -> str:
        """Its place in the grid of the style sheet."""
        return f"row-{self.row} to-{self.row + 1} col-{self.column} colto-{self.column + 1}"

    @property
    def stamp(self) -> str:
        return stamp(self.starts_at)


@dataclass(frozen=True, slots=True)
class Hour:
    starts_at: dt.datetime
    ends_at: dt.datetime
    row: int
    squares: list[Square]

    @property
    def stamp(self) -> str:
        return stamp(self.starts_at)

    @property
    def is_past(self) -> bool:
        return self.ends_at <= now()

    @property
    def cards(self) -> list[Shown]:
        return [square.card for square in self.squares if square.card]

    @property
    def free(self) -> list[Square]:
        return [square for square in self.squares if square.is_free]


@dataclass(frozen=True, slots=True)
class Day:
    """The board on one day."""

    day: dt.date
    hours: list[Hour] = field(default_factory=list)
    doors: list[tuple[int, OpenRoom]] = field(default_factory=list)

    @property
    def is_under_way(self) -> bool:
        return {hour.is_past for hour in self.hours} == {True, False}

    @property
    def now_and_next(self) -> tuple[Hour | None, Hour | None]:
        """The hour that is on, and the one that begins next."""
        moment = now()
        on = next((hour for hour in self.hours if hour.starts_at <= moment < hour.ends_at), None)
        coming = next((hour for hour in self.hours if hour.starts_at > moment), None)
        return on, coming

    @property
    def free(self) -> list[Square]:
        return [square for hour in self.hours for square in hour.free]


def cards(edition: Edition) -> CardQuerySet:
    """Cards with what `shown` needs: happening, hosts, topics, and how many are interested or voted."""
    hosts = Prefetch("happening__appearances", Appearance.objects.select_related("person"))
    return (
        Card.objects.filter(happening__edition=edition, removed_at=None)
        .select_related("happening__edition", "happening__place")
        .prefetch_related(hosts, "happening__topics")
        .annotate(
            interested=_count(Star.objects.filter(happening=OuterRef("pk")), "happening"),
            voted=_count(Vote.objects.filter(card=OuterRef("pk")), "card"),
        )
    )


def hosted_before(card: Card, most: int = 3) -> list[Card]:
    """What its host has hosted, the newest first. Nothing sensitive, and nothing beside a sensitive card."""
    if card.is_sensitive or card.owner_id is None:
        return []
    over = Card.objects.shown().filter(owner=card.owner_id, is_sensitive=False, removed_at=None)
    over = over.filter(happening__ends_at__lte=now(), happening__edition__published=True).exclude(pk=card.pk)
    return list(over.select_related("happening__edition").order_by("-happening__starts_at", "-pk")[:most])


def _count(rows: QuerySet[Star] | QuerySet[Vote], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def days_of(board: Board) -> list[dt.date]:
    return [hours.day for hours in board.hours.all()]


def day_to_show(days: list[dt.date], edition: Edition) -> dt.date | None:
    """Today, else the next day on which the board is open, else the last one."""
    today = edition.today
    coming = [day for day in days if day >= today]
    return coming[0] if coming else (days[-1] if days else None)


def day_of(board: Board, day: dt.date) -> Day:
    """Rooms and hours of one day, with what hangs there. A fixed number of queries."""
    edition = board.edition
    hours = next((one for one in board.hours.all() if one.day == day), None)
    rooms = list(board.rooms.all())
    if hours is None or not rooms:
        return Day(day)
    starts = slots_of(day, hours.opens, hours.closes, board.slot, edition.zone)
    if not starts:
        return Day(day)
    grid = _Grid(board, rooms, starts)
    return Day(day, grid.hours(), list(enumerate(rooms, FIRST)))


class _Grid:
    """Cells, cards and the schedule of one day, looked up by room and hour."""

    def __init__(
        self, board: Board, rooms: list[OpenRoom], starts: list[dt.datetime], *, with_cards: bool = True
    ) -> None:
        self.board, self.rooms, self.starts = board, rooms, starts
        span = (starts[0], starts[-1] + board.slot)
        taken = board.cells.filter(starts_at__gte=span[0], starts_at__lt=span[1])
        self.cells = {(cell.place_id, cell.starts_at): cell for cell in taken}
        keys = [cell.card_id for cell in self.cells.values() if cell.card_id]
        found = cards(board.edition).filter(pk__in=keys) if with_cards else ()
        self.cards = {card.pk: shown(card) for card in found}
        places = [room.place_id for room in rooms]
        others = Happening.objects.filter(edition=board.edition, place__in=places, state=State.PUBLIC)
        self.schedule = list(others.scheduled().between(*span))

    def hours(self) -> list[Hour]:
        return [
            Hour(start, start + self.board.slot, row, [self._square(start, row, *one) for one in columns])
            for columns in [list(enumerate(self.rooms, FIRST))]
            for row, start in enumerate(self.starts, FIRST)
        ]

    def _square(self, start: dt.datetime, row: int, column: int, room: OpenRoom) -> Square:
        end, cell = start + self.board.slot, self.cells.get((room.place_id, start))
        card = self.cards.get(cell.card_id) if cell and cell.card_id else None
        reason = "" if cell is None else cell.blocked_for or ("" if card else TAKEN)
        if card is None and not reason:
            reason = next((one.title for one in self.schedule if self._meets(one, room, start, end)), "")
        return Square(room.place, start, row, column, card, reason, end <= now())

    def _meets(self, one: Happening, room: OpenRoom, start: dt.datetime, end: dt.datetime) -> bool:
        begins, ends = one.span
        return one.place_id == room.place_id and begins < end and start < ends


def free_squares(board: Board) -> list[Square]:
    """Every cell that can still be claimed, in order of time."""
    rooms, starts = list(board.rooms.all()), _starts(board)
    if not rooms or not starts:
        return []
    grid = _Grid(board, rooms, starts, with_cards=False)
    return [square for hour in grid.hours() for square in hour.free]


def _starts(board: Board) -> list[dt.datetime]:
    """When the slots of today and of the days to come begin, in order."""
    today = board.edition.today - dt.timedelta(days=1)  # an evening may last until the morning
    return [
        start
        for hours in board.hours.all()
        if hours.day >= today
        for start in slots_of(hours.day, hours.opens, hours.closes, board.slot, board.edition.zone)
    ]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A free cell that suits a card; `lacks` says what it would have to do without."""

    square: Square
    lacks: tuple[str, ...]
    is_tight: bool


def suggestions(card: Card, board: Board, person: Person) -> list[Suggestion]:
    """The best free cells to come for a card of this person, who has stars and other cards."""
    moment = now()
    coming = [one for one in free_squares(board) if one.starts_at > moment]
    squares = {(one.place.pk, one.starts_at): one for one in coming}
    wanted = Wanted(_expected(card), frozenset(card.needs) & set(Need.values))
    found = find(_free(board, squares.values()), wanted, _busy(person, board, but=card))
    return [
        Suggestion(
            squares[one.cell.room, one.cell.starts_at],
            tuple(str(Need(need).label) for need in one.lacks),
            one.fit == Fit.TIGHT,
        )
        for one in found
    ]


def _expected(card: Card) -> int:
    """How many may come. Of a sensitive card only what its host wishes is asked: no count may show."""
    if card.is_sensitive:
        return card.size_wished or 0
    return max(card.size_wished or 0, Star.objects.filter(happening=card.pk).count())


def _busy(person: Person, board: Board, *, but: Card) -> list[Span]:
    """When this person is elsewhere: with a part in a session, a place in one, a star, or another card."""
    theirs = Q(stars__person=person) | Q(appearances__person=person)
    theirs |= Q(sign_ups__person=person, sign_ups__state=SignUpState.IN)
    elsewhere = Happening.objects.filter(theirs, edition=board.edition, state=State.PUBLIC).placed()
    held = Cell.objects.filter(board=board, holder=person).exclude(card=but.pk)
    mine = [(start, start + board.slot) for start in held.values_list("starts_at", flat=True)]
    return [one.span for one in elsewhere.exclude(pk=but.pk).distinct()] + mine


def waiting_cards(edition: Edition) -> list[Shown]:
    """Shown to everybody, but not pinned: by votes and interest, sensitive ones last, in order of title."""
    found = [shown(card) for card in cards(edition).shown().unpinned()]
    return sorted(found, key=lambda one: (-(one.votes or 0), -(one.interested or 0), one.title.casefold()))


def my_cards(edition: Edition, person: Person) -> list[Card]:
    """Those that I have written or host, drafts included; what is to come first."""
    helping = Q(helpers__person=person, helpers__state=HostState.HELPS)
    mine = cards(edition).filter(Q(owner=person) | helping | Q(handed_to=person)).distinct()
    return list(mine.order_by("happening__starts_at", "written_at"))


@dataclass(frozen=True, slots=True)
class WishLine:
    """A wish without a name. `wanted` is None where nobody is told how many would come."""

    wish: Wish
    wanted: int | None
    offers: tuple[str, ...]


def wishes(board: Board) -> list[WishLine]:
    """What waits for a host; what has found one is gone from the list."""
    open_wishes = board.wishes.exclude(card__happening__state=State.PUBLIC).annotate(wanted=Count("marks"))
    return [
        WishLine(
            one,
            None if one.is_sensitive else one.wanted,
            tuple(offer.condition for offer in one.offers.all()),
        )
        for one in open_wishes.prefetch_related("offers")
    ]


def board_of(edition: Edition) -> Board | None:
    """The board with its hours and rooms, in three queries."""
    rooms = Prefetch("rooms", OpenRoom.objects.select_related("place"))
    board = Board.objects.filter(edition=edition).prefetch_related("hours", rooms).first()
    if board is not None:
        board.edition = edition
    return board


def team_cards(edition: Edition) -> list[Shown]:
    """All cards for the team's desk: pinned ones in order of time, then the others."""
    found = cards(edition).shown().order_by("happening__starts_at", "happening__place__order", "pk")
    rows = [shown(card) for card in found]
    return [one for one in rows if one.starts_at] + [one for one in rows if not one.starts_at]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A card in the order of the votes; `rank` is None for sensitive ones, which nobody counts."""

    rank: int | None
    card: Shown


def ranking(rows: Iterable[Shown]) -> list[Ranked]:
    """By votes, then by interest; who has the same votes has the same rank. Sensitive ones last, by title."""
    rows = list(rows)
    counted = sorted(
        (one for one in rows if not one.is_sensitive),
        key=lambda one: (-(one.votes or 0), -(one.interested or 0), one.title.casefold()),
    )
    votes = [one.votes or 0 for one in counted]
    sensitive = sorted((one for one in rows if one.is_sensitive), key=lambda one: one.title.casefold())
    return [
        *(Ranked(1 + votes.index(one.votes or 0), one) for one in counted),
        *(Ranked(None, one) for one in sensitive),
    ]


def voters(board: Board) -> tuple[int, int]:
    """How many have voted, and how many votes they have given. One query."""
    given = Vote.objects.filter(card__happening__edition=board.edition, card__removed_at=None)
    counts = given.aggregate(people=Count("person", distinct=True), votes=Count("pk"))
    return counts["people"], counts["votes"]


def arrangement(board: Board) -> list[tuple[Card, Square]]:
    """A place for each card that has none, as far as there are any; nothing is written."""
    squares = {(one.place.pk, one.starts_at): one for one in free_squares(board)}
    waiting = {card.pk: card for card in cards(board.edition).shown().unpinned().prefetch_related("votes")}
    asked = [
        Asked(card.pk, _host(card), card.size_wished or 0, frozenset(card.needs), _fans(card))
        for card in waiting.values()
    ]
    held = [
        Held(cell.starts_at, _host(cell.card), _fans(cell.card), board.slot)
        for cell in board.cells.exclude(card=None).select_related("card").prefetch_related("card__votes")
        if cell.card
    ]
    found = arranging.arrange(asked, _free(board, squares.values()), held)
    return [(waiting[key], squares[cell.room, cell.starts_at]) for key, cell in found.items()]


def _host(card: Card) -> int | None:
    """Whom to keep out of two rooms; no host of a sensitive card, or the team would see who makes room."""
    return None if card.is_sensitive else card.owner_id


def _fans(card: Card) -> frozenset[int]:
    """Who voted for it. Of a sensitive card nobody: its room would tell how many."""
    return frozenset() if card.is_sensitive else frozenset(vote.person_id for vote in card.votes.all())


def _free(board: Board, squares: Iterable[Square]) -> list[Free]:
    rooms = {room.place_id: frozenset(room.has) for room in board.rooms.all()}
    return [
        Free(one.place.pk, one.starts_at, one.starts_at + board.slot, one.place.capacity, rooms[one.place.pk])
        for one in squares
    ]
