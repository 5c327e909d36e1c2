"""Open conversations: lit, found, kept alight, gone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.hallway.actions import beacons, order
from hallway.areas.hallway.models import Beacon, Coming, Report
from hallway.areas.hallway.tests.conftest import HALLWAY, Light
from hallway.ground.activity.models import Activity
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.people.models import Person

SignIn = Callable[[Person], Client]
NEW = f"{HALLWAY}beacons/new/"


def text(client: Client, path: str = HALLWAY) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def without_position(page: str) -> str:
    """Without where the outbox stands, which moves whatever happens in the house."""
    return re.sub(r' since="\d+"', "", page)


def test_a_beacon_is_lit_through_the_front_door_and_everybody_finds_it(
    signed_in: SignIn, client: Client, hall: Place, bob: Person
) -> None:
    form = {"topic": "Packaging", "place": hall.pk, "spot": "at the bar", "minutes": "60", "has_gap": "on"}
    response = signed_in(bob).post(NEW, form, follow=True)
    assert "It burns" in response.content.decode()
    page = text(client)
    assert "Packaging" in page and "Tide, at the bar" in page and "there is a gap for you" in page
    assert "Bob" not in page  # he has not said that his name may stand there
    left = Beacon.objects.get().ends_at - now()
    assert dt.timedelta(minutes=59) < left <= dt.timedelta(minutes=60)


def test_a_name_stands_there_only_if_its_host_says_so(light: Light, client: Client, bob: Person) -> None:
    light(bob, is_named=True)
    assert "Bob" in text(client)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"spot": "", "place": ""}, "Say where you stand"),
        ({"topic": " "}, "required"),
        ({"minutes": "600"}, "valid choice"),
        ({"topic": "x" * 121}, "at most 120"),
    ],
)
def test_what_nobody_could_find_or_read_is_not_lit(
    wrong: dict[str, str], words: str, signed_in: SignIn, bob: Person
) -> None:
    form = {"topic": "Packaging", "spot": "bar", "minutes": "30"} | wrong
    assert words in signed_in(bob).post(NEW, form).content.decode()
    assert not Beacon.objects.exists()


def test_one_at_a_time_and_a_new_one_when_the_old_is_out(light: Light, bob: Person) -> None:
    first = light(bob)
    with pytest.raises(beacons.Refused):
        light(bob, "Something else")
    Beacon.objects.update(ends_at=now())  # time goes by
    assert light(bob, "Something else").code != first.code
    assert [one.topic for one in Beacon.objects.live()] == ["Something else"]


def test_who_has_one_burning_is_led_to_it(light: Light, signed_in: SignIn, bob: Person) -> None:
    beacon = light(bob)
    assert signed_in(bob).get(NEW).headers["Location"] == f"{HALLWAY}beacons/{beacon.code}/"


def test_its_host_keeps_it_alight_says_that_it_is_full_and_ends_it(
    light: Light, signed_in: SignIn, client: Client, bob: Person
) -> None:
    beacon = light(bob)
    bobs, address = signed_in(bob), f"{HALLWAY}beacons/{beacon.code}/"
    bobs.post(address, {"do": "longer", "minutes": "90"})
    beacon.refresh_from_db()
    assert beacon.ends_at - now() > dt.timedelta(minutes=89)
    bobs.post(address, {"do": "full"})
    assert "full right now" in text(client)
    bobs.post(address, {"do": "room"})
    assert "full right now" not in text(client)
    bobs.post(address, {"do": "end"})
    assert "Packaging" not in text(client)
    bobs.post(address, {"do": "longer", "minutes": "30"})  # it is out
    assert "Packaging" not in text(client)


def test_nobody_else_may(light: Light, signed_in: SignIn, bob: Person, carol: Person) -> None:
    beacon = light(bob)
    carols, address = signed_in(carol), f"{HALLWAY}beacons/{beacon.code}/"
    for verb in ("full", "end", "longer", "nonsense"):
        assert carols.post(address, {"do": verb, "minutes": "30"}).status_code == 404
    assert Beacon.objects.live().get().is_full is False


def test_who_is_coming_is_told_to_nobody_and_the_host_learns_how_many(
    light: Light, signed_in: SignIn, client: Client, bob: Person, carol: Person
) -> None:
    beacon = light(bob)
    address = f"{HALLWAY}beacons/{beacon.code}/"
    before, log = without_position(text(client)), Activity.objects.count()
    hers = signed_in(carol).post(address, {"do": "come"}, follow=True)
    assert "You are on your way" in hers.content.decode()
    assert without_position(text(client)) == before and Activity.objects.count() == log
    mine = text(signed_in(bob), address)
    assert "1 person is on the way" in mine and "Carol" not in mine
    signed_in(carol).post(address, {"do": "come"})
    assert Coming.objects.count() == 1
    signed_in(carol).post(address, {"do": "stay_away"})
    assert not Coming.objects.exists()


def test_strangers_sign_in_and_who_does_not_take_part_lights_nothing(
    light: Light, signed_in: SignIn, client: Client, bob: Person, mallory: Person
) -> None:
    beacon = light(bob)
    for path in (NEW, f"{HALLWAY}beacons/{beacon.code}/", f"{HALLWAY}mode/"):
        assert client.get(path).headers["Location"].startswith("/accounts/login/")
        assert signed_in(mallory).get(path).status_code == 404


def test_beacons_burn_with_the_conference_only(light: Light, edition: Edition, bob: Person) -> None:
    Edition.objects.update(starts_on=dt.date(2027, 10, 1), ends_on=dt.date(2027, 10, 3))
    edition.refresh_from_db()
    with pytest.raises(beacons.Refused):
        light(bob)


def test_too_many_in_one_hour_are_refused(signed_in: SignIn, bob: Person) -> None:
    bobs, form = signed_in(bob), {"topic": "Packaging", "spot": "bar", "minutes": "30"}
    for _ in range(6):
        bobs.post(NEW, form)
        Beacon.objects.update(ends_at=now())
    assert "That was a lot" in bobs.post(NEW, form).content.decode()
    assert Beacon.objects.count() == 6


def test_what_is_reported_is_looked_at_and_removed(
    light: Light, signed_in: SignIn, client: Client, bob: Person, carol: Person, ada: Person
) -> None:
    beacon = light(bob, "Buy my course")
    report = f"{HALLWAY}beacons/{beacon.code}/report/"
    for _ in range(2):
        assert signed_in(carol).post(report, {"text": "It is an advertisement"}).status_code == 302
    assert Report.objects.count() == 1
    assert not Activity.objects.filter(verb="hallway.reported").exclude(actor=None).exists()
    adas, desk = signed_in(ada), "/pyharbour-2027/organise/hallway/"
    assert "It is an advertisement" in text(adas, desk)
    adas.post(f"{desk}beacons/{beacon.pk}/removal/")
    assert "Buy my course" not in text(client) and "It is an advertisement" not in text(adas, desk)
    assert "Nobody has reported" in text(adas, desk)
    assert signed_in(bob).get(f"{HALLWAY}beacons/{beacon.code}/").status_code == 404


def test_a_report_may_also_be_settled(
    light: Light, signed_in: SignIn, bob: Person, carol: Person, ada: Person
) -> None:
    order.report(light(bob), "Hm", by=carol)
    signed_in(ada).post(f"/pyharbour-2027/organise/hallway/reports/{Report.objects.get().pk}/")
    assert Report.objects.get().settled_at and Beacon.objects.live().exists()


def test_markup_in_a_topic_is_only_letters(light: Light, client: Client, bob: Person) -> None:
    light(bob, "<script>alert(1)</script>")
    assert "<script>alert" not in text(client)
