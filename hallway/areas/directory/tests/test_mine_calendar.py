"""My calendar: a private link with the days and deadlines of what is mine."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from icalendar import Calendar

from hallway.areas.directory.mine import actions
from hallway.areas.directory.models import Traveller
from hallway.areas.directory.tests.builders import call_of
from hallway.areas.directory.tests.conftest import Announce
from hallway.formats.moments import Moment
from hallway.ground.clock import now
from hallway.ground.deadlines import actions as deadlines
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

DAY = dt.timedelta(days=1)


@pytest.fixture
def feed(mine: Client, bob: Person) -> str:
    mine.post("/me/conferences/calendar/")
    return f"/calendar/{Traveller.objects.get(person=bob).calendar_token}/conferences.ics"


def events(client: Client, feed: str) -> dict[str, object]:
    response = client.get(feed)
    assert response.status_code == 200
    calendar = Calendar.from_ical(response.content)
    return {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}


def test_the_calendar_holds_days_and_deadlines(
    client: Client, feed: str, abroad: Edition, bob: Person, announce: Announce
) -> None:
    announce()
    call = call_of(abroad, 20)
    actions.save(abroad, by=bob)
    found = events(client, feed)
    assert set(found) == {abroad.slug, f"{abroad.slug}-call"}
    assert found[abroad.slug]["DTSTART"].dt == abroad.starts_on
    assert found[abroad.slug]["DTEND"].dt == abroad.ends_on + DAY
    assert found[f"{abroad.slug}-call"]["DTSTART"].dt == call.closes_at


def test_an_extension_reaches_the_calendar_as_an_update(
    client: Client, feed: str, abroad: Edition, bob: Person
) -> None:
    actions.save(abroad, by=bob)
    call = call_of(abroad, 20)
    before = events(client, feed)[f"{abroad.slug}-call"]
    moved = deadlines.extend(call, by=None, moment=Moment((now() + 40 * DAY).date(), None, "AoE"))
    after = events(client, feed)[f"{abroad.slug}-call"]
    assert after["UID"] == before["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt and after["DTSTART"].dt == moved.closes_at


def test_a_cancelled_conference_is_cancelled_there(
    client: Client, feed: str, abroad: Edition, bob: Person
) -> None:
    actions.save(abroad, by=bob)
    Edition.objects.update(status="cancelled")
    assert events(client, feed)[abroad.slug]["STATUS"] == "CANCELLED"


def test_the_calendar_is_private_and_asks_cheaply(
    client: Client, feed: str, abroad: Edition, bob: Person
) -> None:
    actions.save(abroad, by=bob)
    first = client.get(feed)
    assert first.headers["Cache-Control"].startswith("private") and "X-Hallway-Publish" not in first.headers
    assert client.get(feed, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    actions.unsave(abroad, by=bob)
    assert client.get(feed, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_an_old_link_is_dead_at_once(client: Client, mine: Client, feed: str, bob: Person) -> None:
    mine.post("/me/conferences/calendar/")
    assert client.get(feed).status_code == 404
    mine.post("/me/conferences/calendar/", {"on": "no"})
    assert Traveller.objects.get(person=bob).calendar_token is None


def test_who_guesses_is_slowed_down_and_owners_are_not(client: Client, feed: str) -> None:
    answers = [client.get(f"/calendar/{n}/conferences.ics").status_code for n in range(62)]
    assert answers == [404] * 60 + [429] * 2
    assert client.get(feed).status_code == 200


def test_a_calendar_ends_with_its_owner(client: Client, feed: str, bob: Person) -> None:
    Person.objects.update(is_active=False)
    assert client.get(feed).status_code == 404
