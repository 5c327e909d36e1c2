"""The helper that proves live pages: it passes where a page follows, and fails where it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live import actions as live
from hallway.live.testing import LivePage
from hallway.live.tests.pages import HEADLINE, LINES

pytestmark = [pytest.mark.django_db, pytest.mark.urls("hallway.live.tests.pages")]


@pytest.fixture
def page(client: Client, edition: Edition) -> LivePage:
    return LivePage(client, "/live-test/")


def write(headline: str) -> None:
    Edition.objects.update(headline=headline)
    live.changed(HEADLINE("pyharbour-2027"))


def test_a_page_that_is_told_equals_a_fresh_one(page: LivePage) -> None:
    write("We sail at dawn")
    assert page.catch_up() == [HEADLINE("pyharbour-2027")]
    assert page.fetched == ["/live-test/part/"]
    assert "We sail at dawn" in page.text
    page.assert_fresh()


def test_a_page_that_is_not_told_is_found_out(page: LivePage) -> None:
    Edition.objects.update(headline="Nobody told")
    page.catch_up()
    with pytest.raises(AssertionError, match="Nobody told"):
        page.assert_fresh()


def test_a_line_is_added_and_one_that_was_confirmed_is_not_there_twice(page: LivePage) -> None:
    for html in ("<li data-client-id='x'>Hello</li>", "<li>Hi</li>", "<li data-client-id='x'>Hello!</li>"):
        live.push(LINES("pyharbour-2027"), html=html)
    page.catch_up()
    assert [line.text for line in page.document.get_element_by_id("lines")] == ["Hello!", "Hi"]


def test_who_may_not_see_it_any_more_hears_nothing_more(page: LivePage) -> None:
    Edition.objects.update(published=False)
    live.revoke()
    live.changed(HEADLINE("pyharbour-2027"))
    assert page.catch_up() == []


def test_a_topic_that_is_not_granted_is_not_heard(
    signed_in: Callable[[Person], Client], edition: Edition, ada: Person, client: Client
) -> None:
    other = LivePage(client, "/live-test/")
    other.granted.clear()
    write("For others")
    assert other.catch_up() == []
    team = LivePage(signed_in(ada), "/live-test/")
    write("For the team")
    assert team.catch_up() == [HEADLINE("pyharbour-2027")]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="ab <&>\"'é", max_size=8), max_size=4))
def test_any_headlines(page: LivePage, headlines: list[str]) -> None:
    for headline in headlines:
        write(headline)
    page.catch_up()
    page.assert_fresh()
