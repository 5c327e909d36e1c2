"""The programme for other programs: addresses, types, contents, and who is in it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from hallway.areas.programme.interchange.exports import EXPORTS, export
from hallway.areas.programme.interchange.linked_data import edition_json_ld, person_json_ld, session_json_ld
from hallway.areas.programme.interchange.outgoing import schedule_of
from hallway.areas.programme.tests.files import bring_in, event, person, schedule
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Kind, Part, State
from hallway.ground.people.models import Person
from hallway.ground.people.states import Audience

HOME = "/pyharbour-2027/"
PATHS = [
    "schedule/export/schedule.json", "schedule/export/schedule.xml", "schedule/export/schedule.xcal",
    "schedule/export/schedule.ics", "schedule/export/sessions.csv", "schedule/export/speakers.csv",
    "schedule/export/event.jsonld", "schedule.xml", "schedule.json", "schedule/widgets/schedule.json",
    "schedule/feed.xml", "schedule/day/2027-09-11.ics", "room/tide.ics", "api/v2/view/All",
    "api/v2/view/Sessions", "api/v2/view/Speakers", "api/v2/view/SpeakerWall", "api/v2/view/GridSmart",
]  # fmt: skip


def _all(client: Client, talk: Happening) -> dict[str, Any]:
    own = [f"talk/{talk.code}.ics", f"speaker/{talk.appearances.get().person.code}/talks.ics"]
    return {path: client.get(HOME + path) for path in PATHS + own}


def test_every_address_answers_from_every_website(client: Client, talk: Happening) -> None:
    for path, response in _all(client, talk).items():
        assert response.status_code == 200, path
        assert response["Access-Control-Allow-Origin"] == "*", path
        assert "X-Hallway-Publish" in response, path
        assert "Cookie" not in response.get("Vary", ""), path
        assert not response.cookies, path


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("schedule.xml", "application/vnd.c3voc.schedule+xml"), ("schedule.json", "application/json"),
        ("schedule/export/schedule.ics", "text/calendar; charset=utf-8"),
        ("schedule/export/sessions.csv", "text/csv; charset=utf-8"),
        ("schedule/feed.xml", "application/atom+xml; charset=utf-8"),
        ("schedule/export/event.jsonld", "application/ld+json"), ("api/v2/view/All", "application/json"),
    ],
)  # fmt: skip
def test_types(client: Client, talk: Happening, path: str, media_type: str) -> None:
    assert client.get(HOME + path)["Content-Type"] == media_type


@pytest.mark.parametrize(
    "path",
    [
        "schedule/export/nothing.json", "talk/NOSUCH.ics", "speaker/NOSUCH/talks.ics", "room/none.ics",
        "track/none.ics", "schedule/day/2027-13-45.ics", "schedule/day/9999-12-31.ics", "api/v2/view/Nothing",
        "schedule/v/17/", "schedule/v/1.0/nothing",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_404(client: Client, talk: Happening, path: str) -> None:
    Edition.objects.update(schedule_version="1.0")
    assert client.get(HOME + path).status_code == 404


def test_the_current_version_leads_to_the_programme(client: Client, talk: Happening) -> None:
    Edition.objects.update(schedule_version="1.0")
    assert client.get(f"{HOME}schedule/v/1.0/")["Location"] == f"{HOME}schedule/"
    assert client.get(f"{HOME}schedule/v/1.0/export/schedule.xml")["Location"].endswith("export/schedule.xml")


def test_a_hidden_edition_is_a_404_in_every_format(client: Client, talk: Happening) -> None:
    Edition.objects.update(published=False)
    assert {response.status_code for response in _all(client, talk).values()} == {404}


def test_no_address_of_mail_and_no_private_field_appears(
    client: Client, talk: Happening, grace: Person
) -> None:
    grace.bio, grace.tagline, grace.city = "Secret bio", "Secret line", "Secret city"
    grace.audience = {"bio": Audience.PRIVATE, "tagline": Audience.ATTENDEES}
    grace.save()
    for path, response in _all(client, talk).items():
        assert b"grace@example.org" not in response.content, path
        assert b"Secret" not in response.content, path


def test_a_speaker_is_introduced_unless_they_chose_otherwise(talk: Happening, grace: Person) -> None:
    grace.bio = "Wrote a compiler"
    grace.save()
    assert schedule_of(talk.edition).speakers[0].biography == "Wrote a compiler"


def test_drafts_are_nowhere(client: Client, talk: Happening) -> None:
    Happening.objects.create(edition=talk.edition, title="Unborn", state=State.DRAFT)
    for path, response in _all(client, talk).items():
        assert b"Unborn" not in response.content, path


def test_a_draft_has_no_calendar(client: Client, talk: Happening) -> None:
    Happening.objects.update(state=State.DRAFT)
    assert client.get(f"{HOME}talk/{talk.code}.ics").status_code == 404


def test_session_chairs_are_not_speakers(talk: Happening, bob: Person) -> None:
    Appearance.objects.create(happening=talk, person=bob, part=Part.CHAIR)
    assert [one.name for one in schedule_of(talk.edition).speakers] == ["Grace"]


def test_a_cancelled_session_is_struck_out_of_calendars_and_left_out_of_grids(
    client: Client, talk: Happening
) -> None:
    Happening.objects.update(state=State.CANCELLED, sequence=3)
    entry = Calendar.from_ical(client.get(f"{HOME}schedule/export/schedule.ics").content).walk("VEVENT")[0]
    assert (str(entry["STATUS"]), entry["SEQUENCE"]) == ("CANCELLED", 3)
    assert talk.title not in client.get(f"{HOME}schedule.json").content.decode()
    assert talk.title not in client.get(f"{HOME}schedule.xml").content.decode()


def test_addresses_are_absolute_and_have_no_language(client: Client, talk: Happening, settings: Any) -> None:
    settings.PUBLIC_URL = "https://conf.example"
    for path in ("schedule.json", "schedule/export/schedule.ics"):
        english, german = client.get(HOME + path), client.get(f"/de{HOME}{path}")
        assert f"https://conf.example{HOME}talk/{talk.code}/".encode() in english.content
        assert b"conf.example/de/" not in german.content


def test_calendars_of_parts_hold_that_part(client: Client, talk: Happening, track: Track) -> None:
    other = Place.objects.create(edition=talk.edition, slug="shoal", name="Shoal")
    second = Happening.objects.create(
        edition=talk.edition, title="Elsewhere", place=other, track=track,
        starts_at=talk.starts_at.replace(day=12), ends_at=talk.ends_at.replace(day=12),
    )  # fmt: skip

    def titles(path: str) -> list[str]:
        entries = Calendar.from_ical(client.get(HOME + path).content).walk("VEVENT")
        return [str(entry["SUMMARY"]) for entry in entries]

    assert titles("room/tide.ics") == [talk.title]
    assert titles("track/django.ics") == ["Elsewhere"]
    assert titles("schedule/day/2027-09-11.ics") == [talk.title]
    assert titles(f"talk/{second.code}.ics") == ["Elsewhere"]
    assert sorted(titles("schedule/export/schedule.ics")) == sorted([talk.title, "Elsewhere"])


def test_the_small_hours_belong_to_the_evening_before(client: Client, talk: Happening) -> None:
    Happening.objects.update(starts_at="2027-09-11T16:30:00Z", ends_at="2027-09-11T17:30:00Z")  # 02:30 there
    assert b"BEGIN:VEVENT" in client.get(f"{HOME}schedule/day/2027-09-11.ics").content
    assert b"BEGIN:VEVENT" not in client.get(f"{HOME}schedule/day/2027-09-12.ics").content


def test_the_feed_tells_of_each_import_and_names_nobody(
    client: Client, edition: Edition, ada: Person
) -> None:
    bring_in(schedule(event(1), version="0.9"), edition, by=ada)
    bring_in(schedule(event(1), event(2), version="1.0"), edition, by=ada)
    feed = client.get(f"{HOME}schedule/feed.xml").content.decode()
    titles = [one.text for one in ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[1:] == ["Version 1.0", "Version 0.9"]
    assert "Ada" not in feed


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_exports_take_the_same_number_of_queries_for_any_size(edition: Edition, name: str) -> None:
    bring_in(schedule(event(1), event(2)), edition)
    with CaptureQueriesContext(connection) as small:
        export(edition, name)
    bring_in(schedule(*[event(n, room=f"Room {n}", track=f"Track {n}") for n in range(1, 13)]), edition)
    with CaptureQueriesContext(connection) as large:
        export(edition, name)
    assert len(small) == len(large) <= 5


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_empty_programme_can_be_exported(edition: Edition, name: str) -> None:
    Edition.objects.update(starts_on=None, ends_on=None)
    edition.refresh_from_db()
    assert export(edition, name)


EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def test_script_in_every_field_is_harmless(client: Client, edition: Edition) -> None:
    texts = dict.fromkeys(["title", "subtitle", "abstract", "description", "room", "track", "type"], EVIL)
    one = event(1, persons=[person(1, EVIL, biography=EVIL)], **texts)
    one["links"] = [{"url": "javascript:alert(1)", "title": EVIL, "type": "related"}]
    bring_in(schedule(one), edition)
    row = Happening.objects.select_related("edition").get()
    stored = [row.abstract_html, row.description_html, row.appearances.get().person.bio_html]
    paths = [
        f"talk/{row.code}/",
        "schedule/export/",
        "schedule/2027-09-11/",
        "speakers/",
        "rooms/",
        "tracks/",
    ]
    shown = [*stored, *(client.get(HOME + path).content.decode() for path in paths)]
    shown += [session_json_ld(row), edition_json_ld(edition), person_json_ld(row.appearances.get().person)]
    for text in shown:
        assert "<script>alert" not in text
        assert "<img" not in text
    assert row.links == []


def test_linked_data_cannot_end_its_script_element(talk: Happening) -> None:
    talk.title = "</script><script>alert(1)</script>"
    text = session_json_ld(talk)
    assert "<" not in text
    assert json.loads(text)["name"] == talk.title


def test_formulas_do_not_run_in_a_spreadsheet(client: Client, talk: Happening) -> None:
    Happening.objects.update(title='=HYPERLINK("https://evil.example")')
    rows = list(
        csv.DictReader(
            io.StringIO(client.get(f"{HOME}schedule/export/sessions.csv").content.decode("utf-8-sig"))
        )
    )
    assert not rows[0]["title"].startswith("=")


def test_the_page_of_exports_offers_every_format(client: Client, edition: Edition) -> None:
    page = client.get(f"{HOME}schedule/export/").content.decode()
    assert all(one.path in page for one in EXPORTS.values())
    assert "webcal://localhost:8000/pyharbour-2027/schedule/export/schedule.ics" in page


def _seen(edition: Edition) -> list[tuple[Any, ...]]:
    """The programme as people know it, whatever its ids."""
    rows = edition.happenings.select_related("place", "track").order_by("guid")
    return [
        (
            row.guid, row.title, row.subtitle, row.abstract, row.description, row.kind, row.source_kind,
            row.starts_at, row.ends_at, row.language, row.is_recorded, row.state,
            row.place and row.place.name, row.track and row.track.name,
            [one.person.name for one in row.appearances.all()],
        )
        for row in rows
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["schedule.json", "schedule.xml"])
def test_what_goes_out_comes_in_again(edition: Edition, other_edition: Edition, name: str) -> None:
    lunch = event(4, "Lunch", type="break", persons=[], track="")
    bring_in(schedule(event(1), event(2, room="Shoal", type="Keynote", do_not_record=True), lunch), edition)
    bring_in(export(edition, name), other_edition)
    assert _seen(other_edition) == _seen(edition)
    assert other_edition.happenings.get(title="Lunch").kind == Kind.BREAK
    assert bring_in(export(edition, name), other_edition).plan.is_empty
