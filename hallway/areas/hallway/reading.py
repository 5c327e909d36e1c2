"""Questions of the hallway. Each page asks the same number, however much is alive."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from hallway.areas.hallway import rules
from hallway.areas.hallway.models import Answer, Beacon, Coming, Here, Mode, Plea, Report, Tally
from hallway.areas.hallway.models.here import going_on, hours_of
from hallway.areas.openspaces import reading as board_reading
from hallway.areas.openspaces.reading import Hour
from hallway.ground.access.rules import Viewer
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import ON_STAGE, Kind, State
from hallway.ground.people.distance import kept_from, ways_apart
from hallway.ground.people.models import Person
from hallway.ground.people.reading import Profile, profile
from hallway.ground.people.states import Audience

SOON = dt.timedelta(minutes=60)
MOST_SOON = 8
MOST_FACES = 60  # of those who show themselves in a room


@dataclass(frozen=True, slots=True)
class Shown:
    """A beacon as everybody sees it; `host` only where the host wants to be named."""

    code: str
    topic: str
    where: str
    hue: int | None
    language: str
    ends_at: dt.datetime
    has_gap: bool
    is_full: bool
    host: Profile | None


@dataclass(frozen=True, slots=True)
class Beginning:
    """What begins soon; `seats` are those that are left, None where nobody signs up."""

    happening: Happening
    who: str
    seats: int | None


@dataclass(frozen=True, slots=True)
class Alive:
    """Everything that stands on the hallway page."""

    beacons: list[Shown]
    on: Hour | None
    coming: Hour | None
    board_day: dt.date | None
    soon: list[Beginning]
    waiting: int  # who ask for help
    rooms: list[Tally]

    @property
    def hours(self) -> list[Hour]:
        """This hour of the board, and the next one at which something hangs."""
        return [hour for hour in (self.on, self.coming) if hour]


def alive(edition: Edition) -> Alive:
    """What is alive now, and begins soon."""
    day, on, coming = _board(edition)
    waiting = Plea.objects.shown().filter(edition=edition, solved_at=None).count()
    return Alive(beacons(edition), on, coming, day, begins_soon(edition), waiting, rooms(edition))


def _board(edition: Edition) -> tuple[dt.date | None, Hour | None, Hour | None]:
    board = board_reading.board_of(edition)
    days = board_reading.days_of(board) if board else []
    day = board_reading.day_to_show(days, edition)
    if board is None or day is None or day != edition.today:
        return day, None, None
    plan = board_reading.day_of(board, day)
    on, _next = plan.now_and_next
    coming = (hour for hour in plan.hours if hour.starts_at > now() and hour.cards)
    return day, on, next(coming, None)


def beacons(edition: Edition) -> list[Shown]:
    """What burns, the newest first; where there is no room right now at the end."""
    live = Beacon.objects.live().filter(edition=edition).select_related("place", "person")
    rows = list(live.prefetch_related("person__handles"))
    return [shown(one) for one in sorted(rows, key=lambda one: one.is_full)]


def shown(beacon: Beacon) -> Shown:
    """A beacon without what its host keeps to themselves."""
    host = profile(beacon.person, nearness=Audience.PUBLIC, is_speaker=False) if beacon.is_named else None
    return Shown(
        code=beacon.code,
        topic=beacon.topic,
        where=beacon.where,
        hue=beacon.place.hue if beacon.place else None,
        language=beacon.language,
        ends_at=beacon.ends_at,
        has_gap=beacon.has_gap,
        is_full=beacon.is_full,
        host=host,
    )


def begins_soon(edition: Edition) -> list[Beginning]:
    """Sessions of the schedule that begin within the hour."""
    moment = now()
    rows = (
        Happening.objects.filter(edition=edition, state=State.PUBLIC)
        .scheduled()
        .exclude(kind=Kind.BREAK)
        .filter(starts_at__gt=moment, starts_at__lte=moment + SOON)
        .select_related("place", "track", "edition")
        .prefetch_related(Prefetch("appearances", Appearance.objects.select_related("person")))
        .in_order()[:MOST_SOON]
    )
    return [_beginning(one) for one in rows]


def _beginning(one: Happening) -> Beginning:
    people = [part.person.name for part in one.appearances.all() if part.part in ON_STAGE]
    counts = one.takes_sign_ups and one.capacity is not None
    return Beginning(one, ", ".join(people), max((one.capacity or 0) - one.taken, 0) if counts else None)


def beacon_of(edition: Edition, person: Person) -> Beacon | None:
    """The beacon that this person has burning."""
    return Beacon.objects.live().filter(edition=edition, person=person).first()


def is_coming(beacon: Beacon, person: Person) -> bool:
    return Coming.objects.filter(beacon=beacon, person=person).exists()


def is_in_hallway_mode(edition: Edition, person: Person) -> bool:
    return Mode.objects.filter(edition=edition, person=person).exists()


@dataclass(frozen=True, slots=True)
class Asked:
    """A plea for those who take part, with how many have answered."""

    plea: Plea
    asker: Profile
    answers: int
    is_mine: bool


def pleas(edition: Edition, person: Person, *, mine: bool = False) -> tuple[list[Asked], list[Asked]]:
    """What waits for help, the longest first, and what is solved, the latest first. Two queries."""
    found = Plea.objects.shown().filter(edition=edition).select_related("person")
    if mine:
        found = found.filter(person=person)
    rows = list(found.annotate(n=Count("answers")).prefetch_related("person__handles").order_by("asked_at"))
    asked = [Asked(one, known(one.person), one.n, one.person_id == person.pk) for one in rows]
    still = [one for one in asked if one.plea.solved_at is None]
    solved = sorted(
        (one for one in asked if one.plea.solved_at),
        key=lambda one: one.plea.solved_at or now(),
        reverse=True,
    )
    return still, solved


@dataclass(frozen=True, slots=True)
class Answered:
    line: Answer
    who: Profile


def answers_to(plea: Plea) -> list[Answered]:
    """In the order in which they came."""
    rows = plea.answers.select_related("person", "plea__edition").prefetch_related("person__handles")
    return [Answered(one, known(one.person)) for one in rows]


def known(person: Person) -> Profile:
    """Somebody as those see them who attend the same edition."""
    return profile(person, nearness=Audience.ATTENDEES, is_speaker=False)


def reports(edition: Edition) -> list[Report]:
    """What waits for the team, the oldest first."""
    rows = Report.objects.filter(settled_at=None).select_related("beacon__place", "plea", "person")
    return list(rows.filter(beacon__edition=edition) | rows.filter(plea__edition=edition))


def lit(edition: Edition) -> QuerySet[Beacon]:
    """Beacons for the team, who see who lit them."""
    return Beacon.objects.live().filter(edition=edition).select_related("place", "person")


def waiting(edition: Edition) -> QuerySet[Plea]:
    """Pleas for the team."""
    reported = Report.objects.filter(plea=OuterRef("pk"), settled_at=None)
    found = Plea.objects.shown().filter(edition=edition, solved_at=None).select_related("person")
    return found.annotate(is_reported=Exists(reported)).order_by("asked_at")


def rooms(edition: Edition) -> list[Tally]:
    """In which rooms people say that they are, of what is on now and not in confidence."""
    told = Tally.objects.filter(going_on(), happening__edition=edition)
    told = told.select_related("happening__place", "happening__edition")
    return list(told.order_by("happening__starts_at", "happening__place__order", "happening"))


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody who shows themselves in a room, and where they can be kept away from ("": nowhere)."""

    profile: Profile
    apart: str


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a session or a card for one viewer. `faces` only for those who show theirs."""

    opens_at: dt.datetime
    closes_at: dt.datetime
    is_open: bool
    told: int | None  # at least so many are there
    may_enter: bool
    is_in: bool
    shows_face: bool  # now, or the last time
    me: Profile | None
    faces: tuple[Face, ...]

    @property
    def is_over(self) -> bool:
        return now() >= self.closes_at

    @property
    def sees_faces(self) -> bool:
        return self.me is not None

    @property
    def is_full_of_faces(self) -> bool:
        return len(self.faces) == MOST_FACES


def room(happening: Happening, viewer: Viewer) -> Room:
    """What this viewer sees of a room. The same number of queries, however many are there."""
    opens_at, closes_at = hours_of(happening)
    is_open = rules.is_room_open(happening)
    person = viewer if isinstance(viewer, Person) and rules.takes_part(viewer, happening.edition) else None
    tally = Tally.objects.filter(happening=happening).first() if is_open else None
    mine = Here.objects.filter(person=person).first() if person else None
    is_in = is_open and mine is not None and mine.happening_id == happening.pk
    sees = person if mine is not None and is_in and mine.shows_face else None
    return Room(
        opens_at=opens_at,
        closes_at=closes_at,
        is_open=is_open,
        told=tally.told if tally else None,
        may_enter=person is not None,
        is_in=is_in,
        shows_face=mine is not None and mine.shows_face,
        me=known(sees) if sees else None,
        faces=_faces(happening, sees) if sees else (),
    )


def _faces(happening: Happening, viewer: Person) -> tuple[Face, ...]:
    """The others who show themselves, by name; without those who keep away from the viewer."""
    shown = Here.objects.live().filter(happening=happening, shows_face=True).exclude(person=viewer)
    shown = shown.exclude(person__in=kept_from(viewer)).select_related("person")
    rows = shown.prefetch_related("person__handles").order_by("person__name", "person")[:MOST_FACES]
    profiles = [known(row.person) for row in rows]
    ways = ways_apart(happening.edition.slug, [one.code for one in profiles])
    return tuple(Face(one, ways.get(one.code, "")) for one in profiles)


def shown_in_my_room(person: Person, edition: str) -> QuerySet[Here]:
    """The others who show themselves where this person does, in an edition by its address."""
    mine = Here.objects.live().filter(person=person, shows_face=True, happening__edition__slug=edition)
    there = Here.objects.live().filter(shows_face=True, happening__in=mine.values("happening"))
    return there.exclude(person=person)
