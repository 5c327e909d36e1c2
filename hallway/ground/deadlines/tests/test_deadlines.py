"""Announcing, correcting, extending: what counts, what is kept, and what is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hallway.formats.moments import AOE, Moment
from hallway.ground.activity.models import Activity
from hallway.ground.deadlines.actions import (
    News,
    announce,
    announce_all,
    correct,
    extend,
    retract,
    verify,
)
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, Series

pytestmark = pytest.mark.django_db
CALL = DeadlineKind.CALL
JANUARY = Moment(dt.date(2027, 1, 31), dt.time(23, 59), "Australia/Hobart")


def later(days: int) -> Moment:
    return Moment(JANUARY.day + dt.timedelta(days=days), JANUARY.clock, JANUARY.zone)


def told() -> list[str]:
    return list(
        Activity.objects.filter(verb__startswith="deadline.").order_by("id").values_list("verb", flat=True)
    )


@pytest.fixture
def deadline(edition: Edition) -> Deadline:
    return announce(edition, CALL, by=None, moment=JANUARY, source="https://example.org/call")


def test_it_closes_at_the_instant_of_its_zone(deadline: Deadline) -> None:
    assert deadline.closes_at == dt.datetime(2027, 1, 31, 12, 59, tzinfo=dt.UTC)
    assert (deadline.moment, told()) == (JANUARY, ["deadline.announced"])


def test_a_day_anywhere_on_earth_ends_when_it_has_ended_everywhere(edition: Edition) -> None:
    deadline = announce(edition, CALL, by=None, moment=Moment(dt.date(2027, 1, 31)))
    assert (deadline.zone, deadline.at) == (AOE, None)
    assert deadline.closes_at == dt.datetime(2027, 2, 1, 11, 59, 59, tzinfo=dt.UTC)


def test_a_call_of_which_nobody_knows_the_end(edition: Edition) -> None:
    deadline = announce(edition, CALL, by=None)
    assert (deadline.closes_at, deadline.is_open) == (None, False)


def test_announced_again_it_is_one_row_and_told_once(deadline: Deadline) -> None:
    announce(deadline.edition, CALL, by=None, moment=JANUARY)
    assert Deadline.objects.count() == 1
    assert told() == ["deadline.announced"]


def test_a_correction_says_before_and_after(deadline: Deadline) -> None:
    correct(deadline, by=None, moment=later(1))
    activity = Activity.objects.get(verb="deadline.corrected")
    assert activity.data == {"before": "2027-01-31T12:59:00+00:00", "now": "2027-02-01T12:59:00+00:00"}
    assert not deadline.extensions.exists()


def test_a_correction_under_an_extension_moves_nothing(deadline: Deadline) -> None:
    extended = extend(deadline, by=None, moment=later(14))
    corrected = correct(extended, by=None, moment=later(-1))
    assert corrected.closes_at == later(14).instant()


def test_an_extension_keeps_what_was_announced(deadline: Deadline) -> None:
    extended = extend(deadline, by=None, moment=later(14), source="https://example.org/more-time")
    assert (extended.moment, extended.closes_at) == (JANUARY, later(14).instant())
    assert extended.extensions.get().source == "https://example.org/more-time"
    assert told() == ["deadline.announced", "deadline.extended"]


def test_the_same_extension_twice_is_one(deadline: Deadline) -> None:
    for _ in range(2):
        extend(deadline, by=None, moment=later(14))
    extend(deadline, by=None, moment=later(14))
    assert deadline.extensions.count() == 1
    assert told().count("deadline.extended") == 1


def test_extending_to_what_was_announced_is_nothing(deadline: Deadline) -> None:
    extend(deadline, by=None, moment=JANUARY)
    assert not deadline.extensions.exists()


def test_a_move_to_earlier_says_moved(deadline: Deadline) -> None:
    moved = extend(deadline, by=None, moment=later(-3))
    assert moved.closes_at == later(-3).instant()
    assert told()[-1] == "deadline.moved"


def test_an_extension_that_never_was_is_taken_back(deadline: Deadline) -> None:
    extend(deadline, by=None, moment=later(7))
    extend(deadline, by=None, moment=later(14))
    assert retract(deadline, by=None).closes_at == later(7).instant()
    assert retract(deadline, by=None).closes_at == JANUARY.instant()
    assert retract(deadline, by=None).closes_at == JANUARY.instant()
    assert told().count("deadline.corrected") == 2


def test_many_at_once_are_the_same_rows_without_activities(edition: Edition, other_edition: Edition) -> None:
    news = [
        News(edition, CALL, JANUARY, later(14), JANUARY.zone, "https://example.org/"),
        News(other_edition, DeadlineKind.POSTER),
    ]
    announce_all(news, source="a list")
    call, poster = Deadline.objects.order_by("kind")
    assert (call.moment, call.closes_at, call.extensions.count()) == (JANUARY, later(14).instant(), 1)
    assert (poster.closes_at, poster.source) == (None, "a list")
    assert told() == []


def test_a_new_deadline_is_a_new_version_of_the_public_pages(edition: Edition) -> None:
    scopes = (publishing.scope(edition.slug), publishing.DIRECTORY)
    before = publishing.versions(*scopes)
    announce(edition, CALL, by=None, moment=JANUARY)
    after = publishing.versions(*scopes)
    assert all(after[scope] > before[scope] for scope in scopes)


def test_somebody_looked(deadline: Deadline) -> None:
    verify(deadline, by=None)
    deadline.refresh_from_db()
    assert deadline.verified_at is not None
    assert told() == ["deadline.announced"]


@pytest.mark.parametrize("zone", ["CST", "Anywhere", "UTC+12", ""])
def test_a_zone_that_is_none_is_refused(deadline: Deadline, zone: str) -> None:
    deadline.zone = zone
    with pytest.raises(ValidationError):
        deadline.full_clean()


DAYS = st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31))
ZONES = st.sampled_from(
    [AOE, "UTC", "Etc/GMT+12", "Etc/GMT-12", "Europe/Berlin", "Australia/Hobart", "Asia/Kolkata"]
)


class AnyHistory(TestCase):
    """Whatever is announced, extended, corrected and taken back, in any order."""

    @given(
        ZONES,
        DAYS,
        st.lists(st.tuples(st.sampled_from(["extend", "correct", "retract"]), DAYS), max_size=8),
    )
    def test_it_closes_at_the_instant_of_the_last_extension(
        self, zone: str, first: dt.date, moves: list[tuple[str, dt.date]]
    ) -> None:
        series = Series.objects.create(slug="any", name="Any")
        edition = Edition.objects.create(series=series, slug="any-2027", acronym="any2027", name="Any 2027")
        deadline = announce(edition, CALL, by=None, moment=Moment(first, None, zone))
        announced, extensions = first, []
        for verb, day in moves:
            if verb == "correct":
                deadline = correct(deadline, by=None, moment=Moment(day, None, zone))
                announced = day
            elif verb == "extend":
                deadline = extend(deadline, by=None, moment=Moment(day, None, zone))
                if day != (extensions[-1] if extensions else announced):
                    extensions.append(day)
            else:
                deadline = retract(deadline, by=None)
                extensions = extensions[:-1]
            counts = extensions[-1] if extensions else announced
            deadline.refresh_from_db()
            assert deadline.closes_at == Moment(counts, None, zone).instant().replace(microsecond=0)
            assert deadline.on == announced
            assert [one.on for one in deadline.extensions.all()] == extensions
