"""Changing facts: read and refused in one place, with a history of every field."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory import facts
from hallway.areas.directory.actions import AlreadyThere, add_conference, change_facts, may_overwrite
from hallway.areas.directory.models import Entry, FactChange, Listing
from hallway.areas.directory.states import Origin
from hallway.areas.directory.writing import load
from hallway.ground.activity.models import Activity
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person

pytestmark = pytest.mark.django_db
NEXT = now().year + 1
NARNIA = {
    "name": f"PyCon Narnia {NEXT}",
    "starts_on": f"{NEXT}-06-05",
    "ends_on": f"{NEXT}-06-07",
    "city": "Cair Paravel",
    "country": "UK",
    "entry.website": "https://narnia.example.org/",
    "entry.topics": "PY,DATA",
    "call.on": f"{NEXT}-01-31 23:59",
    "call.zone": "Europe/London",
}


def add(**values: str) -> Edition:
    return add_conference(NARNIA | values, by=None, origin=Origin.LIST, source="a list")


def change(edition: Edition, values: dict[str, str], origin: Origin = Origin.PERSON) -> list[FactChange]:
    return change_facts(edition, values, by=None, origin=origin, source="https://narnia.example.org/news")


def test_a_conference_comes_in_with_all_its_facts() -> None:
    edition = add()
    assert (edition.slug, edition.hosted, edition.published) == (f"pycon-narnia-{NEXT}", False, True)
    assert edition.series.name == "PyCon Narnia"
    known = facts.texts(load([edition])[edition.pk])
    assert {name: known[name] for name in NARNIA} == NARNIA | {"country": "United Kingdom"}
    assert Deadline.objects.get().closes_at == dt.datetime(NEXT, 1, 31, 23, 59, tzinfo=dt.UTC)
    assert Listing.objects.filter(edition=edition).exists()


def test_the_next_one_joins_the_series_and_the_same_one_is_refused() -> None:
    first = add()
    later = add(name="PyCon Narnia", year=str(NEXT + 1), starts_on="", ends_on="", **{"call.on": ""})
    assert later.series == first.series
    with pytest.raises(AlreadyThere) as refused:
        add()
    assert refused.value.edition == first


def test_a_change_has_history_source_and_one_activity_without_values() -> None:
    edition = add()
    version = publishing.versions(publishing.DIRECTORY)
    change(edition, {"city": "Tashbaan", "venue": "Old Palace", "name": NARNIA["name"]})
    history = FactChange.objects.filter(edition=edition, field="city").get()
    assert (history.before, history.after) == ("Cair Paravel", "Tashbaan")
    assert history.source == "https://narnia.example.org/news"
    assert not FactChange.objects.filter(field="name").exists()
    told = Activity.objects.get(verb="directory.changed")
    assert told.data == {"fields": ["city", "venue"]}
    assert publishing.versions(publishing.DIRECTORY) != version


def test_what_changes_nothing_writes_nothing() -> None:
    edition = add()
    with CaptureQueriesContext(connection) as queries:
        assert change(edition, {"city": "Cair Paravel", "entry.topics": "PY,DATA"}) == []
    assert not [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_an_extension_is_told_as_one_and_may_be_taken_back() -> None:
    edition = add()
    change(edition, {"call.extended": f"{NEXT}-02-14"})
    deadline = Deadline.objects.get()
    assert deadline.closes_at == dt.datetime(NEXT, 2, 14, 23, 59, 59, tzinfo=dt.UTC)
    assert Activity.objects.filter(verb="deadline.extended").count() == 1
    change(edition, {"call.extended": ""})
    deadline.refresh_from_db()
    assert deadline.closes_at == dt.datetime(NEXT, 1, 31, 23, 59, tzinfo=dt.UTC)


def test_a_new_zone_moves_the_instant_and_keeps_the_day() -> None:
    edition = add()
    change(edition, {"call.zone": "AoE"})
    assert Deadline.objects.get().closes_at == dt.datetime(NEXT, 2, 1, 11, 59, tzinfo=dt.UTC)


def test_a_call_without_a_date_and_a_deadline_that_goes() -> None:
    edition = add()
    change(edition, {"tutorial.zone": "AoE", "call.on": ""})
    assert set(Deadline.objects.values_list("kind", "closes_at")) == {("tutorial", None), ("call", None)}


def test_places_and_channels() -> None:
    edition = add()
    spots = '[{"city": "Anvard", "country": "DE", "latitude": 52.5, "longitude": 13.4}]'
    change(
        edition,
        {"spots": spots, "entry.twitter": "@pynarnia", "entry.latitude": "51.5", "entry.longitude": "0"},
    )
    assert edition.spots.get().country == "Germany"
    entry = Entry.objects.get(edition=edition)
    assert (entry.channels, entry.latitude, entry.longitude) == ({"twitter": "pynarnia"}, 51.5, 0)


WRONG = [
    ("starts_on", "2027-02-30"),
    ("starts_on", "9999-01-01"),
    ("ends_on", f"{NEXT}-06-01"),
    ("ends_on", f"{NEXT}-12-24"),
    ("year", "9999"),
    ("year", "2001"),
    ("entry.latitude", "91"),
    ("entry.latitude", "nan"),
    ("entry.latitude", "12.5"),
    ("entry.website", "javascript:alert(1)"),
    ("entry.website", "http://localhost/"),
    ("entry.website", "http://192.168.0.1/admin"),
    ("entry.website", "http://[::1]/"),
    ("entry.website", "http://2130706433/"),
    ("entry.website", "http://0x7f.1/"),
    ("entry.website", "http://printer.local/"),
    ("entry.mastodon", "javascript:alert(1)"),
    ("country", "Archenland"),
    ("call.on", "sometime in September"),
    ("call.on", "2027-02-29 23:59"),
    ("call.extended", f"{NEXT + 1}-06-07"),
    ("call.zone", "CST"),
    ("call.url", "ftp://example.org/"),
    ("mode", "telepathic"),
    ("name", " "),
    ("attendance", "-1"),
    ("spots", "[1, 2"),
    ("spots", '[{"country": "Archenland"}]'),
    ("entry.raw", "{}"),
    ("slug", "me"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text"), WRONG)
def test_what_cannot_be_is_refused_with_the_name_of_the_field(field: str, text: str) -> None:
    edition = add()
    with pytest.raises(ValidationError) as refused:
        change(edition, {"city": "Tashbaan", field: text})
    assert set(refused.value.message_dict) == {field}
    edition.refresh_from_db()
    assert edition.city == "Cair Paravel"


def test_what_a_person_said_no_list_overwrites() -> None:
    edition = add()
    assert may_overwrite(edition, "city", Origin.LIST)
    change(edition, {"city": "Tashbaan"})
    assert not may_overwrite(edition, "city", Origin.LIST)
    assert may_overwrite(edition, "venue", Origin.LIST)
    assert may_overwrite(edition, "city", Origin.PROPOSAL)


def test_addresses_are_never_reserved_and_never_taken_twice(edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(slug=f"pycon-narnia-{NEXT}")
    assert add().slug == f"pycon-narnia-{NEXT}-cair-paravel"
    other = Series.objects.create(slug="elsewhere", name="Elsewhere")
    again = add_conference(NARNIA, by=None, origin=Origin.PERSON, series=other)
    assert again.slug == f"pycon-narnia-{NEXT}-cair-paravel-2"


@pytest.mark.parametrize("name", ["Search", "Archive", "Me", "2027", "☃"])
def test_a_name_that_is_no_address(name: str) -> None:
    edition = add(name=f"{name} {NEXT}", year=str(NEXT))
    assert edition.series.slug not in {"search", "archive", "me", "2027", ""}


def test_a_person_who_adds_a_conference_has_said_all_of_it(ada: Person) -> None:
    edition = add_conference(NARNIA, by=ada, origin=Origin.PERSON, credit="Ada")
    assert not may_overwrite(edition, "city", Origin.LIST)
    assert FactChange.objects.filter(edition=edition, credit="Ada", by=ada).count() > len(NARNIA)


@pytest.mark.parametrize("text", ["2027-01-13", "2027-01-13 23:59", "2027-01-13 23:59:59"])
def test_deadlines_are_shown_as_they_were_written(text: str) -> None:
    assert facts.FACTS["call.on"].show(facts.parse({"call.on": text})["call.on"]) == text
