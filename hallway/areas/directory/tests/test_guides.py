from __future__ import annotations

import pytest
from django.test import Client

from hallway.areas.directory.guides import library

SLUGS = [guide.slug for guide in library.guides_in("en")]


def test_the_index_leads_to_each_in_its_order(client: Client, db: None) -> None:
    text = client.get("/guides/").text
    places = [text.index(f'href="/guides/{slug}/"') for slug in SLUGS]
    assert len(SLUGS) == 5
    assert places == sorted(places)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_each_is_there_in_both_languages(client: Client, db: None, slug: str, language: str) -> None:
    prefix = "" if language == "en" else f"/{language}"
    guide = library.guide(slug, language)
    assert guide is not None
    text = client.get(f"{prefix}/guides/{slug}/").text
    assert guide.language == language
    assert guide.title in text
    assert f'href="{prefix}/guides/"' in text
    assert 3 <= guide.minutes <= 5


def test_links_between_them_lead_somewhere(client: Client, db: None) -> None:
    assert 'href="../anywhere-on-earth/"' in client.get("/guides/first-proposal/").text


@pytest.mark.parametrize("slug", ["nothing", "library", "en"])
def test_what_is_no_guide_is_not_found(client: Client, db: None, slug: str) -> None:
    assert client.get(f"/guides/{slug}/").status_code == 404


def test_a_language_without_texts_reads_english() -> None:
    assert {guide.language for guide in library.guides_in("fr")} == {"en"}
