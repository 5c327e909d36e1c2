from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.db import transaction

from hallway.areas.notices import telling
from hallway.areas.notices.models import Cursor, Outbox, Told
from hallway.areas.notices.tests.conftest import NOON, Clock, notice, run
from hallway.ground.activity import notices
from hallway.ground.activity.actions import record
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, due
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]


def register(*people: Person) -> None:
    @notices.told_by("call.extended")
    def followers(activity: Activity) -> Iterator[Notice]:
        yield from (notice(person, f"extended:{activity.pk}") for person in people)


def test_what_happened_is_told_to_everybody_whom_an_area_names(
    time: Clock, bob: Person, grace: Person
) -> None:
    register(bob, grace)
    record("call.extended", by=None)
    run()
    assert sorted(one.to[0] for one in mail.outbox) == ["bob@example.org", "grace@example.org"]
    assert not Outbox.objects.exists()


def test_a_verb_that_nobody_tells_of_leaves_nothing(time: Clock, bob: Person) -> None:
    register(bob)
    record("page.changed", by=None)
    assert not Outbox.objects.exists()


def test_what_is_rolled_back_is_not_told(time: Clock, bob: Person) -> None:
    register(bob)
    with pytest.raises(RuntimeError), transaction.atomic():
        record("call.extended", by=None)
        raise RuntimeError
    run()
    assert mail.outbox == []


def test_the_same_activity_expanded_twice_is_told_once(time: Clock, bob: Person) -> None:
    register(bob)
    activity = record("call.extended", by=None)
    run()
    Outbox.objects.create(activity=activity)  # as after a crash before it was struck off
    run()
    assert len(mail.outbox) == Told.objects.count() == 1


def test_a_teller_that_fails_half_way_comes_again_and_holds_up_nobody(
    time: Clock, bob: Person, grace: Person
) -> None:
    fails = [True]

    @notices.told_by("call.closed")
    def broken(activity: Activity) -> Iterator[Notice]:
        yield notice(bob, "closed")
        if fails:
            raise ValueError("half way")
        yield notice(grace, "closed")

    register(grace)
    record("call.closed", by=None)
    record("call.extended", by=None)
    run()
    assert [one.to[0] for one in mail.outbox] == ["grace@example.org"]
    fails.clear()
    time.forward(minutes=2)
    run()
    assert sorted(one.to[0] for one in mail.outbox) == [
        "bob@example.org",
        "grace@example.org",
        "grace@example.org",
    ]


def test_a_kind_that_does_not_exist_is_left_out(time: Clock, bob: Person, caplog) -> None:
    telling.tell([Notice("tests.unknown", bob.pk, "x", "/"), notice(bob)])
    assert [one.kind for one in Told.objects.all()] == ["tests.extended"]
    assert "tests.unknown" in caplog.text


def every_hour(*people: Person) -> None:
    """A reminder at every full hour."""

    @due
    def hourly(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
        hour = since.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
        while hour <= until:
            yield from (notice(person, f"hour:{hour:%d%H}") for person in people)
            hour += dt.timedelta(hours=1)


def test_time_brings_nothing_from_before_the_beginning(time: Clock, bob: Person) -> None:
    every_hour(bob)
    telling.ask_time()
    assert not Told.objects.exists()


def test_every_moment_is_told_once_though_nobody_was_there_for_hours(time: Clock, bob: Person) -> None:
    every_hour(bob)
    telling.ask_time()
    for minutes in (30, 29, 2, 400, 1):
        time.forward(minutes=minutes)
        telling.ask_time()
    assert Told.objects.count() == 7
    assert Cursor.objects.get().until == time.now


def test_a_source_that_fails_is_asked_again_for_the_whole_time(
    time: Clock, bob: Person, grace: Person
) -> None:
    fails: list[bool] = []

    @due
    def sometimes(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
        yield notice(bob, f"from {since:%H:%M}")
        if fails:
            raise OSError("away")

    every_hour(grace)
    telling.ask_time()
    fails.append(True)
    time.forward(hours=1)
    with pytest.raises(OSError, match="away"):
        telling.ask_time()
    assert Told.objects.filter(person=grace).count() == 1
    fails.clear()
    time.forward(hours=1)
    telling.ask_time()
    assert [one.key for one in Told.objects.filter(person=bob)] == ["from 12:00"]
    assert Told.objects.filter(person=grace).count() == 2


def test_a_clock_that_was_set_back_begins_anew(time: Clock, bob: Person) -> None:
    every_hour(bob)
    telling.ask_time()
    time.now = NOON - dt.timedelta(days=90)
    telling.ask_time()
    time.forward(hours=1)
    telling.ask_time()
    assert Told.objects.count() == 1


def test_many_are_kept_in_chunks(time: Clock, db: None, django_assert_max_num_queries) -> None:
    people = Person.objects.bulk_create(Person(email=f"p{n}@example.org", name=f"P{n}") for n in range(1200))
    with django_assert_max_num_queries(60):
        assert telling.tell(notice(person) for person in people) == 1200
    assert telling.tell(notice(person) for person in people) == 1200
    assert Told.objects.count() == 1200
