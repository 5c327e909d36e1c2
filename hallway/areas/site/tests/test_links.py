from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.site.links import absolute, check_links, documents_of, external_links, in_edition
from hallway.areas.site.models import NewsPost, Page, Redirect
from hallway.ground.editions.models import Edition, Track
from hallway.ground.happenings.models import Happening
from hallway.ground.markdown import to_html
from hallway.ground.people.models import Person


def _broken(page: Page, target: str) -> list[str]:
    page.body = f"A line.\n\nThen [a link]({target})."
    page.save()
    return [link.reason for link in check_links(page.edition)]


@pytest.mark.parametrize(
    "target",
    [
        "culture", "culture/", "./culture", "../culture", "/pyharbour-2027/culture/",
        "/pyharbour-2027/culture", "news", "news/venue", "news/feed.xml", "team", "old", "/",
        "/series/pyharbour/", "/static/ui/icon.svg",
        "mailto:hello@example.org", "https://example.org/nowhere", "//example.org", "#s-top", "talk/{code}",
        "/de/pyharbour-2027/culture/", "culture?from=here", "http://localhost:8000/pyharbour-2027/culture/",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(page: Page, post: NewsPost, talk: Happening, target: str) -> None:
    Redirect.objects.create(edition=page.edition, from_path="old", to_path="culture")
    target = target.format(code=talk.code)
    body = f"# Top\n\n[a link]({target})"
    Page.objects.filter(pk=page.pk).update(body=body, body_html=to_html(body))
    assert check_links(page.edition) == []


@pytest.mark.parametrize(
    "target",
    [
        "nowhere", "soon", "news/nowhere", "talk/NOSUCH", "/culture/", "/series/nowhere/", "/nowhere/at/all/",
        "#s-nowhere", "news/venue#s-nowhere", "mailto:nobody", "track/nowhere",
        "/pyharbour-1999/", "http://localhost:8000/pyharbour-2027/nowhere/",
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(
    page: Page, draft: Page, post: NewsPost, talk: Happening, target: str
) -> None:
    assert len(_broken(page, target)) == 1


def test_a_finding_names_the_text_and_the_line(page: Page) -> None:
    page.body = "Fine: [us](culture).\n\nLost: [them](nowhere) and\n[again](nowhere)."
    page.save()
    assert [(link.document.title, link.line, link.target) for link in check_links(page.edition)] == [
        ("Culture", 3, "nowhere"),
        ("Culture", 4, "nowhere"),
    ]


def test_an_anchor_on_another_page_is_looked_up(page: Page, post: NewsPost) -> None:
    post.body = "## Getting there"
    post.save()
    assert _broken(page, "news/venue#s-getting-there") == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_language_of_the_reader_changes_no_finding(page: Page, language: str) -> None:
    page.body = "[a](culture) [b](/pyharbour-2027/culture/) [c](/de/pyharbour-2027/culture/) [d](gone)"
    page.save()
    with translation.override(language):
        assert [link.target for link in check_links(page.edition)] == ["gone"]


def test_a_word_in_the_prose_is_not_the_line_of_a_link(page: Page) -> None:
    page.body = "Whither gone?\n\n[there](gone)"
    page.save()
    assert [link.line for link in check_links(page.edition)] == [3]


def test_news_and_tracks_are_read_too(edition: Edition, post: NewsPost) -> None:
    post.body = "[gone](gone)"
    post.save()
    Track.objects.create(edition=edition, slug="django", name="Django", body="[lost](lost)")
    assert [link.document.title for link in check_links(edition)] == ["We have a venue", "Django"]


def test_an_edition_can_be_checked_before_it_is_public(page: Page, talk: Happening) -> None:
    Edition.objects.filter(pk=page.edition_id).update(published=False)
    assert _broken(page, f"talk/{talk.code}") == []


def test_external_links_are_listed_not_fetched(page: Page) -> None:
    page.body = "[a](https://example.org/x) [b](culture) [c](mailto:a@example.org)"
    page.save()
    assert [link.target for link in external_links(documents_of(page.edition))] == ["https://example.org/x"]


def test_the_page_lists_them(page: Page, ada: Person, signed_in: Callable[[Person], Client]) -> None:
    _broken(page, "nowhere")
    text = signed_in(ada).get("/pyharbour-2027/organise/links/").text
    assert "There is no page at this address." in text
    assert f"/pyharbour-2027/organise/pages/{page.pk}/" in text


def test_as_many_queries_for_many_as_for_few(page: Page, queries: Callable[..., int]) -> None:
    page.body = "[a](culture) [b](talk/NOSUCH)"
    page.save()
    few = queries(lambda: check_links(page.edition))
    for n in range(6):
        Page.objects.create(edition=page.edition, slug=f"p{n}", title="P", body=page.body)
    assert queries(lambda: check_links(page.edition)) == few


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("education", "/e/education/"),
        ("../education#s-x", "/e/education/#s-x"),
        ("news/feed.xml", "/e/news/feed.xml"),
        ("a?b=c", "/e/a/?b=c"),
        ("/abs", "/abs"),
        ("#here", "#here"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://x.example/a", "https://x.example/a"),
        ("", ""),
    ],
)
def test_relative_targets(target: str, result: str) -> None:
    assert absolute(target, "/e/") == result


@given(st.text(max_size=200))
def test_rewriting_twice_is_rewriting_once(text: str) -> None:
    once = in_edition(to_html(text), "/e/")
    assert in_edition(once, "/e/") == once


def test_text_that_looks_like_a_link_stays_text() -> None:
    html = to_html('`<a href="x">` and <a href="y">')
    assert in_edition(html, "/e/") == html
