"""When each notice goes, from the outside: what has been sent at which hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail

from hallway.areas.notices import deciding, telling
from hallway.areas.notices.models import Choice, Delivery, DigestLine, Habit
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.tests.conftest import EXTENDED, NOON, QUIETLY, URGENT, Clock, notice, run
from hallway.ground.activity.notices import Timing
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def berliner(bob: Person) -> Person:
    bob.time_zone = "Europe/Berlin"
    bob.save()
    return bob


def sent_by(time: Clock, until: dt.datetime) -> list[tuple[str, str]]:
    """Let the worker run every half hour until then; what it sent, and when."""
    sent = []
    while time.now < until:
        run()
        sent += [(f"{time.now:%d %H:%M}", one.subject) for one in mail.outbox]
        mail.outbox.clear()
        time.forward(minutes=30)
    return sent


def test_by_day_it_goes_at_once(time: Clock, tell: Tell, berliner: Person) -> None:
    assert tell(notice(berliner)) == {"sent": 1}


def test_by_night_it_waits_for_the_morning_of_the_reader(time: Clock, tell: Tell, berliner: Person) -> None:
    time.now = dt.datetime(2027, 6, 1, 20, 30, tzinfo=dt.UTC)  # 22:30 in Berlin
    tell(notice(berliner))
    assert sent_by(time, NOON + 24 * HOUR) == [("02 06:00", "PyCon Example: more time")]


def test_without_a_zone_the_clock_of_the_conference_counts(
    time: Clock, tell: Tell, bob: Person, edition: Edition
) -> None:
    time.now = dt.datetime(2027, 6, 1, 14, tzinfo=dt.UTC)  # midnight in Hobart
    tell(notice(bob, edition=edition.pk))
    assert sent_by(time, NOON + 24 * HOUR) == [("01 22:00", "PyCon Example: more time")]


def test_what_cannot_wait_does_not(time: Clock, tell: Tell, berliner: Person) -> None:
    time.now = dt.datetime(2027, 6, 1, 20, 30, tzinfo=dt.UTC)
    assert tell(notice(berliner, kind=URGENT)) == {"sent": 1}


def test_a_channel_may_be_loud(time: Clock, tell: Tell, berliner: Person) -> None:
    Habit.objects.create(person=berliner, loud=["mail"])
    time.now = dt.datetime(2027, 6, 1, 20, 30, tzinfo=dt.UTC)
    assert tell(notice(berliner)) == {"sent": 1}


def test_what_is_over_before_the_morning_is_never_sent_and_says_so(
    time: Clock, tell: Tell, berliner: Person
) -> None:
    time.now = dt.datetime(2027, 6, 1, 20, 30, tzinfo=dt.UTC)
    tell(notice(berliner, until=time.now + 2 * HOUR))
    assert sent_by(time, NOON + 48 * HOUR) == []
    assert Delivery.objects.get().state == DeliveryState.TOO_LATE


def test_what_became_late_while_the_worker_was_down_is_not_sent(time: Clock, berliner: Person) -> None:
    telling.tell([notice(berliner, until=NOON + HOUR)])
    deciding.decide()
    time.forward(hours=2)
    assert run() == {"too_late": 1}
    assert mail.outbox == []


def test_a_worker_that_comes_back_at_night_waits_as_well(time: Clock, berliner: Person) -> None:
    telling.tell([notice(berliner)])
    deciding.decide()
    time.forward(hours=9)  # 23:00 in Berlin
    assert run() == {"waiting": 1}
    assert sent_by(time, NOON + 24 * HOUR) == [("02 06:00", "PyCon Example: more time")]
    assert Delivery.objects.get().attempts == 1


def test_who_wants_nothing_gets_nothing(time: Clock, tell: Tell, bob: Person) -> None:
    Choice.objects.create(person=bob, kind=EXTENDED.key, channel="mail", timing=Timing.OFF)
    assert tell(notice(bob)) == {}


def test_who_turns_it_off_gets_nothing_that_waits(time: Clock, bob: Person) -> None:
    telling.tell([notice(bob)])
    deciding.decide()
    Choice.objects.create(person=bob, kind=EXTENDED.key, channel="mail", timing=Timing.OFF)
    assert run() == {"off": 1}


def test_the_digest_is_one_mail_a_day_with_everything(time: Clock, tell: Tell, berliner: Person) -> None:
    for number in range(3):
        tell(notice(berliner, str(number), QUIETLY, words={"conference": f"No {number}", "what": "x"}))
        time.forward(hours=3)
    tell(notice(berliner, "next", QUIETLY))
    sent = sent_by(time, NOON + 72 * HOUR)
    assert sent == [("02 06:00", "News of No 0, and 3 more")]


def test_a_day_without_news_has_no_digest(time: Clock, tell: Tell, berliner: Person) -> None:
    assert sent_by(time, NOON + 48 * HOUR) == []


def test_a_digest_of_which_all_was_turned_off_is_not_sent(time: Clock, tell: Tell, berliner: Person) -> None:
    tell(notice(berliner, kind=QUIETLY))
    Choice.objects.create(person=berliner, kind=QUIETLY.key, channel="mail", timing=Timing.OFF)
    assert sent_by(time, NOON + 48 * HOUR) == []
    assert Delivery.objects.get().state == DeliveryState.OFF


def test_the_digest_comes_at_the_chosen_hour(time: Clock, tell: Tell, berliner: Person) -> None:
    Habit.objects.create(person=berliner, digest_hour=18)
    tell(notice(berliner, kind=QUIETLY))
    assert sent_by(time, NOON + 24 * HOUR) == [("01 16:00", "News of PyCon Example")]


def test_a_digest_in_quiet_hours_is_what_somebody_wanted(time: Clock, tell: Tell, berliner: Person) -> None:
    Habit.objects.create(person=berliner, digest_hour=5)
    tell(notice(berliner, kind=QUIETLY))
    assert sent_by(time, NOON + 24 * HOUR) == [("02 03:00", "News of PyCon Example")]


def test_what_cannot_wait_for_the_digest_comes_by_itself(time: Clock, tell: Tell, berliner: Person) -> None:
    assert tell(notice(berliner, kind=QUIETLY, until=NOON + 5 * HOUR)) == {"sent": 1}
    assert not DigestLine.objects.exists()


def test_a_digest_that_has_gone_takes_nothing_more(time: Clock, tell: Tell, berliner: Person) -> None:
    tell(notice(berliner, "early", QUIETLY))
    Delivery.objects.update(state=DeliveryState.SENT)
    tell(notice(berliner, "late", QUIETLY))
    days = list(Delivery.objects.order_by("digest_on").values_list("digest_on", "lines__told__key"))
    assert days == [(dt.date(2027, 6, 2), "early"), (dt.date(2027, 6, 3), "late")]


def test_deciding_twice_makes_nothing_twice(time: Clock, bob: Person) -> None:
    telling.tell([notice(bob), notice(bob, "small", QUIETLY)])
    deciding.decide()
    bob.told.update(decided_at=None)  # as if the first had been killed just before the end
    deciding.decide()
    assert Delivery.objects.count() == 2
    assert DigestLine.objects.count() == 1


def test_somebody_who_left_is_told_nothing(time: Clock, tell: Tell, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(is_active=False, email=None)
    assert tell(notice(bob)) == {}


def test_the_number_of_queries_does_not_grow(time: Clock, edition, django_assert_max_num_queries) -> None:
    people = Person.objects.bulk_create(Person(email=f"p{n}@example.org", name=f"P{n}") for n in range(400))
    telling.tell([notice(one, kind=kind, key=kind.key) for one in people for kind in (EXTENDED, QUIETLY)])
    with django_assert_max_num_queries(70):  # SQLite takes at most 999 values in one statement
        deciding.decide()
    assert Delivery.objects.count() == 800
