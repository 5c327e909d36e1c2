"""What the hallway holds of a person, for download and erasure."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.areas.hallway.actions.telling import hallway_changed, help_changed
from hallway.areas.hallway.live import faces_topic
from hallway.areas.hallway.models import Answer, Beacon, Coming, Here, Mode, Plea, Report
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, names_on_pages
from hallway.live import actions as live


@exports("beacons", "hallway.Beacon")
def beacons(person: Person) -> Rows:
    told = ("edition__name", "topic", "place__name", "spot", "language", "lit_at", "ends_at", "ended_at")
    return list(Beacon.objects.filter(person=person).values(*told))


@exports("beacons_joined", "hallway.Coming")
def joined(person: Person) -> Rows:
    return list(Coming.objects.filter(person=person).values("beacon__edition__name", "beacon__topic"))


@exports("help_asked", "hallway.Plea")
def asked(person: Person) -> Rows:
    told = ("edition__name", "topic", "where", "text", "asked_at", "solved_at")
    return list(Plea.objects.filter(person=person).values(*told))


@exports("help_given", "hallway.Answer")
def given(person: Person) -> Rows:
    return list(
        Answer.objects.filter(person=person).values("plea__edition__name", "plea__topic", "text", "at")
    )


@exports("hallway_modes", "hallway.Mode", "hallway.Report")
def modes(person: Person) -> Rows:
    on = Mode.objects.filter(person=person).values("edition__name", "since")
    said = Report.objects.filter(person=person).values("beacon__topic", "plea__topic", "text", "at")
    return [*on, *said]


@exports("in_a_room", "hallway.Here")
def here(person: Person) -> Rows:
    """Where they say that they are, and what they chose the last time; where they were is not kept."""
    return list(Here.objects.filter(person=person).values("happening__title", "shows_face"))


@names_on_pages
def alight(person: Person) -> Iterable[str]:
    """Only beacons that burn and that name their host stand on a public page."""
    named = Beacon.objects.live().filter(person=person, is_named=True)
    return named.values_list("edition__slug", flat=True)


@erases
def forget(person: Person, *, names_too: bool) -> None:
    """Everything goes: a beacon is out without its host, and a plea is nobody's."""
    lit = Edition.objects.filter(beacons__in=Beacon.objects.live().filter(person=person))
    helped = Edition.objects.filter(pleas__person=person) | Edition.objects.filter(
        pleas__answers__person=person
    )
    changed, desks = list(lit.distinct()), list(helped.distinct())
    seen_in = Happening.objects.filter(people_here__person=person, people_here__shows_face=True)
    for happening in seen_in.select_related("edition"):
        live.changed(faces_topic(happening))
    for table in (Here, Coming, Report, Answer, Mode, Plea, Beacon):
        table._default_manager.filter(person=person).delete()
    for edition in changed:
        hallway_changed(edition)
    for edition in desks:
        help_changed(edition)
