from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory.slugs import RESERVED_SLUGS
from hallway.areas.directory.tests.world import conference, day, listed
from hallway.areas.directory.urls import urlpatterns
from hallway.areas.directory.views import lists as views
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.editions.models import Edition

YEAR = day(100).year
LISTS = ["/calls/", "/calls/past/", "/conferences/", "/conferences/map/"]


def order(page: str, *names: str) -> list[str]:
    """The names in the order in which the page has them."""
    return sorted((name for name in names if name in page), key=page.index)


def test_calls_stand_by_their_next_deadline(db: None, client: Client) -> None:
    listed(
        conference("Late", calls={"call": 20}),
        conference("Soon", calls={"call": 2, "workshop": 30}),
        conference("Workshops", calls={"call": -3, "workshop": 9}),
        conference("Too late", calls={"call": -2}),
        conference("Early birds", calls={"early_bird": 5}),
        conference("Off", calls={"call": 4}, status="cancelled"),
    )
    page = client.get("/calls/").text
    assert order(page, ">Late", "Soon", ">Workshops<", "Too late<", "Early birds", "Off<") == [
        "Soon", ">Workshops<", ">Late",
    ]  # fmt: skip
    assert "3 conferences with open calls" in page
    assert "Too late<" in client.get("/calls/past/").text


def test_one_line_has_all_that_is_open(db: None, client: Client) -> None:
    listed(conference("Many", calls={"call": 5, "tutorial": 5, "poster": 9}))
    page = client.get("/calls/").text
    assert page.count('data-edition="many') == 1
    assert "Talks, tutorials" in page
    assert "Posters" in page


def test_the_instant_is_told_in_its_zone_and_aoe_in_full(db: None, client: Client) -> None:
    edition = conference("Namibia")
    year = now().year + 1
    deadline = Deadline(edition=edition, on=dt.date(year, 1, 13))
    deadline.closes_at = deadline.moment.instant()
    deadline.save()
    Edition.objects.update(starts_on=dt.date(year, 5, 1), ends_on=dt.date(year, 5, 2))
    listed(edition)
    page = client.get("/calls/").text
    assert f"13 Jan {year}, 23:59" in page
    assert "anywhere on Earth, that is until" in page and "14 Jan, 11:59 UTC" in page
    assert f'datetime="{year}-01-13T23:59:59-12:00"' in page


def test_an_extension_says_by_how_much(db: None, client: Client) -> None:
    edition = conference("Vilnius", calls={"call": 3})
    deadline = edition.deadlines.get()
    Extension.objects.create(deadline=deadline, on=deadline.on + dt.timedelta(days=13))
    Deadline.objects.update(closes_at=now() + dt.timedelta(days=16))
    listed(edition)
    assert "extended by 13 days" in client.get("/calls/").text


def test_calls_that_are_not_open_yet_say_so(db: None, client: Client) -> None:
    edition = conference("Patience", calls={"call": 30})
    Deadline.objects.update(opens_at=now() + dt.timedelta(days=9))
    listed(edition)
    assert "opens " in client.get("/calls/").text


def test_calls_without_a_date_have_a_place_of_their_own(db: None, client: Client) -> None:
    listed(
        conference("Known", calls={"call": 5, "poster": None}),
        conference("Unknown", calls={"call": None}),
        conference("Over", starts=-20, calls={"call": None}),
    )
    page = client.get("/calls/").text
    assert order(page, "Known<", "Announced, date not known", "Unknown<", "Over<") == [
        "Known<", "Announced, date not known", "Unknown<",
    ]  # fmt: skip


def test_conferences_stand_by_their_first_day_and_undated_ones_last(db: None, client: Client) -> None:
    listed(
        conference(
            "Undated",
            starts=None,
            date_note="Whenever this is all over",
            place_is_tentative=True,
            city="Adelaide",
        ),
        conference("Second", starts=50),
        conference("Running", starts=-1, ends=2),
        conference("Over", starts=-9, ends=-8),
        conference("Called off", starts=60, status="cancelled"),
        conference("Long gone", starts=None, year=2011),
    )
    page = client.get("/conferences/").text
    names = ["Running<", "Second<", "Called off<", "Undated<"]
    assert order(page, *names, "Over<", "Long gone") == names
    assert "hopefully Adelaide · Whenever this is all over" in page
    assert "No date yet" in page
    assert '<strong class="ribbon error">Cancelled</strong>' in page


def test_the_archive_keeps_every_year(db: None, client: Client) -> None:
    listed(
        conference("PyOld", starts=None, year=2011, status="not_held"),
        conference("PyDated", starts_on=dt.date(2019, 3, 1), starts=None, year=2019),
    )
    page = client.get("/conferences/archive/").text
    assert order(page, "2019", "2011") == ["2019", "2011"]
    assert "Not held" in client.get("/conferences/archive/2011/").text
    assert "PyDated" in client.get("/conferences/archive/2019/?topic=&q=pydated").text


@pytest.mark.parametrize(
    "path",
    [
        "/conferences/archive/9999/",
        "/conferences/archive/2012/",
        "/conferences/archive/99999999999999999999999/",
        "/conferences/archive/0/",
        "/conferences/calendar/1066/",
        "/conferences/calendar/9999/",
        "/conferences/calendar/99999999999999999999999/",
        "/conferences/archive/-1/",
    ],
)
def test_years_of_which_nothing_is_known_are_not_found(db: None, client: Client, path: str) -> None:
    listed(conference("PyOld", starts=None, year=2011))
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "page=abc",
        "page=-1",
        "page=99999999999999999999",
        "topic=<b>&region=atlantis",
        "mode=online&mode=&x=1",
        "box=1",
    ],
)
def test_what_a_query_should_not_say_is_ignored(db: None, client: Client, path: str, query: str) -> None:
    listed(conference("PyCon", calls={"call": 5}))
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    assert "PyCon" in response.text or "past" in path or "mode=online" in query


@pytest.mark.parametrize("path", [*LISTS, f"/conferences/calendar/{YEAR}/", f"/conferences/archive/{YEAR}/"])
def test_names_are_text(db: None, client: Client, path: str) -> None:
    evil = "<script>alert(1)</script>"
    texts = {"city": evil, "date_note": evil, "year": YEAR}
    calls = {"call": -5 if "past" in path else 5}
    listed(conference(evil, calls=calls, entry={"latitude": 1, "longitude": 1}, **texts))
    page = client.get(path, {"q": evil} if "calendar" not in path else {}).text
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("path", [*LISTS, f"/conferences/archive/{YEAR}/"])
def test_a_page_costs_the_same_with_two_lines_and_with_twenty(db: None, client: Client, path: str) -> None:
    calls = {"call": -5 if "past" in path else 5}

    def places() -> dict[str, float]:
        return {"latitude": 3 * Edition.objects.count(), "longitude": 10}

    def add(count: int) -> None:
        listed(*(conference("PyCon", calls=calls, year=YEAR, entry=places()) for _ in range(count)))

    add(2)
    few = questions(client, path)
    add(18)
    assert questions(client, path) == few


def questions(client: Client, path: str) -> int:
    """How many queries the page takes, narrowed down by a search and a facet."""
    with CaptureQueriesContext(connection) as captured:
        assert "data-edition" in client.get(path, {"q": "pycon", "mode": "in_person"}).text
    return len(captured)


def test_facets_are_links_that_add_and_take_away(db: None, client: Client) -> None:
    listed(
        conference("Berlin", country="Germany", entry={"topics": ["PY"], "price": "free"}),
        conference("Nairobi", country="Kenya", entry={"topics": ["DATA"]}),
        conference("Munich", country="Germany", entry={"topics": ["WEB"]}),
    )
    page = client.get("/conferences/").text
    assert 'href="?region=europe"' in page and "oceania" not in page
    page = client.get("/conferences/?region=europe").text
    assert order(page, "Berlin<", "Munich<", "Nairobi<") == ["Berlin<", "Munich<"]
    assert 'href="?region=africa&amp;region=europe"' in page
    assert 'href="?topic=WEB&amp;region=europe"' in page
    assert 'href="?topic=DATA' not in page
    both = client.get("/conferences/?region=africa&region=europe&price=free&q=berlin").text
    assert order(both, "Berlin<", "Munich<", "Nairobi<") == ["Berlin<"]


def test_long_lists_have_pages_that_keep_the_choice(db: None, client: Client) -> None:
    listed(*(conference("PyCon", starts=number, entry={"topics": ["PY"]}) for number in range(1, 65)))
    page = client.get("/conferences/?topic=PY&page=2").text
    assert page.count("data-edition") == 30
    assert 'href="?topic=PY&amp;page=3"' in page
    assert client.get("/conferences/?page=99").text.count("data-edition") == 4


@pytest.mark.parametrize("path", [*LISTS, "/conferences/archive/"])
def test_empty_lists_say_what_to_do(db: None, client: Client, path: str) -> None:
    assert 'class="empty"' in client.get(path).text


def test_unpublished_editions_are_nowhere(db: None, client: Client) -> None:
    edition = conference("Secret", calls={"call": 5})
    listed(edition)
    Edition.objects.update(published=False)
    paths = [*LISTS, f"/conferences/calendar/{YEAR}/", "/"]
    assert not any("Secret" in client.get(path).text for path in paths)


def test_no_conference_hides_a_list() -> None:
    routes = [str(entry.pattern).split("/") for entry in urlpatterns]
    words = {parts[1] for parts in routes if parts[0] == "conferences" and len(parts) > 2}
    assert {word for word in words if "<" not in word} <= RESERVED_SLUGS


def test_the_front_page_leads_to_the_calls(db: None, client: Client) -> None:
    listed(conference("PyCon Front", calls={"call": 5, "workshop": 6}))
    page = client.get("/").text
    assert page.count("PyCon Front") == 1
    assert 'href="/calls/"' in page and 'href="/conferences/map/"' in page


def test_lists_are_public_pages_of_the_directory(db: None, client: Client) -> None:
    for path in LISTS:
        response = client.get(path)
        assert "directory@" in response.headers["X-Hallway-Publish"]
        assert response.headers["X-Hallway-Publish-Seconds"] == str(views.MINUTES)
