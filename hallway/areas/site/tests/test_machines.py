from __future__ import annotations

from defusedxml import ElementTree
from django.test import Client

from hallway.areas.site.models import NewsPost, Page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ui.published import HEADER

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _paths(client: Client) -> set[str]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {loc.text.removeprefix("http://localhost:8000") for loc in root.iter(f"{NS}loc")}


def test_the_sitemap_holds_what_is_public(
    client: Client, page: Page, draft: Page, post: NewsPost, talk: Happening
) -> None:
    assert _paths(client) == {
        "/",
        "/series/pyharbour/",
        "/pyharbour-2027/",
        "/pyharbour-2027/culture/",
        "/pyharbour-2027/news/venue/",
        f"/pyharbour-2027/talk/{talk.code}/",
    }


def test_and_nothing_of_a_hidden_edition(client: Client, page: Page, post: NewsPost, talk: Happening) -> None:
    Edition.objects.update(published=False)
    assert _paths(client) == {"/"}


def test_everything_in_it_answers(client: Client, page: Page, post: NewsPost, talk: Happening) -> None:
    for path in _paths(client):
        assert client.get(path).status_code == 200


def test_robots_are_told_where_it_is(client: Client, db: None) -> None:
    response = client.get("/robots.txt")
    assert "Sitemap: http://localhost:8000/sitemap.xml" in response.text
    assert "Disallow: /*/organise/" in response.text
    assert HEADER in response.headers
