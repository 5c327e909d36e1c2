"""The hallway of PyHarbour on Saturday morning: who stands where, and who asks for help."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from demo import timetable
from demo.openspaces import stable_code
from hallway.areas.hallway.actions import here
from hallway.areas.hallway.models import Answer, Beacon, Coming, Here, Plea
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

SATURDAY = timetable.FIRST_DAY + timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Lit:
    """A beacon: hour and minute, for how long, room (none: only a spot)."""

    topic: str
    spot: str
    at: tuple[int, int]
    minutes: int
    room: str = ""
    language: str = ""
    gap: bool = True
    full: bool = False
    named: bool = True
    coming: int = 0


LIT = (
    Lit("Packaging, and who still understands it", "at the coffee bar, by the window", (10, 5), 90, coming=3),
    Lit("Lost in async: we draw it on napkins", "round table by the stairs", (10, 20), 60, "galley", coming=1),
    Lit("Erste Konferenz? Wir auch.", "unter der großen Uhr", (10, 15), 60, language="Deutsch", coming=2),
    Lit("Tide tables as a data format", "end of the pier side", (9, 50), 90, "chandlery", full=True),
    Lit("Quiet company, hardly any talking", "the bench with the blanket", (10, 10), 90, "lawn", gap=False, named=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    topic: str
    where: str
    text: str
    at: tuple[int, int]
    answers: tuple[str, ...] = ()
    solved: bool = False


ASKED = (
    Asked("My container does not find its database", "second row in Gull", "It works on my machine, which is this machine.", (10, 12), ("I have twenty minutes after this talk, blue jumper.",)),
    Asked("USB-C to whatever the stage in Anchor has", "at the registration desk", "My talk is at two.", (10, 19)),
    Asked("Deploying a small site, for the first time", "the sockets by the stairs", "Eric and I have a Flask app and a domain, and nothing in between.", (9, 40), ("Come to the sofas in the Boatshed, I bring a checklist.", "I can look at the DNS with you.")),
    Asked("Does anybody have a soldering iron?", "Oilskin", "", (9, 5), ("Yes! Yellow case under the window.",), solved=True),
)  # fmt: skip


# In the rooms of what is on: how many, and how many of them show themselves, by the order of the programme.
THERE = ((9, 4), (7, 2), (4, 1), (2, 0), (6, 3))
# One line about themselves, of those who show themselves.
LINES = (
    "First PyCon. I ask everything twice.",
    "Ask me about tide gauges and cheap sensors",
    "Looking for people who teach at schools",
    "I maintain too many small packages",
    "Type checkers, choirs, sourdough",
    "Here to find out what async is for",
    "I moved a bank to PostgreSQL and may talk about it",
    "Happy to walk to lunch with anybody",
    "Accessibility, from a screen reader’s side",
    "Ich spreche auch Deutsch",
)


def fill(edition: Edition, rng: random.Random) -> None:
    """Beacons and questions, as far as they have happened by the clock of the demo."""
    guests = list(Person.objects.filter(entitlements__edition=edition, email__isnull=False).order_by("pk"))
    hosts = iter(rng.sample(guests, len(LIT) + len(ASKED)))
    for lit in LIT:
        if _at(lit.at) <= now():
            _light(edition, lit, next(hosts), rng.sample(guests, lit.coming))
    for asked in ASKED:
        if _at(asked.at) <= now():
            _ask(edition, asked, next(hosts), rng.sample(guests, len(asked.answers)))
    _sit_down(edition, guests, rng)


def _at(clock: tuple[int, int]) -> datetime:
    return datetime.combine(SATURDAY, time(*clock), tzinfo=timetable.ZONE)


def _light(edition: Edition, lit: Lit, host: Person, coming: list[Person]) -> None:
    beacon = Beacon.objects.create(
        edition=edition,
        code=stable_code(f"beacon:{lit.topic}"),
        person=host,
        place=edition.places.filter(slug=lit.room).first() if lit.room else None,
        spot=lit.spot,
        topic=lit.topic,
        language=lit.language,
        has_gap=lit.gap,
        is_full=lit.full,
        is_named=lit.named,
        lit_at=_at(lit.at),
        ends_at=_at(lit.at) + timedelta(minutes=lit.minutes),
    )
    Coming.objects.bulk_create(Coming(beacon=beacon, person=person) for person in coming)


def _ask(edition: Edition, asked: Asked, asker: Person, helpers: list[Person]) -> None:
    begun = _at(asked.at)
    plea = Plea.objects.create(
        edition=edition,
        person=asker,
        topic=asked.topic,
        where=asked.where,
        text=asked.text,
        asked_at=begun,
        solved_at=begun + timedelta(minutes=30) if asked.solved else None,
    )
    for number, (text, helper) in enumerate(zip(asked.answers, helpers, strict=True), 1):
        Answer.objects.create(plea=plea, person=helper, text=text, at=begun + timedelta(minutes=4 * number))


def _sit_down(edition: Edition, guests: list[Person], rng: random.Random) -> None:
    """Some of those who are in the rooms say so: a few by name, most only to be counted."""
    on_now = edition.happenings.programme().between(now(), now()).exclude(place=None).in_order()
    on_stage = set(on_now.values_list("appearances__person", flat=True))
    sitting = iter(
        rng.sample([one for one in guests if one.pk not in on_stage], sum(many for many, _ in THERE))
    )
    lines = iter(LINES)
    for happening, (many, shown) in zip(on_now, THERE, strict=False):
        people = [next(sitting) for _ in range(many)]
        for person in people[:shown]:
            person.tagline = person.tagline or next(lines)
        Person.objects.bulk_update(people, ["tagline"])
        Here.objects.bulk_create(
            Here(person=person, happening=happening, shows_face=place < shown)
            for place, person in enumerate(people)
        )
    here.count()
