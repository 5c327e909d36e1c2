from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.directory.tests.builders import conference
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Series


@pytest.fixture
def three(db: None) -> None:
    """A national series with a past and a future, one by topic, and one with a digit in front."""
    conference("PyCon Lithuania 2019", dt.date(2019, 5, 1), "Vilnius")
    conference("PyCon Lithuania 2099", dt.date(2099, 5, 1), "Vilnius")
    conference("DjangoDay 2018", dt.date(2018, 5, 1), "Berlin")
    conference("3Py 2018", dt.date(2018, 5, 1))
    Series.objects.filter(name="DjangoDay").update(kind="topic")


def names(client: Client, query: str = "") -> list[str]:
    return re.findall(r'href="/series/([a-z0-9-]+)/"', client.get(f"/series/{query}").text)


def test_from_a_to_z(client: Client, three: None) -> None:
    assert names(client) == ["3py", "djangoday", "pycon-lithuania"]


def test_what_each_line_says(client: Client, three: None) -> None:
    text = client.get("/series/?letter=P").text
    for words in ("National · Lithuania · 2 editions", "Next:", "1–2 May 2099", "Vilnius"):
        assert words in text
    assert "Last:" not in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=topic", ["djangoday"]),
        ("?letter=0", ["3py"]),
        ("?letter=D&kind=topic", ["djangoday"]),
        ("?letter=Q&kind=nonsense&page=zz", ["3py", "djangoday", "pycon-lithuania"]),
    ],
)
def test_narrowed_down(client: Client, three: None, query: str, expected: list[str]) -> None:
    assert names(client, query) == expected


def test_a_kind_without_series_says_what_to_do(client: Client, three: None) -> None:
    assert "Show all series" in client.get("/series/?kind=online").text


def test_series_of_hidden_editions_are_not_in_it(client: Client, three: None) -> None:
    Edition.objects.filter(name__startswith="PyCon").update(published=False)
    assert names(client) == ["3py", "djangoday"]


def test_pages_keep_what_was_chosen(client: Client, db: None) -> None:
    for number in range(61):
        conference(f"Py{number:02} {now().year}", None)
    first = client.get("/series/?letter=P").text
    assert "?letter=P&amp;page=2" in first
    assert len(names(client, "?letter=P&page=2")) == 1


def test_as_many_queries_for_many_as_for_few(
    client: Client, three: None, queries: Callable[..., int]
) -> None:
    few = queries(lambda: client.get("/series/"))
    for number in range(20):
        conference(f"Py{number:02} 2019", dt.date(2019, 1, 1))
    assert queries(lambda: client.get("/series/")) == few
