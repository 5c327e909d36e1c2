from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.site.models import NewsPost, Page
from hallway.ground.editions.models import Edition, Place
from hallway.ground.people.models import Person

SignedIn = Callable[[Person], Client]
GET = [
    "details/", "links/", "pages/", "pages/new/", "pages/{page}/", "pages/{page}/file/", "news/", "news/new/",
    "news/{post}/", "phases/", "phases/new/", "tracks/", "tracks/new/", "places/", "places/new/",
    "places/{hall}/", "team/", "team/new/",
    "redirects/", "redirects/new/",
]  # fmt: skip
POST = [
    "pages/order/", "pages/preview/", "pages/{page}/deletion/", "pages/{page}/restoration/",
    "news/{post}/deletion/", "places/{hall}/deletion/",
]  # fmt: skip


@pytest.fixture
def paths(page: Page, post: NewsPost, hall: Place) -> Callable[[str], str]:
    ids = {"page": page.pk, "post": post.pk, "hall": hall.pk}
    return lambda path: f"/pyharbour-2027/organise/{path.format(**ids)}"


@pytest.mark.parametrize("path", ["", *GET])
def test_the_desks_do_not_exist_for_others(
    client: Client, bob: Person, mallory: Person, paths: Callable[[str], str], signed_in: SignedIn, path: str
) -> None:
    for browser in (signed_in(bob), signed_in(mallory)):
        assert browser.get(paths(path)).status_code == 404
    assert client.get(paths(path))["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", POST)
def test_nor_can_others_act(
    client: Client, mallory: Person, rita: Person, paths: Callable[[str], str], signed_in: SignedIn, path: str
) -> None:
    for browser in (signed_in(mallory), signed_in(rita)):
        assert browser.post(paths(path)).status_code == 404
    assert client.post(paths(path))["Location"].startswith("/accounts/login/")


def test_strangers_learn_nothing_from_being_asked_to_sign_in(client: Client, edition: Edition) -> None:
    for slug in (edition.slug, "nowhere"):
        assert client.get(f"/{slug}/organise/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", GET)
def test_a_role_that_does_not_write_pages_sees_no_desk(
    rita: Person, paths: Callable[[str], str], signed_in: SignedIn, path: str
) -> None:
    assert signed_in(rita).get(paths(path)).status_code == 404


@pytest.mark.parametrize("path", ["", *GET])
def test_owner_and_site_role_open_every_desk(
    ada: Person, sina: Person, paths: Callable[[str], str], signed_in: SignedIn, path: str
) -> None:
    for person in (ada, sina):
        response = signed_in(person).get(paths(path))
        assert response.status_code == 200
        assert "no-store" in response.headers["Cache-Control"]


def test_the_whole_team_reads_what_needs_it(rita: Person, edition: Edition, signed_in: SignedIn) -> None:
    text = signed_in(rita).get("/pyharbour-2027/organise/").text
    assert "What needs you today" in text
    assert "/organise/pages/" not in text


def test_rows_of_another_edition_are_not_there(
    ada: Person, other_edition: Edition, signed_in: SignedIn
) -> None:
    page = Page.objects.create(edition=other_edition, slug="x", title="X")
    place = Place.objects.create(edition=other_edition, slug="x", name="X")
    browser = signed_in(ada)
    for path in (f"pages/{page.pk}/", f"places/{place.pk}/", f"pages/{page.pk}/file/"):
        assert browser.get(f"/pyharbour-2027/organise/{path}").status_code == 404
    assert browser.post(f"/pyharbour-2027/organise/pages/{page.pk}/deletion/").status_code == 404


def test_actions_are_not_links(ada: Person, paths: Callable[[str], str], signed_in: SignedIn) -> None:
    browser = signed_in(ada)
    for path in POST:
        assert browser.get(paths(path)).status_code == 405
