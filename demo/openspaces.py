"""The open-space board of PyHarbour: what people pinned to it by Saturday morning."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from demo import timetable
from demo.venue import OPEN_SPACE_ROOMS
from hallway.areas.openspaces.models import (
    Board,
    Card,
    Cell,
    Comment,
    OpenHours,
    OpenRoom,
    Wish,
    WishMark,
    WishOffer,
)
from hallway.ground.codes import ALPHABET
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Appearance, Happening, Star
from hallway.ground.happenings.states import Kind, Part
from hallway.ground.people.models import Person

OPENS, CLOSES = time(10), time(18)
HAS = {
    "porthole": ["screen", "step_free"],
    "galley": ["power", "tables", "wall"],
    "crows-nest": ["quiet", "power"],
    "lawn": ["floor", "step_free"],
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A card: day of the conference, hour and room where it hangs (none: it looks for a place)."""

    title: str
    text: str = ""
    day: int = 3
    hour: int = 0
    room: str = ""
    interested: int = 0
    needs: tuple[str, ...] = ()
    sensitive: bool = False
    said: str = ""


PINS = (
    Pin("Coffee, and what you hacked on the flight", "Bring the cup. Bring the laptop if you must.", 3, 10, "galley", 12),
    Pin("Morning stretch for people who sit all day", "Slow, no mats needed, jeans are fine.", 3, 10, "lawn", 9),
    Pin("My first job in software: ask me, tell me", "For people who look for their first job, and people who remember theirs.", 3, 12, "porthole", 14, said="I hire juniors at a harbour authority. Happy to say what we look for."),
    Pin("GIS with Python: bring a map", "Coordinates, projections, and why your points are in the sea.", 3, 12, "crows-nest", 9, ("power",)),
    Pin("Acroyoga for people who sit all day", "Shoes off. Nobody is lifted who does not want to be.", 3, 12, "lawn", 6, ("floor",)),
    Pin("Packaging clinic: we fix yours", "Ten minutes for each project. Bring the error message.", 3, 13, "galley", 22, ("power", "tables"), said="Mine fails only on Windows, is that allowed?"),
    Pin("Stories without a point (come late, it is fine)", "Five minutes each, no slides, true or nearly.", 3, 13, "lawn", 11),
    Pin("LGBTQ+ meet and greet", "We say hello and go for tea.", 3, 13, "porthole", 25, sensitive=True),
    Pin("Type hints you regret", "Confess. We are kind.", 3, 14, "porthole", 31),
    Pin("Maintainers who are tired", "A quiet hour. You may just listen.", 3, 14, "crows-nest", 8, ("quiet",), sensitive=True),
    Pin("Teaching Python to twelve-year-olds", "What works after lunch on a Friday?", 3, 14, "galley", 17),
    Pin("Board games with too many rules", "The longest one first.", 3, 15, "galley", 10, ("tables",)),
    Pin("Sea shanties, no experience needed", "Words are on the wall.", 3, 15, "lawn", 28),
    Pin("Django on a boat: offline first", "Sync when the harbour has Wi-Fi.", 3, 15, "crows-nest", 7),
    Pin("PyCon organisers: what broke this year", "Under the roof of the glass, off the record.", 3, 16, "porthole", 16),
    Pin("Local-first notes for field biologists", "We compare what survives rain.", 3, 16, "crows-nest", 5),
    Pin("Running group, five slow kilometres", "Meet at the Lawn, back before the lightning talks.", 4, 10, "lawn", 13),
    Pin("Rust inside Python: show your wheel", "", 4, 11, "galley", 19, ("power",)),
    Pin("Indigenous language tools in Python", "Dictionaries, keyboards, voices. Bring yours.", 4, 12, "porthole", 15),
    Pin("First-time speakers, the day after", "How did it go? What would you do again?", 4, 13, "crows-nest", 9),
    Pin("Knitting circle", "Patterns are programs.", 4, 14, "lawn", 12),
    Pin("Asyncio, the parts we avoid", "", 4, 15, "galley", 24),
    Pin("What should the sprints begin with?", "Pick a project, find a table.", 5, 12, "galley", 20),
    Pin("Going home by train: routes and company", "", 5, 14, "porthole", 8),
    Pin("Accessible charts: let us test each other’s", "Bring a plot and a screen reader.", interested=9),
    Pin("A Python choir", "Four parts would be nice. Two are enough.", interested=6),
)  # fmt: skip
MINE = Pin("Counting seals from photos", "I have ten thousand pictures and one afternoon.", interested=4)
WISHES = (
    ("how to read other people’s code", 9, "somebody brings a large screen"),
    ("a session on salaries, with the door closed", 0, ""),
    ("Python for people who repair pianos", 3, ""),
)


def stable_code(key: str) -> str:
    """As in load.py: the same at every load."""
    number = uuid5(NAMESPACE_URL, f"pyharbour:{key}").int
    return "".join(ALPHABET[number // 31**place % 31] for place in range(6))


def hang(edition: Edition, attendee: Person, rng: random.Random) -> None:
    """Set up the board, and pin what people have brought."""
    board = Board.objects.create(edition=edition, note="Lost a card? The desk by the rope machine has pins.")
    for day in timetable.TALK_DAYS:
        date = timetable.FIRST_DAY + timedelta(days=day)
        OpenHours.objects.create(board=board, day=date, opens=OPENS, closes=CLOSES)
    rooms = {place.slug: place for place in edition.places.filter(slug__in=OPEN_SPACE_ROOMS)}
    for slug, place in rooms.items():
        OpenRoom.objects.create(board=board, place=place, has=HAS[slug])
    guests = list(Person.objects.filter(entitlements__edition=edition).exclude(pk=attendee.pk).order_by("pk"))
    hosts = rng.sample(guests, len(PINS))
    happenings = [_happening(edition, pin, rooms) for pin in (*PINS, MINE)]
    Happening.objects.bulk_create(happenings)
    for pin, happening, host in zip((*PINS, MINE), happenings, (*hosts, attendee), strict=True):
        _card(board, pin, happening, host, rng.sample(guests, min(pin.interested, len(guests))))
    place = rooms["porthole"]
    Cell.objects.create(board=board, place=place, starts_at=_at(3, 10), blocked_for="Newcomers’ breakfast")
    _wish(board, guests, rng)


def _happening(edition: Edition, pin: Pin, rooms: dict[str, Place]) -> Happening:
    key = uuid5(NAMESPACE_URL, f"pyharbour-2027:card:{pin.title}")
    starts_at = _at(pin.day, pin.hour) if pin.room else None
    happening = Happening(
        edition=edition,
        kind=Kind.OPEN_SPACE,
        code=stable_code(f"card:{pin.title}"),
        guid=key,
        title=pin.title,
        abstract=pin.text,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1) if starts_at else None,
        place=rooms.get(pin.room),
    )
    happening.render()
    return happening


def _at(day: int, hour: int) -> datetime:
    return datetime.combine(timetable.FIRST_DAY + timedelta(days=day), time(hour), tzinfo=timetable.ZONE)


def _card(board: Board, pin: Pin, happening: Happening, host: Person, interested: list[Person]) -> None:
    card = Card.objects.create(
        happening=happening, owner=host, needs=list(pin.needs), is_sensitive=pin.sensitive
    )
    if happening.starts_at and happening.place:
        Cell.objects.create(
            board=board, place=happening.place, starts_at=happening.starts_at, card=card, holder=host
        )
    if not pin.sensitive:
        Appearance.objects.create(happening=happening, person=host, part=Part.HOST)
    if pin.said and interested:
        Comment.objects.create(card=card, person=interested[0], text=pin.said)
    Star.objects.bulk_create(Star(happening=happening, person=person) for person in interested)


def _wish(board: Board, guests: list[Person], rng: random.Random) -> None:
    for text, wanted, condition in WISHES:
        wish = Wish.objects.create(
            board=board,
            text=f"Somebody should host {text}",
            person=rng.choice(guests),
            is_sensitive=not wanted,
        )
        people = rng.sample(guests, max(wanted, 1))
        WishMark.objects.bulk_create(WishMark(wish=wish, person=person) for person in people)
        if condition:
            WishOffer.objects.create(wish=wish, person=people[0], condition=condition)
