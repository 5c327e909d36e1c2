from __future__ import annotations

from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hallway.areas.site.models import Page
from hallway.areas.site.slugs import RESERVED_PAGES, slug_for
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


def _routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            # Language prefixes have no route of their own.
            yield from _routes(pattern, prefix + str(getattr(pattern.pattern, "_route", "")))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(getattr(pattern.pattern, "_route", ""))


def test_no_page_can_take_an_address_of_the_edition() -> None:
    start = "<edition:edition>/"
    below = {route.removeprefix(start).split("/")[0] for route in _routes(get_resolver()) if start in route}
    words = {word for word in below if word and "<" not in word and "." not in word}
    assert {"organise", "news", "team", "talk"} <= words
    assert words - RESERVED_PAGES == set()


def test_the_form_refuses_reserved_and_doubled_addresses(
    edition: Edition, page: Page, ada: Person, signed_in: Callable[[Person], Client]
) -> None:
    client = signed_in(ada)
    for slug in ("schedule", "news", "culture"):
        data = {"title": "Mine", "slug": slug, "order": 5, "body": ""}
        response = client.post("/pyharbour-2027/organise/pages/new/", data)
        assert response.status_code == 200
        assert f"“{slug}” is" in response.text
    assert Page.objects.count() == 1


def test_titles_without_latin_letters_get_an_address_too() -> None:
    assert slug_for("Über uns") == "uber-uns"
    assert slug_for("王小明").isalnum()
    assert slug_for("News").startswith("news-")
    assert len(slug_for("x" * 300)) <= 80
