from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from defusedxml import ElementTree
from django.test import Client
from icalendar import Calendar

from hallway.areas.directory import indexing, neutral
from hallway.areas.directory.imports.importing import Data
from hallway.areas.directory.models import Entry
from hallway.areas.directory.outgoing import OUTLETS
from hallway.areas.directory.tests.lists import bring
from hallway.formats.csv_tables.conferences_read import read as read_csv
from hallway.formats.deadlines_yaml.read import read as read_yaml
from hallway.formats.moments import Moment
from hallway.ground.deadlines import actions
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition, Series
from hallway.ground.editions.states import EditionStatus

NOW = "2026-11-21T12:00:00+00:00"


@pytest.fixture(autouse=True)
def _clock(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = dt.datetime.fromisoformat(NOW)
    for module in ("lists", "outgoing", "views.outgoing", "rows", "reading", "indexing"):
        monkeypatch.setattr(f"hallway.areas.directory.{module}.now", lambda: moment, raising=False)


def _conference(name: str, closes: dt.date, first: dt.date, **more: object) -> Edition:
    series, _ = Series.objects.get_or_create(slug=name.lower().replace(" ", "-"), defaults={"name": name})
    slug = f"{series.slug}-{first.year}"
    edition = Edition.objects.create(
        series=series, slug=slug, acronym=slug.replace("-", "_"),
        name=f"{name} {first.year}", year=first.year,
        hosted=False, published=True, starts_on=first, ends_on=first + dt.timedelta(days=2),
        **{"city": "Vilnius", "country": "Lithuania", **more},
    )  # fmt: skip
    Entry.objects.create(edition=edition, website=f"https://{slug}.example/", topics=["PY"])
    moment = Moment(closes, dt.time(23, 59), "Europe/Vilnius")
    actions.announce(edition, DeadlineKind.CALL, by=None, moment=moment, url=f"https://{slug}.example/cfp")
    indexing.refresh([edition.pk])
    return edition


@pytest.fixture
def lithuania(db: None) -> Edition:
    return _conference("PyCon Lithuania", dt.date(2027, 1, 13), dt.date(2027, 4, 28))


@pytest.fixture
def namibia(db: None) -> Edition:
    more = {"city": "Windhoek", "country": "Namibia"}
    return _conference("PyCon Namibia", dt.date(2026, 12, 1), dt.date(2027, 2, 19), **more)


@pytest.mark.parametrize("name", OUTLETS)
def test_every_outlet_names_what_is_to_come(
    client: Client, lithuania: Edition, namibia: Edition, name: str
) -> None:
    response = client.get(f"/{OUTLETS[name].of}/{name}")
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "PyCon Lithuania" in response.text or name == "closing.atom"
    assert "PyCon Namibia" in response.text


@pytest.mark.parametrize("name", OUTLETS)
def test_outlets_of_an_empty_directory_are_well_formed(client: Client, db: None, name: str) -> None:
    assert client.get(f"/{OUTLETS[name].of}/{name}").status_code == 200


def test_the_facets_of_the_lists_narrow_them_down(
    client: Client, lithuania: Edition, namibia: Edition
) -> None:
    text = client.get("/calls/deadlines.ics?region=africa").text
    assert "PyCon Namibia" in text
    assert "PyCon Lithuania" not in text


def test_an_extension_reaches_calendars_as_an_update(client: Client, lithuania: Edition) -> None:
    def event() -> dict[str, object]:
        (one,) = Calendar.from_ical(client.get("/calls/deadlines.ics").content).walk("VEVENT")
        return dict(one)

    before = event()
    actions.extend(
        lithuania.deadlines.get(),
        by=None,
        moment=Moment(dt.date(2027, 1, 27), dt.time(23, 59), "Europe/Vilnius"),
    )
    indexing.refresh([lithuania.pk])
    after = event()
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTART"].dt == dt.datetime(2027, 1, 27, 21, 59, tzinfo=dt.UTC)
    assert "(extended)" in after["SUMMARY"]


def test_a_conference_is_there_up_to_the_day_after_its_last(client: Client, lithuania: Edition) -> None:
    (event,) = Calendar.from_ical(client.get("/conferences/conferences.ics").content).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2027, 4, 28), dt.date(2027, 5, 1))


def test_a_cancelled_conference_says_so_in_calendars(client: Client, lithuania: Edition) -> None:
    Edition.objects.filter(pk=lithuania.pk).update(status=EditionStatus.CANCELLED)
    assert "STATUS:CANCELLED" in client.get("/conferences/conferences.ics").text


def test_feeds_are_xml_whatever_the_names_hold(client: Client, lithuania: Edition) -> None:
    Edition.objects.filter(pk=lithuania.pk).update(name="<script>&\x0b]]> 2027")
    titles = [
        node.text
        for node in ElementTree.fromstring(client.get("/calls/feed.atom").content).iter()
        if node.text
    ]
    assert any("<script>&" in title for title in titles)


def test_table_and_list_can_be_read_back(client: Client, lithuania: Edition, namibia: Edition) -> None:
    names = {"PyCon Lithuania", "PyCon Namibia"}
    for found, _report in (
        read_csv(client.get("/conferences/conferences.csv").content),
        read_yaml(client.get("/conferences/conferences.yml").content),
    ):
        assert {one.name for one in found} == names
        (one,) = (one for one in found if one.name == "PyCon Lithuania")
        assert one.call().effective == Moment(dt.date(2027, 1, 13), dt.time(23, 59), "Europe/Vilnius")
        assert (one.starts_on, one.ends_on) == (dt.date(2027, 4, 28), dt.date(2027, 4, 30))


def test_the_api_gives_the_instant_and_what_was_stated(client: Client, lithuania: Edition) -> None:
    (one,) = client.get("/api/conferences/").json()["conferences"]
    assert one["calls"] == [
        {
            "kind": "call", "closes_at": "2027-01-13T21:59:00Z", "stated": "2027-01-13 23:59 Europe/Vilnius",
            "extended_from": "", "url": "https://pycon-lithuania-2027.example/cfp",
        }
    ]  # fmt: skip
    assert one == client.get("/api/conferences/pycon-lithuania-2027/").json()


@pytest.mark.parametrize(
    ("fields", "standing", "when"),
    [
        ({}, "open", "calls"),
        ({"status": EditionStatus.CANCELLED}, "cancelled", "upcoming"),
        ({"starts_on": dt.date(2020, 4, 28), "ends_on": dt.date(2020, 4, 30)}, "over", "over"),
    ],
)
def test_the_api_says_where_a_conference_stands(
    client: Client, lithuania: Edition, namibia: Edition, fields: dict[str, object], standing: str, when: str
) -> None:
    Edition.objects.filter(pk=lithuania.pk).update(**fields)
    indexing.refresh([lithuania.pk])
    found = {one["name"]: one for one in client.get(f"/api/conferences/?when={when}").json()["conferences"]}
    assert found["PyCon Lithuania"]["standing"] == standing
    assert "PyCon Lithuania" not in client.get("/conferences/?status=idea").text


def test_cancelled_ones_are_a_choice_of_the_list(
    client: Client, lithuania: Edition, namibia: Edition
) -> None:
    Edition.objects.filter(pk=lithuania.pk).update(status=EditionStatus.CANCELLED)
    indexing.refresh([lithuania.pk])
    for path in ("/conferences/?status=cancelled", "/api/conferences/?status=cancelled"):
        text = client.get(path).text
        assert "PyCon Lithuania" in text and "PyCon Namibia" not in text


def test_what_the_yaml_has_no_place_for_is_not_lost_on_the_way_back(
    client: Client, lithuania: Edition
) -> None:
    poster = Moment(dt.date(2027, 2, 1), dt.time(12), "Europe/Vilnius")
    actions.announce(lithuania, DeadlineKind.POSTER, by=None, moment=poster)
    bring(Data(client.get("/conferences/conferences.yml").content, "list.yml"))
    assert {one.kind: one.moment for one in lithuania.deadlines.all()}["poster"] == poster
    assert Edition.objects.count() == 1
    table, _report = read_csv(client.get("/conferences/conferences.csv").content)
    assert poster in [one.effective for one in table[0].calls]


def test_the_api_turns_pages(client: Client, lithuania: Edition, namibia: Edition) -> None:
    first = client.get("/api/conferences/?limit=1").json()
    second = client.get(first["next"].partition("localhost:8000")[2]).json()
    assert [one["slug"] for one in first["conferences"] + second["conferences"]] == [
        "pycon-namibia-2027", "pycon-lithuania-2027",
    ]  # fmt: skip
    assert second["next"] is None


def test_what_is_known_is_not_sent_again(client: Client, lithuania: Edition) -> None:
    etag = client.get("/api/conferences/").headers["ETag"]
    assert client.get("/api/conferences/", headers={"If-None-Match": etag}).status_code == 304
    Edition.objects.filter(pk=lithuania.pk).update(name="PyCon LT 2027")
    assert client.get("/api/conferences/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("query", ["when=never", "when=20270", "when=-999"])
def test_a_time_that_is_none_is_not_found(client: Client, db: None, query: str) -> None:
    assert client.get(f"/api/conferences/?{query}").status_code == 404


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=-1", "limit=x", "limit=99999999999", "page=0", "page=999999", "q=%F0%9F"]
)
def test_odd_numbers_break_nothing(client: Client, lithuania: Edition, query: str) -> None:
    assert client.get(f"/api/conferences/?{query}").status_code == 200


def test_hidden_editions_are_nowhere(client: Client, lithuania: Edition) -> None:
    Edition.objects.update(published=False)
    indexing.refresh([lithuania.pk])
    for path in [
        *(f"/{one.of}/{one.name}" for one in OUTLETS.values()),
        "/api/conferences/",
        "/widget/calls/",
    ]:
        assert "Lithuania" not in client.get(path).text
    assert client.get("/api/conferences/pycon-lithuania-2027/").status_code == 404


def test_the_widget_may_stand_in_any_frame_and_nothing_else_may(client: Client, lithuania: Edition) -> None:
    widget = client.get("/widget/calls/")
    assert "frame-ancestors *" in widget.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in widget.headers
    assert "<script" not in widget.text
    page = client.get("/calls/")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/calls/deadlines.ics", "/conferences/conferences.yml", "/api/conferences/", "/widget/calls/"]
)
def test_as_many_queries_for_many_as_for_few(
    client: Client, lithuania: Edition, queries: Callable[..., int], path: str
) -> None:
    few = queries(lambda: client.get(path))
    for number in range(12):
        _conference(f"PyCon Number {number}", dt.date(2027, 1, 10), dt.date(2027, 5, 1 + number))
    assert queries(lambda: client.get(path)) == few


def test_names_stand_without_their_year(lithuania: Edition) -> None:
    assert neutral.name_without_year(lithuania) == "PyCon Lithuania"
