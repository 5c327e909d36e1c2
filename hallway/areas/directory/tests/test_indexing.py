from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.directory import indexing
from hallway.areas.directory.facets import BITS
from hallway.areas.directory.lines import Facts, is_weekend_only, lines_of
from hallway.areas.directory.models import Entry, Listing, SearchUse, SearchWord
from hallway.areas.directory.models.index import BEGINNING, NEVER
from hallway.areas.directory.receivers import repair_lists
from hallway.areas.directory.tests.world import conference, day, listed
from hallway.formats.moments import Moment
from hallway.ground.activity.actions import record
from hallway.ground.deadlines.actions import announce, extend
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import EditionStatus

MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC))
KINDS = st.sampled_from([kind.value for kind in DeadlineKind])
STATUSES = st.sampled_from(EditionStatus.values)


@given(st.lists(st.tuples(KINDS, MOMENTS | st.none())), MOMENTS, STATUSES, st.dates() | st.none())
def test_at_any_instant_exactly_one_line_is_true(ends, moment, status, last_day) -> None:
    edition = Edition(slug="a", status=status, starts_on=last_day, ends_on=last_day)
    deadlines = tuple(Deadline(kind=kind, closes_at=end) for kind, end in ends)
    lines = list(lines_of(Facts(edition, None, deadlines)))
    for instant in [moment, *(end for _kind, end in ends if end)]:
        assert sum(line.true_from < instant <= line.closes_at for line in lines) == 1
    assert (lines[0].true_from, lines[-1].closes_at) == (BEGINNING, NEVER)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 9))
def test_weekend_only_is_what_every_day_says(first: dt.date, more: int) -> None:
    days = [first + dt.timedelta(days=n) for n in range(more + 1)]
    assert is_weekend_only(first, days[-1]) == all(one.weekday() >= 5 for one in days)


def bits(edition: Edition) -> set[tuple[str, str]]:
    line = edition.listings.get(closes_at=NEVER)
    return {name for name, bit in BITS.items() if line.facets & bit}


def test_facets_of_a_conference(db: None) -> None:
    edition = conference(
        "PyCamp",
        mode="hybrid",
        country="Brasil",
        attendance=99,
        entry={"topics": ["CAMP", "PY"], "price": "free"},
    )
    Deadline.objects.create(edition=edition, kind=DeadlineKind.AID)
    listed(edition)
    assert bits(edition) - {("days", "weekend")} == {
        ("topic", "CAMP"), ("topic", "PY"), ("mode", "hybrid"), ("region", "south_america"),
        ("status", "announced"), ("size", "small"), ("price", "free"), ("aid", "yes"),
    }  # fmt: skip


def test_the_size_is_that_of_the_edition_before_until_it_is_known(db: None) -> None:
    past = conference("PyOhio", starts=-300, year=2020, attendance=600)
    coming = conference("PyOhio", year=2021)
    later_known = conference("PyOhio", year=2022, attendance=2000)
    listed(past)
    assert ("size", "large") in bits(coming)
    assert ("size", "huge") in bits(later_known)


def test_unpublished_editions_leave_no_line_and_no_word(db: None) -> None:
    edition = conference("Zebracon", calls={"call": 5})
    listed(edition)
    assert edition.listings.count() == 2
    Edition.objects.update(published=False)
    listed(edition)
    assert (Listing.objects.count(), SearchUse.objects.count()) == (0, 0)
    indexing.rebuild()
    assert SearchWord.objects.count() == 0


def test_refresh_and_rebuild_agree(db: None) -> None:
    editions = [conference(f"Conf {n}", calls={"call": n * 3, "aid": n}) for n in range(1, 4)]

    def rows() -> list[tuple[object, ...]]:
        return sorted(Listing.objects.values_list("edition", "true_from", "closes_at", "facets", "words"))

    listed(*editions)
    first = rows()
    indexing.rebuild()
    assert rows() == first
    assert not indexing.stale().exists()


@pytest.mark.django_db(transaction=True)
def test_a_deadline_brings_its_edition_into_the_calls_by_itself(edition: Edition, client) -> None:
    call = announce(edition, DeadlineKind.CALL, by=None, moment=Moment(day(10)))
    assert edition.name in client.get("/calls/").text
    extend(call, by=None, moment=Moment(day(20)))
    assert "extended by 10 days" in client.get("/calls/").text


@pytest.mark.django_db(transaction=True)
def test_a_change_of_an_edition_of_this_house_is_listed(edition: Edition, client) -> None:
    edition.name = "PyHarbour in the rain"
    edition.save()
    record("edition.changed", edition, by=None, edition=edition, public=True)
    assert "PyHarbour in the rain" in client.get("/conferences/?q=rain").text


@pytest.mark.django_db(transaction=True)
def test_what_was_refreshed_already_is_left_alone(edition: Edition) -> None:
    with transaction.atomic():
        announce(edition, DeadlineKind.CALL, by=None, moment=Moment(day(10)))
        indexing.refresh([edition.pk])
        made = edition.listings.latest("made_at").made_at
    assert edition.listings.latest("made_at").made_at == made


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: edition.deadlines.update(closes_at=day(3)),
        lambda edition: edition.deadlines.all().delete(),
        lambda edition: Edition.objects.update(starts_on=day(40)),
        lambda edition: Edition.objects.update(published=False),
        lambda edition: edition.listings.all().delete(),
        lambda edition: Entry.objects.update(changed_at=dt.datetime(2999, 1, 1, tzinfo=dt.UTC)),
    ],
)
@pytest.mark.filterwarnings("ignore:DateTimeField")
def test_the_hourly_job_finds_what_nobody_told(db: None, change) -> None:
    edition = conference("PyTexas", calls={"call": 9})
    listed(edition)
    assert not indexing.stale().exists()
    change(edition)
    assert list(indexing.stale()) == [edition]
    repair_lists()
    if not Entry.objects.filter(changed_at__year=2999):
        assert not indexing.stale().exists()
