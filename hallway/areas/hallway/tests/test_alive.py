"""The hallway page: what stands on it, for everybody the same, always fresh, at a fixed price."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from hallway.areas.hallway.actions import beacons, helping, order
from hallway.areas.hallway.models import Mode
from hallway.areas.hallway.tests.conftest import HALLWAY, HELP, Ask, Light
from hallway.areas.openspaces.actions import cards, claims
from hallway.areas.openspaces.models import Board, Card, OpenHours, OpenRoom
from hallway.ground.activity.notices import hushed
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.actions import cancel_sign_up, sign_up
from hallway.ground.happenings.models import Happening
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about
from hallway.live.models import Event
from hallway.live.testing import LivePage
from hallway.live.topics import may_listen

HOBART = ZoneInfo("Australia/Hobart")
SATURDAY = dt.date(2027, 9, 11)
SignIn = Callable[[Person], Client]


def at(hour: int) -> dt.datetime:
    return dt.datetime.combine(SATURDAY, dt.time(hour), HOBART).astimezone(dt.UTC)


@pytest.fixture
def board(edition: Edition, hall: Place) -> Board:
    board = Board.objects.create(edition=edition)
    OpenHours.objects.create(board=board, day=SATURDAY, opens=dt.time(10), closes=dt.time(16))
    OpenRoom.objects.create(board=board, place=hall)
    return board


@pytest.fixture
def workshop(edition: Edition) -> Happening:
    """It begins within the hour, in a room of its own, and has two places."""
    begins = now() + dt.timedelta(minutes=40)
    return Happening.objects.create(
        edition=edition,
        title="Solder a tide gauge",
        starts_at=begins,
        ends_at=begins + dt.timedelta(hours=1),
        takes_sign_ups=True,
        capacity=2,
    )


def write(board: Board, person: Person, title: str) -> Card:
    return cards.write(board, by=person, fields={"title": title})


def test_cards_now_and_next_and_what_begins_soon_stand_on_it(
    board: Board, hall: Place, workshop: Happening, client: Client, bob: Person, carol: Person
) -> None:
    claims.pin(write(board, bob, "Acroyoga"), hall, at(10), by=bob)
    claims.pin(write(board, carol, "Sea shanties"), hall, at(11), by=carol)
    page = client.get(HALLWAY).content.decode()
    assert (
        page.index("Cards now")
        < page.index("Acroyoga")
        < page.index("Cards next")
        < page.index("Sea shanties")
    )
    assert "Solder a tide gauge" in page and "2 places left" in page


def test_it_is_empty_and_friendly_without_anything(edition: Edition, client: Client) -> None:
    page = client.get(HALLWAY).content.decode()
    assert "Nobody has lit a beacon" in page
    assert client.get(f"{HALLWAY}screen/").status_code == 200


@pytest.mark.parametrize("path", [HALLWAY, f"{HALLWAY}screen/"])
def test_it_is_the_same_for_everybody(
    path: str, light: Light, board: Board, signed_in: SignIn, client: Client, bob: Person
) -> None:
    light(bob, is_named=True)
    mine, theirs = signed_in(bob).get(path), client.get(path)
    assert mine.content == theirs.content
    assert "hallway-pyharbour-2027@" in theirs.headers["X-Hallway-Publish"]
    assert "board-pyharbour-2027@" in theirs.headers["X-Hallway-Publish"]


@pytest.mark.parametrize("path", [HALLWAY, f"{HALLWAY}screen/"])
def test_live_equals_fresh(
    path: str,
    light: Light,
    ask: Ask,
    board: Board,
    hall: Place,
    workshop: Happening,
    bob: Person,
    carol: Person,
) -> None:
    page = LivePage(Client(), path)
    card = write(board, bob, "Acroyoga")
    beacon = light(bob)
    for step in (
        lambda: beacons.say_room(beacon, is_full=True, by=bob),
        lambda: beacons.keep_alight(beacon, 90, by=bob),
        lambda: claims.pin(card, hall, at(11), by=bob),
        lambda: sign_up(workshop, by=carol),
        lambda: cancel_sign_up(workshop, by=carol),
        lambda: ask(carol),
        lambda: beacons.end(beacon, by=bob),
        lambda: claims.unpin(card, by=bob),
    ):
        step()
        page.catch_up()
        page.assert_fresh()


def test_the_desk_and_a_beacon_of_mine_are_live_for_those_whom_they_concern(
    light: Light, ask: Ask, signed_in: SignIn, bob: Person, carol: Person, mallory: Person
) -> None:
    beacon, plea = light(bob), ask(bob)
    pages = [
        LivePage(signed_in(carol), HELP),
        LivePage(signed_in(bob), f"{HELP}{plea.pk}/"),
        LivePage(signed_in(bob), f"{HALLWAY}beacons/{beacon.code}/"),
    ]
    helping.answer(plea, "Reboot", by=carol)
    beacons.come(beacon, by=carol)
    helping.solve(plea, by=bob)
    for page in pages:
        assert page.catch_up()
        page.assert_fresh()
    mine = f"beacon/pyharbour-2027/{beacon.code}"
    assert may_listen(bob, mine) and not may_listen(carol, mine)
    assert may_listen(carol, "help/pyharbour-2027") and not may_listen(mallory, "help/pyharbour-2027")


def test_who_is_coming_tells_nothing_to_the_public_topic(light: Light, bob: Person, carol: Person) -> None:
    beacon = light(bob)
    Event.objects.all().delete()
    beacons.come(beacon, by=carol)
    assert {event.topic.partition("/")[0] for event in Event.objects.all()} == {"beacon"}


def test_the_price_is_fixed(
    light: Light,
    ask: Ask,
    board: Board,
    workshop: Happening,
    signed_in: SignIn,
    queries: Callable[..., int],
    bob: Person,
    ada: Person,
) -> None:
    clients = {HALLWAY: Client(), HELP: signed_in(bob), "/pyharbour-2027/organise/hallway/": signed_in(ada)}

    def price() -> list[int]:
        return [queries(lambda path=path, one=one: one.get(path)) for path, one in clients.items()]

    def one_of_each(person: Person) -> None:
        light(person, is_named=True)
        order.report(ask(person, f"Of {person.name}"), "Hm", by=ada)

    one_of_each(bob)
    claims.pin(write(board, bob, "Acroyoga"), board.rooms.get().place, at(11), by=bob)
    before = price()
    for number in range(3):
        person = Person.objects.create_user(email=f"p{number}@example.org", name=f"P {number}")
        one_of_each(person)
        workshop.pk, workshop.code = None, f"TALK{number}"
        workshop.save()
    assert price() == before


def test_hallway_mode_hushes_talks_puts_the_hallway_first_and_is_undone(
    signed_in: SignIn, edition: Edition, bob: Person, carol: Person
) -> None:
    bobs, mode = signed_in(bob), f"{HALLWAY}mode/"
    bobs.post(mode, {"on": "yes"})
    bobs.post(mode, {"on": "yes"})
    assert hushed(edition.pk, [bob.pk, carol.pk]) == {bob.pk}
    assert bobs.get("/me/overlay/?for=hallway_mode&edition=pyharbour-2027").json()["hallway_mode"] is True
    day = bobs.get("/me/plan/").content.decode()
    assert HALLWAY in day and "you hear nothing of talks" in day
    bobs.post(mode, {"on": "no"})
    assert not Mode.objects.exists() and hushed(edition.pk, [bob.pk]) == set()
    assert HALLWAY not in bobs.get("/me/plan/").content.decode()


def test_who_goes_takes_everything_along(
    light: Light, ask: Ask, client: Client, edition: Edition, bob: Person, carol: Person
) -> None:
    beacon, plea = light(bob, is_named=True), ask(carol)
    helping.answer(plea, "Reboot", by=bob)
    order.set_mode(edition, on=True, by=bob)
    order.report(plea, "Hm", by=bob)
    held = everything_about(bob)
    assert held["beacons"][0]["topic"] == "Packaging" and held["help_given"] and held["hallway_modes"]
    erase(bob, by=bob)
    page = client.get(HALLWAY).content.decode()
    assert "Bob" not in page and beacon.topic not in page and not plea.answers.exists()
