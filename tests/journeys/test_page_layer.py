"""Public pages are rendered once and served from memory; never stale, never anybody's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hallway.areas.site import actions as site
from hallway.areas.site.models import Page
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.me import actions as me
from hallway.ground.people.models import Person
from tests.journeys.house import House, cookie_of, open_house

pytestmark = pytest.mark.django_db(transaction=True)
SignedIn = Callable[[Person], Client]


@pytest.fixture
def house(talk: Happening) -> Iterator[House]:
    Activity.objects.create(edition=talk.edition, verb="programme.imported")
    with open_house() as opened:
        yield opened


def _kept(house: House, path: str) -> bool:
    return house.pages.find(("http", b"localhost", path)) is not None


PUBLIC = ["/", "/pyharbour-2027/", "/de/pyharbour-2027/", "/series/pyharbour/", "/robots.txt", "/sitemap.xml",
          "/pyharbour-2027/schedule/", "/pyharbour-2027/speakers/", "/pyharbour-2027/schedule.json",
          "/pyharbour-2027/schedule/feed.xml", "/pyharbour-2027/news/feed.xml"]  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
def test_the_second_reader_is_served_from_memory(house: House, path: str) -> None:
    first = house.get(path)
    with CaptureQueriesContext(connection) as queries:
        second = house.get(path)
    assert first.status == second.status == 200
    assert first.body == second.body
    assert len(queries) == 0


@pytest.mark.parametrize("path", PUBLIC)
def test_everybody_gets_the_same_bytes(house: House, path: str, ada: Person, signed_in: SignedIn) -> None:
    cookie = cookie_of(signed_in, ada)
    as_ada = house.get(path, [cookie, ("accept-language", "de"), ("user-agent", "Mosaic")])
    assert _kept(house, path)
    with open_house() as another:
        as_stranger = another.get(path)
    assert as_ada.body == as_stranger.body
    assert as_ada["vary"] == "Accept-Encoding"
    assert as_ada["set-cookie"] is None
    assert "x-hallway-publish" not in dict(as_ada.headers)


def test_an_edit_is_there_on_the_next_request(
    house: House, edition: Edition, ada: Person, signed_in: SignedIn
) -> None:
    page = Page.objects.create(edition=edition, slug="about", title="About", body="We meet by the harbour.")
    assert "by the harbour" in house.text("/pyharbour-2027/about/")
    assert "by the harbour" in house.text("/pyharbour-2027/about/")
    fields = {"title": "About", "slug": "about", "order": 100, "body": "We meet uphill.",
              "seen": page.changed_at.isoformat()}  # fmt: skip
    csrf = "a" * 32
    reply = house.post(
        f"/pyharbour-2027/organise/pages/{page.pk}/",
        {**fields, "csrfmiddlewaretoken": csrf},
        [cookie_of(signed_in, ada, f"csrftoken={csrf}")],
    )
    assert reply.status == 302
    assert "We meet uphill." in house.text("/pyharbour-2027/about/")


def test_a_hidden_edition_is_gone_at_once(house: House, edition: Edition, ada: Person) -> None:
    paths = ["/pyharbour-2027/", "/pyharbour-2027/schedule/", "/pyharbour-2027/schedule.json"]
    assert [house.get(path).status for path in paths] == [200, 200, 200]
    _hide(edition, ada)
    assert [house.get(path).status for path in paths] == [404, 404, 404]
    assert "PyHarbour 2027" not in house.text("/")
    assert "pyharbour-2027" not in house.text("/sitemap.xml")


def test_a_speakers_page_forgets_the_talks_of_an_edition_that_is_hidden(
    house: House, edition: Edition, other_edition: Edition, talk: Happening, ada: Person, grace: Person
) -> None:
    elsewhere = Happening.objects.create(edition=other_edition, title="Adding them back")
    Appearance.objects.create(happening=elsewhere, person=grace)
    path = f"/pyharbour-2027/speaker/{grace.code}/"
    assert "Adding them back" in house.text(path)
    _hide(other_edition, ada)
    assert "Adding them back" not in house.text(path)


def test_the_team_looks_at_a_hidden_edition_and_nobody_else_gets_what_they_saw(
    house: House, edition: Edition, ada: Person, signed_in: SignedIn
) -> None:
    Edition.objects.update(published=False)
    for path in ("/pyharbour-2027/", "/pyharbour-2027/schedule/", "/pyharbour-2027/schedule.json"):
        seen = house.get(path, [cookie_of(signed_in, ada)])
        assert seen.status == 200
        assert "private" in (seen["cache-control"] or "")
        assert house.get(path).status == 404
    assert len(house.pages) == 0


def test_a_draft_is_shown_to_the_team_and_kept_by_nobody(
    house: House, edition: Edition, ada: Person, signed_in: SignedIn
) -> None:
    Page.objects.create(
        edition=edition, slug="secret", title="Secret", body="The keynote is …", is_draft=True
    )
    seen = house.get("/pyharbour-2027/secret/", [cookie_of(signed_in, ada)])
    assert b"The keynote" in seen.body
    assert seen["cache-control"] == "private, no-store"
    assert house.get("/pyharbour-2027/secret/").status == 404


def test_a_message_for_one_person_stays_theirs(
    house: House, edition: Edition, ada: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(ada)
    browser.post(
        "/pyharbour-2027/organise/roles/", {"email": "new@example.org", "name": "New", "role": "site"}
    )
    session, waiting = browser.cookies["sessionid"].value, browser.cookies["messages"].coded_value
    seen = house.get("/pyharbour-2027/", [("cookie", f"sessionid={session}; messages={waiting}")])
    assert b"new@example.org" in seen.body
    assert "private" in (seen["cache-control"] or "")
    assert not _kept(house, "/pyharbour-2027/")
    assert "new@example.org" not in house.text("/pyharbour-2027/")


def test_the_overlay_is_never_kept(house: House, edition: Edition, ada: Person, signed_in: SignedIn) -> None:
    mine = house.get("/me/overlay/", [cookie_of(signed_in, ada)])
    assert b"Ada" in mine.body
    assert "no-store" in (mine["cache-control"] or "")
    assert b"Ada" not in house.get("/me/overlay/").body
    assert len(house.pages) == 0


@pytest.mark.parametrize(
    "path",
    ["/me/", "/me/plan/", "/me/profile/", "/pyharbour-2027/organise/", "/accounts/methods/"],
)
def test_what_is_mine_is_private_for_every_cache_on_the_way(
    house: House, path: str, ada: Person, signed_in: SignedIn
) -> None:
    reply = house.get(path, [cookie_of(signed_in, ada)])
    assert reply.status == 200
    assert {"private", "no-store"} <= set((reply["cache-control"] or "").split(", "))
    assert len(house.pages) == 0


@pytest.mark.parametrize(
    "headers",
    [
        [("x-forwarded-host", "evil.example")],
        [("x-forwarded-proto", "https")],
        [("x-forwarded-for", "evil.example")],
        [("forwarded", "host=evil.example;proto=https")],
        [("x-hallway-publish", "site@999")],
        [("x-original-url", "/me/"), ("x-rewrite-url", "/me/")],
        [("x-http-method-override", "POST")],
        [("accept-language", "de")],
        [("cookie", "django_language=de; theme=evil.example")],
        [("referer", "http://evil.example/"), ("origin", "http://evil.example")],
        [("range", "bytes=0-3")],
        [("host", "LOCALHOST")],
    ],
)
def test_no_header_gets_into_a_kept_page(house: House, headers: list[tuple[str, str]]) -> None:
    house.get("/pyharbour-2027/", headers)
    poisoned = house.get("/pyharbour-2027/")
    house.pages.announce("edition-pyharbour-2027", 10**9)
    assert house.get("/pyharbour-2027/").body == poisoned.body
    assert b"evil.example" not in poisoned.body


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "a@evil.example", "local host"])
def test_a_foreign_host_is_refused_and_not_kept(house: House, host: str) -> None:
    assert house.get("/pyharbour-2027/", [("host", host)]).status == 400
    assert len(house.pages) == 0


@pytest.mark.parametrize(
    "path",
    ["//pyharbour-2027/", "/pyharbour-2027//", "/pyharbour-2027/./", "/x/../pyharbour-2027/",
     "/pyharbour-2027%2F", "/%2e/pyharbour-2027/", "/pyharbour-2027/%00",
     "/pyharbour-2027/schedule%ff/", "/pyharbour-2027;a=b/",
     "/en/pyharbour-2027/", "/DE/pyharbour-2027/", "/de/de/pyharbour-2027/", "/pyharbour-2027/%3fx=1"],
)  # fmt: skip
def test_a_twisted_path_never_stands_in_for_a_page(house: House, path: str) -> None:
    reply = house.get(path)
    assert reply.status in {301, 302, 400, 404} or (reply.status == 200 and path == "/pyharbour-2027%2F")
    assert house.text("/pyharbour-2027/").count("<h1") == 1


def test_a_query_is_answered_and_not_kept(house: House) -> None:
    assert house.get("/pyharbour-2027/sessions/", query_string=b"kind=tutorial").status == 200
    assert len(house.pages) == 0
    assert "Deleting 40,000 lines" in house.text("/pyharbour-2027/sessions/")


def test_head_keeps_nothing_and_is_answered_from_memory_like_get(house: House) -> None:
    assert house.request("HEAD", "/pyharbour-2027/").body == b""
    assert len(house.pages) == 0
    full = house.get("/pyharbour-2027/")
    head = house.request("HEAD", "/pyharbour-2027/")
    assert (head.status, head.body, head.etag) == (200, b"", full.etag)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PURGE"])
def test_other_methods_neither_read_nor_fill_the_memory(house: House, method: str) -> None:
    house.request(method, "/pyharbour-2027/")
    assert len(house.pages) == 0


def test_the_language_switch_of_a_missing_page_stays_in_the_house(house: House) -> None:
    for path in ("//evil.example/", "/de//evil.example/", "/de/%2Fevil.example/", "/%5Cevil.example/"):
        reply = house.get(path)
        assert b'href="//evil.example' not in reply.body
        assert b'href="/\\evil.example' not in reply.body
        assert not (reply["location"] or "").startswith("//")


def test_a_person_who_renames_themselves_is_renamed_everywhere(
    house: House, edition: Edition, ada: Person, grace: Person
) -> None:
    news = edition.news.create(
        slug="hello", title="Hello", body="We begin.", author=ada, published_at="2026-01-01T00:00Z"
    )
    path = news.get_absolute_url()
    assert "Ada" in house.text(path)
    me.change_profile(ada, by=ada, fields={"name": "Augusta"}, handles=[])
    assert "Augusta" in house.text(path)
    edition.role_grants.all().delete()
    me.erase(ada, by=ada, names_too=True)
    assert "Augusta" not in house.text(path)


def test_a_deleted_room_is_gone_from_the_pages(house: House, edition: Edition, ada: Person) -> None:
    room = Place.objects.create(edition=edition, slug="cellar", name="The Cellar")
    assert "The Cellar" in house.text("/pyharbour-2027/rooms/")
    site.delete_row(room, edition=edition, by=ada)
    assert "The Cellar" not in house.text("/pyharbour-2027/rooms/")
    assert house.get("/pyharbour-2027/room/cellar/").status == 404


def _hide(edition: Edition, by: Person) -> None:
    edition.published = False
    site.save_row(edition, edition=edition, by=by)
