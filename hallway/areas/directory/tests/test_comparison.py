from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from hallway.areas.directory.tests.builders import call, conference
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

PATH = "/conferences/compare/"


@pytest.fixture
def two(db: None) -> tuple[Edition, Edition]:
    first = dt.date(2099, 5, 2)  # a Saturday
    left = conference("PyCon Lithuania 2099", first, "Vilnius", attendance=500)
    right = conference("PyCon Poland 2099", first + dt.timedelta(days=5), "Warsaw", attendance=1000)
    call(left, dt.date(2099, 1, 10))
    call(right, now().date() - dt.timedelta(days=3))
    return left, right


def test_two_beside_each_other(client: Client, two: tuple[Edition, Edition]) -> None:
    text = client.get(PATH, {"a": "pycon-lithuania-2099", "b": "pycon poland 2099"}).text
    for words in (
        "3 free days after", "390 km", "none, it is on a weekend", "it has working days", "Warsaw, Poland",
        "500 people", "PyCon Lithuania 2099 is half the size of PyCon Poland 2099.", "closed on",
        "Sat 10 January 2099, 23:59, anywhere on Earth",
    ):  # fmt: skip
        assert words in text


def test_a_clash_is_called_one(client: Client, two: tuple[Edition, Edition]) -> None:
    Edition.objects.filter(pk=two[1].pk).update(starts_on=two[0].starts_on)
    text = client.get(PATH, {"a": two[0].slug, "b": two[1].slug}).text
    assert "They clash: 2 days in common" in text


def test_a_name_that_is_nearly_right(client: Client, two: tuple[Edition, Edition]) -> None:
    text = client.get(PATH, {"a": "Lithuania", "b": two[1].slug}).text
    assert "No conference of that name is known here." in text
    assert "Did you mean <b>PyCon Lithuania 2099</b>?" in text


def test_nothing_chosen_yet_and_the_same_twice(client: Client, two: tuple[Edition, Edition]) -> None:
    assert "Choose two" in client.get(PATH).text
    assert "one and the same" in client.get(PATH, {"a": two[0].slug, "b": two[0].slug}).text


def test_without_dates_places_and_sizes(client: Client, db: None) -> None:
    one, other = conference("One 1", None), conference("Other 1", None)
    text = client.get(PATH, {"a": one.slug, "b": other.slug}).text
    assert "The days of one of them are not known." in text


def test_hidden_ones_cannot_be_compared(client: Client, two: tuple[Edition, Edition]) -> None:
    Edition.objects.filter(pk=two[1].pk).update(published=False)
    text = client.get(PATH, {"a": two[0].slug, "b": two[1].slug}).text
    assert "PyCon Poland" not in text
