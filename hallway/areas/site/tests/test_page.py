from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.site.models import Page, Redirect
from hallway.areas.site.slugs import slug_for
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.ui.published import HEADER

SignedIn = Callable[[Person], Client]


def test_a_page_shows_its_markdown(client: Client, page: Page) -> None:
    response = client.get("/pyharbour-2027/culture/")
    assert "<em>hello</em>" in response.text
    assert HEADER in response.headers


def test_a_draft_is_a_404_for_strangers(
    client: Client, draft: Page, bob: Person, signed_in: SignedIn
) -> None:
    assert client.get("/pyharbour-2027/soon/").status_code == 404
    assert signed_in(bob).get("/pyharbour-2027/soon/").status_code == 404


def test_the_team_sees_a_draft_with_a_ribbon_and_nobody_shares_it(
    draft: Page, rita: Person, signed_in: SignedIn
) -> None:
    response = signed_in(rita).get("/pyharbour-2027/soon/")
    assert "Draft: only the team sees it" in response.text
    assert HEADER not in response.headers
    assert "no-store" in response.headers["Cache-Control"]


def test_the_team_of_another_edition_does_not_see_a_draft(
    draft: Page, mallory: Person, signed_in: SignedIn
) -> None:
    assert signed_in(mallory).get("/pyharbour-2027/soon/").status_code == 404


def test_a_deleted_page_is_gone_for_everybody(page: Page, ada: Person, signed_in: SignedIn) -> None:
    Page.objects.update(deleted_at=page.changed_at)
    assert signed_in(ada).get("/pyharbour-2027/culture/").status_code == 404


@pytest.mark.parametrize(
    ("to", "permanent", "location", "status"),
    [
        ("culture", True, "/pyharbour-2027/culture/", 301),
        ("culture", False, "/pyharbour-2027/culture/", 302),
        ("/series/pyharbour/", True, "/series/pyharbour/", 301),
        ("https://old.example/x", True, "https://old.example/x", 301),
    ],
)
def test_an_address_that_moved(
    client: Client, edition: Edition, to: str, permanent: bool, location: str, status: int
) -> None:
    Redirect.objects.create(edition=edition, from_path="about/us", to_path=to, permanent=permanent)
    response = client.get("/pyharbour-2027/about/us/")
    assert (response.status_code, response.headers["Location"]) == (status, location)


def test_a_page_stands_before_a_redirect(client: Client, edition: Edition, page: Page) -> None:
    Redirect.objects.create(edition=edition, from_path="culture", to_path="elsewhere")
    assert client.get("/pyharbour-2027/culture/").status_code == 200


def test_relative_links_lead_to_pages_in_the_language_of_the_reader(client: Client, page: Page) -> None:
    page.body = "[Education](education) and [top](#s-top) and [out](https://example.org)"
    page.save()
    english = client.get("/pyharbour-2027/culture/").text
    assert 'href="/pyharbour-2027/education/"' in english
    assert 'href="#s-top"' in english
    assert 'href="https://example.org"' in english
    assert 'href="/de/pyharbour-2027/education/"' in client.get("/de/pyharbour-2027/culture/").text


anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=120)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=anything, body=anything | st.sampled_from(["<script>alert(1)</script>", "[x](javascript:alert(1))"])
)
def test_any_text_renders_without_a_script_of_its_own(
    client: Client, edition: Edition, title: str, body: str
) -> None:
    slug = slug_for(title)
    page = Page.objects.create(edition=edition, slug=slug, title=title + "<script>", body=body)
    response = client.get(f"/pyharbour-2027/{slug}/")
    page.delete()
    assert response.status_code == 200
    main = response.text.split("<main", 1)[1].split("</main>", 1)[0]
    assert "<script" not in main.lower()
    assert 'href="javascript' not in main.lower()
