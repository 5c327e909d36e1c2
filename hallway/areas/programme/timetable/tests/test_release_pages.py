"""A release by its form, every version at its address, and the way back."""

from __future__ import annotations

from django.test import Client

from hallway.areas.programme.timetable import actions, facts, releasing
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft, Release
from hallway.areas.programme.timetable.tests.conftest import (
    DAY,
    DESK,
    Add,
    at,
    placed,
)
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def test_a_release_by_the_form(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    page = browser.get(f"{DESK}{draft.pk}/release/").content.decode()
    assert "Sat 11 Sep, 10:15, Tide" in " ".join(page.split()) or "10:15" in page
    form = {"name": "Beacon", "notes": "We moved.", "revision": 1}
    assert browser.post(f"{DESK}{draft.pk}/release/", form)["Location"] == f"{DESK}releases/"
    assert "10:00" in Client().get(f"/pyharbour-2027/schedule/{DAY}/").content.decode()
    taken = browser.post(f"{DESK}{draft.pk}/release/", form)
    assert "Every release needs its own." in taken.content.decode()
    late = browser.post(f"{DESK}{draft.pk}/release/", {"name": "Late", "revision": 0})
    assert late.status_code == 409 and "since you opened this page" in late.content.decode()
    assert Release.objects.count() == 1


def test_what_is_worth_a_look_is_said_before_it_is_released(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place, ada: Person
) -> None:
    page = f"{DESK}{draft.pk}/release/"
    assert "Worth a look" not in browser.get(page).content.decode()
    full = add("Full", cove, 0)
    facts.set_needs(full, by=ada, features=[], expected=100, is_first_time=False, after=None)
    take_in_new(draft)
    text = browser.get(page).content.decode()
    assert "Worth a look (1)" in text and "100 people expected, 60 seats" in text
    assert "Look at these first" not in text and f"{DESK}{draft.pk}/balance/" in text


def test_every_version_stays_at_its_address(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person, client: Client
) -> None:
    first = releasing.release(draft, by=ada, name="First light", notes="Hello")
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    releasing.release(draft, by=ada, name="2")
    old = client.get(first.get_absolute_url())
    assert (
        old.status_code == 200 and "An old version" in old.content.decode() and "Tide" in old.content.decode()
    )
    assert "as it is now" in client.get("/pyharbour-2027/schedule/v/2/").content.decode()
    assert client.get("/pyharbour-2027/schedule/v/").content.decode().count("First light") == 1
    assert client.get("/pyharbour-2027/schedule/v/2/export/schedule.xml").status_code == 302
    assert client.get("/pyharbour-2027/schedule/v/3/").status_code == 404
    feed = client.get("/pyharbour-2027/schedule/feed.xml").content.decode()
    assert "Version First light" in feed and "/schedule/v/2/" in feed
    Edition.objects.filter(pk=draft.edition_id).update(published=False)
    assert client.get(first.get_absolute_url()).status_code == 404


def test_going_back_by_the_form(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    releasing.release(draft, by=ada, name="1")
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    releasing.release(draft, by=ada, name="2")
    page = f"{DESK}releases/1/return/"
    assert "1 again" in browser.get(page).content.decode()
    assert browser.post(page, {"name": "2"}).status_code == 200
    assert browser.post(page, {"name": "1 again"}).status_code == 302
    talk.refresh_from_db()
    assert talk.place_id != cove.pk
