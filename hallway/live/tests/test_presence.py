"""Counts for families that count, names for those that allow names, nothing for the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone

from hallway.live import topics
from hallway.live.models import Event, Presence
from hallway.live.presence import FRESH, present, report
from hallway.live.tasks import forget_gone_processes
from hallway.live.topics import Family, family

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Iterator[Family]:
    yield family("test-room", lambda viewer, key: True, names=True)
    del topics._families["test-room"]


@pytest.fixture
def hall() -> Iterator[Family]:
    yield family("test-hall", lambda viewer, key: True, counts=True)
    del topics._families["test-hall"]


def test_processes_are_added_up_and_a_person_counts_once_in_each(hall: Family) -> None:
    report("one", {hall("a"): ["7", "7", "", ""]})
    report("two", {hall("a"): ["8"]})
    assert present(hall("a")).count == 4
    assert present(hall("a")).people == frozenset(), "this family does not name anybody"


def test_a_family_that_allows_it_names_people(room: Family) -> None:
    report("one", {room("a"): ["7", "9", "7", ""]})
    assert present(room("a")).people == {7, 9}


def test_a_family_that_does_not_count_leaves_no_trace(board: Family) -> None:
    report("one", {board("a"): ["7"], "unknown/x": ["7"]})
    assert (Presence.objects.count(), present(board("a")).count) == (0, 0)


def test_listeners_are_told_only_when_the_count_has_changed(hall: Family) -> None:
    for holders in (["7"], ["7"], ["7", "8"], []):
        report("one", {hall("a"): holders} if holders else {})
    assert [event.data["data"]["present"] for event in Event.objects.order_by("id")] == [1, 2, 0]
    assert not Presence.objects.exists()


def test_a_process_that_is_gone_does_not_count(hall: Family) -> None:
    report("one", {hall("a"): ["7"]})
    Presence.objects.update(seen_at=timezone.now() - FRESH - dt.timedelta(seconds=1))
    assert present(hall("a")).count == 0
    forget_gone_processes()
    assert not Presence.objects.exists()
