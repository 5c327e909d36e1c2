"""Who is told what, and when: nothing twice, nothing missed, however the time is cut."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.directory.mine import actions
from hallway.areas.directory.mine.audience import who_keeps
from hallway.areas.directory.mine.tellers import STEPS
from hallway.areas.directory.models import Entry, Save
from hallway.areas.directory.states import PlanState
from hallway.areas.directory.tests.conftest import Announce
from hallway.formats.moments import Moment
from hallway.ground.activity.actions import record
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, from_activity, from_time, kinds
from hallway.ground.clock import now
from hallway.ground.deadlines import actions as deadlines
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition, Series
from hallway.ground.editions.states import EditionStatus
from hallway.ground.people.models import Person

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


def closing(edition: Edition, in_days: float, kind: str = DeadlineKind.CALL, **fields: object) -> Deadline:
    """A deadline that ends in so many days from now, to the second."""
    return Deadline.objects.create(edition=edition, kind=kind, closes_at=now() + in_days * DAY, **fields)


def reminded(start: float, end: float, kind: str = "directory.closes_soon") -> list[Notice]:
    """Notices of the days from `start` to `end`, counted from now."""
    moment = now()
    return [one for one in from_time(moment + start * DAY, moment + end * DAY) if one.kind == kind]


def told(verb: str, kind: str) -> list[Notice]:
    """What the last activity of that verb tells."""
    return [one for one in from_activity(Activity.objects.filter(verb=verb).latest("id")) if one.kind == kind]


def move(deadline: Deadline, in_days: int) -> Deadline:
    """Extend it to that day."""
    return deadlines.extend(deadline, by=None, moment=Moment((now() + in_days * DAY).date(), None, "AoE"))


# -- reminders ---------------------------------------------------------------------------------------------


def test_the_four_steps_of_a_deadline(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    closing(abroad, 20)
    steps = {days: [one.words["left"] for one in reminded(19.9 - days, 20.1 - days)] for days in range(19)}
    assert {days: texts for days, texts in steps.items() if texts} == {
        14: ["14 days"], 7: ["7 days"], 3: ["3 days"], 1: ["1 day"],
    }  # fmt: skip


def test_a_reminder_says_what_where_and_until_when(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    deadline = closing(abroad, 20, DeadlineKind.AID)
    (notice,) = reminded(5.9, 6.1)
    assert notice.words == {"conference": abroad.name, "what": "Financial aid", "left": "14 days"}
    assert (notice.person, notice.edition, notice.path) == (bob.pk, abroad.pk, f"/conferences/{abroad.slug}/")
    assert notice.moments == {"closes": deadline.closes_at} and notice.until == deadline.closes_at - 7 * DAY


def test_words_are_in_the_language_of_the_reader(abroad: Edition, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(language="de")
    actions.save(abroad, by=bob)
    closing(abroad, 15, label="Miniconf")
    assert reminded(0, 2)[0].words["what"] == "Miniconf"
    assert reminded(0, 2)[0].path == f"/conferences/{abroad.slug}/"


def test_a_step_that_the_next_has_overtaken_is_left_out(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    closing(abroad, 2.5)
    (notice,) = reminded(-30, 0)
    assert notice.words["left"] == "3 days"


def test_nothing_is_told_of_what_is_over_cancelled_or_hidden(announce: Announce, bob: Person) -> None:
    for edition, days in [
        (announce(), -1),
        (announce(status=EditionStatus.CANCELLED), 10),
        (announce(published=False), 10),
    ]:
        actions.save(edition, by=bob)
        closing(edition, days)
    assert reminded(-60, 60) == []


def test_somebody_who_left_is_not_reminded(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    closing(abroad, 10)
    Person.objects.filter(pk=bob.pk).update(is_active=False)
    assert reminded(0, 20) == []


def test_an_idea_is_reminded_once_though_it_is_saved_too(abroad: Edition, bob: Person) -> None:
    actions.plan(abroad, by=bob, title="Lamp posts")
    actions.plan(abroad, by=bob, title="Fauns at scale")
    actions.save(abroad, by=bob)
    closing(abroad, 20)
    assert len(reminded(5, 7)) == 1


@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.ACCEPTED, PlanState.DECLINED])
def test_who_has_handed_in_hears_no_more_of_calls(abroad: Edition, bob: Person, state: str) -> None:
    actions.save(abroad, by=bob)
    actions.plan(abroad, by=bob, title="Lamp posts", state=state)
    closing(abroad, 20)
    closing(abroad, 20, DeadlineKind.AID)
    assert [one.words["what"] for one in reminded(5, 7)] == ["Financial aid"]
    actions.plan(abroad, by=bob, title="One more idea")
    assert len(reminded(5, 7)) == 2


@pytest.mark.parametrize(("zone", "is_aoe"), [("AoE", True), ("Europe/Vilnius", False)])
def test_anywhere_on_earth_is_told_as_such(abroad: Edition, bob: Person, zone: str, is_aoe: bool) -> None:
    actions.save(abroad, by=bob)
    Deadline.objects.filter(pk=closing(abroad, 20).pk).update(zone=zone)
    notices = reminded(5, 7)
    offsets = [one.moments["closes"].utcoffset() == dt.timedelta(hours=-12) for one in notices]
    assert offsets == [is_aoe]


def test_an_extension_begins_a_new_count(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    deadline = closing(abroad, 20)
    before = {one.key for one in reminded(0, 60)}
    move(deadline, 40)
    after = {one.key for one in reminded(0, 60)}
    assert len(before) == len(after) == len(STEPS) and not before & after


@given(cuts=st.lists(st.floats(0, 30), max_size=6), again=st.integers(0, 6))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_time_is_cut_everything_is_told_once(
    crowd: dt.datetime, in_one_go: Counter[str], cuts: list[float], again: int
) -> None:
    borders = [0.0, *sorted(cuts), 30.0]
    windows = [(crowd + a * DAY, crowd + b * DAY) for a, b in pairwise(borders)]
    keys = Counter(one.key for window in windows for one in from_time(*window))
    assert keys == in_one_go
    assert set(keys.values()) == {1}
    once_more = windows[again % len(windows)]
    assert {one.key for one in from_time(*once_more)} <= set(keys)


@pytest.fixture
def crowd(announce: Announce, people: Callable) -> dt.datetime:
    """Deadlines at, before and after every border; returns the beginning of the 30 days."""
    start = now() + HOUR
    crowd = people(3)
    for days in (1, 2.999, 3, 7, 7.5, 14, 21, 29.99, 30, 44):
        edition = announce()
        Deadline.objects.create(
            edition=edition, closes_at=start + days * DAY, opens_at=start + days / 2 * DAY
        )
        Entry.objects.create(edition=edition, tickets_from=start + days / 3 * DAY)
        Save.objects.bulk_create([Save(person=person, edition=edition) for person in crowd])
    actions.plan(edition, by=crowd[0], title="Lamp posts")
    actions.follow(edition.series, by=crowd[1])
    actions.wait_for_tickets(edition.series, by=crowd[2])
    return start


@pytest.fixture
def in_one_go(crowd: dt.datetime) -> Counter[str]:
    """What is told when nobody looks at the clock for 30 days."""
    return Counter(one.key for one in from_time(crowd, crowd + 30 * DAY))


def _peak(notices: Iterator[Notice]) -> tuple[int, int]:
    """How many, and the most memory in bytes that they took on the way."""
    tracemalloc.start()
    many = sum(1 for _ in notices)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return many, peak


def test_thousands_are_a_stream_of_four_queries(abroad: Edition, people: Callable) -> None:
    Save.objects.bulk_create([Save(person=person, edition=abroad) for person in people(5000)])
    closing(abroad, 20)
    window = (now(), now() + 30 * DAY)
    list(from_time(*window))  # what is loaded once
    with CaptureQueriesContext(connection) as queries:
        many, peak = _peak(from_time(*window))
    assert many == 5000 * len(STEPS)
    assert len([one for one in queries if "deadlines_deadline" in one["sql"]]) == len(STEPS) + 1
    assert peak < 800_000  # all rows at once take more than 2 MB


def test_the_window_is_found_by_index(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    with CaptureQueriesContext(connection) as queries:
        list(who_keeps({"closes_at__gt": now(), "closes_at__lte": now() + DAY}))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "closes_at" in plan and "SCAN directory" not in plan


# -- told at once ------------------------------------------------------------------------------------------


def test_an_extension_is_told_to_savers(abroad: Edition, bob: Person, grace: Person) -> None:
    actions.save(abroad, by=bob)
    deadline = closing(abroad, 10)
    before = deadline.closes_at
    after = move(deadline, 20).closes_at
    (notice,) = told("deadline.extended", "directory.deadline_moved")
    assert (notice.person, notice.moments) == (bob.pk, {"before": before, "after": after})
    assert notice == told("deadline.extended", "directory.deadline_moved")[0]


def test_a_move_to_earlier_is_told_to_who_has_an_idea(abroad: Edition, bob: Person) -> None:
    actions.plan(abroad, by=bob, title="Lamp posts")
    move(closing(abroad, 20), 10)
    assert [one.person for one in told("deadline.moved", "directory.deadline_moved")] == [bob.pk]


def test_history_that_is_put_right_is_not_told(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    move(closing(abroad, -40), -20)
    assert told("deadline.extended", "directory.deadline_moved") == []


def test_a_first_date_is_no_move(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    deadline = Deadline.objects.create(edition=abroad)
    moment = Moment((now() + 30 * DAY).date(), None, "AoE")
    deadlines.correct(deadline, by=None, moment=moment)
    assert told("deadline.corrected", "directory.deadline_moved") == []


def test_a_new_edition_is_told_to_who_followed_before(
    narnia: Series, announce: Announce, bob: Person, grace: Person
) -> None:
    actions.follow(narnia, by=bob)
    new, old = announce(), announce(in_days=-400)
    record("directory.added", new, by=None, edition=new)
    actions.follow(narnia, by=grace)
    (notice,) = told("directory.added", "directory.new_edition")
    assert notice.person == bob.pk and notice.words["where"] == "Cair Paravel, Narnia"
    record("directory.added", old, by=None, edition=old)
    assert told("directory.added", "directory.new_edition") == []


def test_a_call_is_told_when_it_is_announced(abroad: Edition, bob: Person, grace: Person) -> None:
    actions.save(abroad, by=bob)
    actions.follow(abroad.series, by=grace)
    moment = Moment((now() + 30 * DAY).date(), None, "AoE")
    deadlines.announce(abroad, DeadlineKind.CALL, by=None, moment=moment)
    assert {one.person for one in told("deadline.announced", "directory.opens")} == {bob.pk, grace.pk}


def test_a_call_that_comes_with_its_conference_is_told_with_it(abroad: Edition, bob: Person) -> None:
    actions.follow(abroad.series, by=bob)
    record("directory.added", abroad, by=None, edition=abroad)
    moment = Moment((now() + 30 * DAY).date(), None, "AoE")
    deadlines.announce(abroad, DeadlineKind.CALL, by=None, moment=moment)
    assert told("deadline.announced", "directory.opens") == []


def test_a_call_opens_at_its_time(abroad: Edition, bob: Person) -> None:
    actions.save(abroad, by=bob)
    closing(abroad, 30, opens_at=now() + 2 * DAY)
    closing(abroad, 30, DeadlineKind.EARLY_BIRD, opens_at=now() + 2 * DAY)
    assert [one.words["what"] for one in reminded(1, 3, "directory.opens")] == ["Talks"]


def test_tickets_are_told_at_their_time_and_when_they_appear(
    abroad: Edition, bob: Person, grace: Person
) -> None:
    actions.wait_for_tickets(abroad.series, by=bob)
    actions.save(abroad, by=grace)
    entry = Entry.objects.create(edition=abroad, tickets_from=now() + 2 * DAY)
    by_time = reminded(1, 3, "directory.tickets_on_sale")
    entry.tickets_from, entry.tickets_url = None, "https://tickets.example/"
    entry.save()
    record("directory.changed", abroad, by=None, edition=abroad, fields=["entry.tickets_url"])
    by_link = told("directory.changed", "directory.tickets_on_sale")
    assert [one.person for one in by_time] == [bob.pk]
    assert [one.key for one in by_time] == [one.key for one in by_link]


def test_tickets_of_later_are_not_on_sale_yet(abroad: Edition, bob: Person) -> None:
    actions.wait_for_tickets(abroad.series, by=bob)
    later = now() + 9 * DAY
    Entry.objects.create(edition=abroad, tickets_from=later, tickets_url="https://tickets.example/")
    record("directory.changed", abroad, by=None, edition=abroad)
    assert told("directory.changed", "directory.tickets_on_sale") == []


def test_another_change_tells_nothing_of_tickets(abroad: Edition, bob: Person) -> None:
    actions.wait_for_tickets(abroad.series, by=bob)
    Entry.objects.create(edition=abroad, tickets_url="https://tickets.example/")
    record("directory.changed", abroad, by=None, edition=abroad, fields=["starts_on"])
    assert told("directory.changed", "directory.tickets_on_sale") == []


def test_every_kind_can_be_written_from_its_example() -> None:
    mine = {key: one for key, one in kinds().items() if key.startswith("directory.")}
    assert len(mine) == 5
    for one in mine.values():
        text = f"{one.subject} {one.body}".format(**one.example)
        assert "{" not in text and "PyCon Narnia 2027" in text
