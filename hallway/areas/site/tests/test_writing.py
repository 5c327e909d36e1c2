from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hallway.areas.site import actions
from hallway.areas.site.models import NewsPost, Page, Redirect
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

SignedIn = Callable[[Person], Client]
DESK = "/pyharbour-2027/organise/"


@pytest.fixture
def browser(sina: Person, signed_in: SignedIn) -> Client:
    return signed_in(sina)


def _form(page: Page, **changes: Any) -> dict[str, Any]:
    data = {"title": page.title, "slug": page.slug, "order": page.order, "in_nav": "on", "body": page.body}
    return {**data, "seen": page.changed_at.isoformat(), **changes}


def test_a_new_page_begins_as_a_draft_and_gets_its_address_from_its_title(browser: Client) -> None:
    assert "checked" in browser.get(f"{DESK}pages/new/").text.split("is_draft", 1)[1][:120]
    browser.post(f"{DESK}pages/new/", {"title": "Getting there", "order": 5, "body": "By *ferry*."})
    page = Page.objects.get()
    assert (page.slug, page.is_draft, page.body_html) == (
        "getting-there",
        False,
        "<p>By <em>ferry</em>.</p>\n",
    )


def test_saving_changes_the_page_and_its_public_version(
    browser: Client, page: Page, edition: Edition
) -> None:
    scope = publishing.scope(edition.slug)
    before = publishing.versions(scope)[scope]
    browser.post(f"{DESK}pages/{page.pk}/", _form(page, body="We say **hello**."))
    page.refresh_from_db()
    assert "<strong>hello</strong>" in page.body_html
    assert publishing.versions(scope)[scope] == before + 1


def test_work_on_a_draft_leaves_the_public_pages_in_memory(
    sina: Person, draft: Page, edition: Edition
) -> None:
    scope = publishing.scope(edition.slug)
    before = publishing.versions(scope)
    actions.change_writing(draft, {"body": "More"}, seen=draft.changed_at, by=sina)
    assert publishing.versions(scope) == before


def test_a_new_address_leaves_a_redirect(browser: Client, client: Client, page: Page) -> None:
    browser.post(f"{DESK}pages/{page.pk}/", _form(page, slug="habits"))
    response = client.get("/pyharbour-2027/culture/")
    assert (response.status_code, response.headers["Location"]) == (301, "/pyharbour-2027/habits/")


def test_moving_on_and_back_leaves_no_chain_and_no_circle(sina: Person, client: Client, page: Page) -> None:
    for slug in ("b", "c", "culture"):
        actions.change_writing(page, {"slug": slug}, seen=page.changed_at, by=sina)
    moved = dict(Redirect.objects.values_list("from_path", "to_path"))
    assert moved == {"b": "culture", "c": "culture"}
    assert client.get("/pyharbour-2027/culture/").status_code == 200


def test_news_that_moves_leaves_a_redirect_below_news(sina: Person, client: Client, post: NewsPost) -> None:
    actions.change_writing(post, {"slug": "harbour"}, seen=post.changed_at, by=sina)
    response = client.get("/pyharbour-2027/news/venue/")
    assert response.headers["Location"] == "/pyharbour-2027/news/harbour/"


def test_nobody_overwrites_unseen(browser: Client, ada: Person, page: Page) -> None:
    mine = _form(page, body="Mine.")
    actions.change_writing(page, {"body": "Theirs."}, seen=page.changed_at, by=ada)
    refused = browser.post(f"{DESK}pages/{page.pk}/", mine)
    assert refused.status_code == 409
    for words in ("Mine.", "Theirs.", "Saved by Ada"):
        assert words in refused.text
    page.refresh_from_db()
    assert page.body == "Theirs."


def test_saving_again_after_reading_both_is_saving_over(browser: Client, ada: Person, page: Page) -> None:
    actions.change_writing(page, {"body": "Theirs."}, seen=page.changed_at, by=ada)
    browser.post(f"{DESK}pages/{page.pk}/", _form(page, body="Both."))
    page.refresh_from_db()
    assert page.body == "Both."


@pytest.mark.parametrize("seen", ["", "yesterday", "2001-01-01T00:00:00+00:00"])
def test_a_form_without_a_true_version_is_refused(browser: Client, page: Page, seen: str) -> None:
    assert browser.post(f"{DESK}pages/{page.pk}/", _form(page, seen=seen, body="X")).status_code == 409


def test_a_refused_change_leaves_no_trace(sina: Person, page: Page) -> None:
    with pytest.raises(actions.Outdated):
        actions.change_writing(page, {"slug": "x"}, seen=timezone.now(), by=sina)
    assert not Redirect.objects.exists()
    assert not Activity.objects.exists()


def test_preview_without_script_saves_nothing(browser: Client, page: Page) -> None:
    response = browser.post(f"{DESK}pages/{page.pk}/", _form(page, body="**New**", preview="1"))
    page.refresh_from_db()
    assert "<strong>New</strong>" in response.text
    assert page.body == "We say *hello* first."


def test_the_preview_fragment_is_what_the_page_would_be_and_holds_no_script(
    browser: Client, edition: Edition
) -> None:
    body = "[Us](team) <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    text = browser.post(f"{DESK}pages/preview/", {"body": body}).text
    assert 'href="/pyharbour-2027/team/"' in text
    assert "<script" not in text
    assert 'href="javascript' not in text
    assert "<img" not in text
    assert "<html" not in text


@pytest.mark.parametrize("kind", ["pages", "news"])
def test_deleting_can_be_undone(
    browser: Client, client: Client, page: Page, post: NewsPost, kind: str
) -> None:
    row, path = (page, "culture") if kind == "pages" else (post, "news/venue")
    listed = browser.post(f"{DESK}{kind}/{row.pk}/deletion/", follow=True).text
    assert f"{DESK}{kind}/{row.pk}/restoration/" in listed
    assert "Undo" in listed
    assert client.get(f"/pyharbour-2027/{path}/").status_code == 404
    browser.post(f"{DESK}{kind}/{row.pk}/restoration/")
    assert client.get(f"/pyharbour-2027/{path}/").status_code == 200


def test_a_page_whose_address_is_taken_stays_in_the_bin(browser: Client, sina: Person, page: Page) -> None:
    actions.delete_writing(page, by=sina)
    Page.objects.create(edition=page.edition, slug="culture", title="Another")
    text = browser.post(f"{DESK}pages/{page.pk}/restoration/", follow=True).text
    assert "Another one now stands at" in text
    assert Page.objects.kept().get().title == "Another"


def test_of_two_who_want_one_address_at_once_the_second_is_told(
    sina: Person, page: Page, draft: Page
) -> None:
    with pytest.raises(actions.AddressTaken):
        actions.change_writing(draft, {"slug": "culture"}, seen=draft.changed_at, by=sina)
    with pytest.raises(actions.AddressTaken):
        actions.add_writing(Page(edition=page.edition, slug="culture", title="X"), by=sina)
    assert list(Page.objects.order_by("pk").values_list("slug", flat=True)) == ["culture", "soon"]


def test_the_history_names_who_and_what(browser: Client, sina: Person, page: Page) -> None:
    actions.change_writing(page, {"body": "New."}, seen=page.changed_at, by=sina)
    assert "Sina changed the page “Culture”" in browser.get(f"{DESK}pages/{page.pk}/").text


def test_positions_are_saved_together(browser: Client, page: Page, draft: Page) -> None:
    browser.post(f"{DESK}pages/order/", {f"order-{page.pk}": 999, f"order-{draft.pk}": 1})
    assert list(Page.objects.values_list("slug", "order")) == [("soon", 1), ("culture", 999)]


def test_a_position_that_is_no_number_changes_none(browser: Client, page: Page, draft: Page) -> None:
    data = {f"order-{page.pk}": "first", f"order-{draft.pk}": 1}
    assert "Nothing was saved" in browser.post(f"{DESK}pages/order/", data, follow=True).text
    assert set(Page.objects.values_list("order", flat=True)) == {100}


def test_news_gets_its_moment_its_author_and_its_tags(browser: Client, sina: Person) -> None:
    browser.post(f"{DESK}news/new/", {"title": "Hello", "tag_names": "call, call , Venue", "body": "Hi"})
    post = NewsPost.objects.get()
    assert post.published_at is not None
    assert post.author == sina
    assert [tag.name for tag in post.tags.all()] == ["Venue", "call"]


def test_the_moment_of_news_is_a_time_at_the_venue(browser: Client, edition: Edition) -> None:
    browser.post(f"{DESK}news/new/", {"title": "Hello", "published_at": "2027-01-05T09:00", "body": "Hi"})
    assert NewsPost.objects.get().published_at.isoformat() == "2027-01-04T22:00:00+00:00"


def test_a_page_as_a_file(browser: Client, page: Page) -> None:
    response = browser.get(f"{DESK}pages/{page.pk}/file/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="culture.md"'
    assert 'title: "Culture"' in response.text


@pytest.mark.parametrize("kind", ["pages", "news"])
def test_as_many_queries_for_many_as_for_few(
    browser: Client, edition: Edition, page: Page, post: NewsPost, queries: Callable[..., int], kind: str
) -> None:
    few = queries(lambda: browser.get(f"{DESK}{kind}/"))
    for n in range(6):
        Page.objects.create(edition=edition, slug=f"p{n}", title=f"P{n}")
        NewsPost.objects.create(edition=edition, slug=f"n{n}", title=f"N{n}")
    assert queries(lambda: browser.get(f"{DESK}{kind}/")) == few
