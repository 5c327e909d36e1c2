from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.site.importing import export_news, export_page, import_news, import_page
from hallway.areas.site.models import NewsPost, Page
from hallway.formats import front_matter
from hallway.ground.editions.models import Edition, TeamCredit
from hallway.ground.people.models import Person

PAGE = """---
title: "Culture: ours"
order: 2
slug: culture
nav: false
draft: yes
redirect_from:
  - /habits/
  - about/culture.html
---

# Culture: ours

We say hello.
"""


def test_a_page_with_everything(edition: Edition, ada: Person) -> None:
    page = import_page(edition, PAGE, by=ada)
    assert (page.title, page.slug, page.order, page.in_nav, page.is_draft) == (
        "Culture: ours", "culture", 2, False, True,
    )  # fmt: skip
    assert page.body == "We say hello."
    assert set(edition.redirects.values_list("from_path", "to_path")) == {
        ("habits", "culture"),
        ("about/culture.html", "culture"),
    }


def test_importing_again_changes_the_same_page(edition: Edition, ada: Person) -> None:
    first = import_page(edition, PAGE, by=ada)
    second = import_page(edition, PAGE.replace("hello", "good day"), by=ada)
    assert first.pk == second.pk
    assert Page.objects.get().body == "We say good day."


def test_a_page_without_a_head_takes_its_first_heading(edition: Edition, ada: Person) -> None:
    page = import_page(edition, "# Getting there\n\nBy ferry.\n", by=ada)
    assert (page.title, page.slug, page.body) == ("Getting there", "getting-there", "By ferry.")


def test_a_page_without_any_title_is_refused(edition: Edition, ada: Person) -> None:
    with pytest.raises(ValidationError):
        import_page(edition, "Only text.", by=ada)


@pytest.mark.parametrize("slug", ["schedule", "a b", "ü"])
def test_addresses_that_cannot_be_are_refused(edition: Edition, ada: Person, slug: str) -> None:
    with pytest.raises(ValidationError):
        import_page(edition, f"---\ntitle: X\nslug: {slug}\n---\n", by=ada)
    assert not Page.objects.exists()


def test_doubly_decoded_text_is_repaired(edition: Edition, ada: Person) -> None:
    broken = "ponies, ‚Äòminiconfs‚Äô and unicorns \uf8ffü¶Ñ!"
    page = import_page(edition, f"---\ntitle: About\n---\n{broken}", by=ada)
    assert page.body == "ponies, ‘miniconfs’ and unicorns 🦄!"


def test_a_post_with_everything(edition: Edition, ada: Person, grace: Person, client: Client) -> None:
    TeamCredit.objects.create(edition=edition, person=grace, team="Programme")
    text = (
        "---\ntitle: The call\nauthor: Grace\npermalink: /2027/the-call/\ndate: 2026-06-01\n"
        "tags: [call, programme]\nredirect_from: blog/call\n---\nTell us."
    )
    post = import_news(edition, text, by=ada)
    assert (post.slug, post.author) == ("the-call", grace)
    assert post.published_at.isoformat() == "2026-06-01T00:00:00+10:00"
    assert {tag.slug for tag in post.tags.all()} == {"call", "programme"}
    response = client.get("/pyharbour-2027/blog/call/")
    assert response.headers["Location"] == "/pyharbour-2027/news/the-call/"


def test_a_page_that_only_redirects(edition: Edition, ada: Person, client: Client) -> None:
    import_page(edition, "---\ntitle: Tickets\nslug: buy\nredirect_to: /series/pyharbour/\n---\n", by=ada)
    response = client.get("/pyharbour-2027/buy/")
    assert (response.status_code, response.headers["Location"]) == (302, "/series/pyharbour/")


def test_out_and_in_again(edition: Edition, ada: Person) -> None:
    page = import_page(edition, PAGE, by=ada)
    text = export_page(page)
    page.delete()
    edition.redirects.all().delete()
    again = import_page(edition, text, by=ada)
    assert export_page(again) == text
    post = import_news(edition, "---\ntitle: T\ntags: a, b\ndate: 2026-06-01T10:00:00+00:00\n---\nx", by=ada)
    text = export_news(post)
    NewsPost.objects.all().delete()
    assert export_news(import_news(edition, text, by=ada)) == text


words = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc", "Cs", "Zl", "Zp"])
)
values = st.booleans() | st.integers(0, 999_999_999) | words | st.lists(words, min_size=1, max_size=4)


def _tidy(text: str) -> str:
    return front_matter.repaired(" ".join(text.split()))


@given(head=st.dictionaries(st.from_regex(r"[a-z_][a-z0-9_]{0,10}", fullmatch=True), values, max_size=5))
def test_what_is_written_is_read_back(head: dict[str, front_matter.Value]) -> None:
    def flat(value: front_matter.Value) -> front_matter.Value:
        if isinstance(value, list):
            return [_tidy(item) for item in value]
        return _tidy(value) if isinstance(value, str) else value

    expected = {key: flat(value) for key, value in head.items()}
    assert front_matter.read(front_matter.write(head, "Body"))[0] == expected


@given(st.text(max_size=300))
def test_any_file_can_be_read(text: str) -> None:
    front_matter.read(text)
    front_matter.read(f"---\n{text}\n---\n{text}")
