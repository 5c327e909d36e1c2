"""Two workers at the same moment, on whichever database the suite runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from django.core import mail

from hallway.areas.notices import deciding, delivering, telling
from hallway.areas.notices.models import Delivery, DigestLine, Told
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.tests.conftest import QUIETLY, Clock, notice
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once as together


def at_once(count: int, act: Callable[[int], object]) -> list[object]:
    """What each of so many threads got; the first exception of one of them is raised."""
    results: list[object] = []
    raised = together(*(lambda number=number: results.append(act(number)) for number in range(count)))
    if raised:
        raise raised[0]
    return results


@pytest.fixture
def people(transactional_db: None) -> list[Person]:
    return Person.objects.bulk_create(Person(email=f"p{n}@example.org", name=f"P{n}") for n in range(120))


def test_the_same_is_told_by_two_and_kept_once(time: Clock, people: list[Person]) -> None:
    at_once(2, lambda _n: telling.tell(map(notice, people)))
    assert Told.objects.count() == len(people)


def test_two_who_decide_make_each_message_once(time: Clock, people: list[Person]) -> None:
    telling.tell([notice(one, kind=kind, key=kind.key) for one in people for kind in (QUIETLY,)])
    telling.tell(map(notice, people))
    at_once(2, lambda _n: deciding.decide())
    assert Delivery.objects.count() == 2 * len(people)
    assert DigestLine.objects.count() == len(people)


def test_each_message_is_leased_by_one(time: Clock, people: list[Person]) -> None:
    telling.tell(map(notice, people))
    deciding.decide()
    leases = [lease for lease in at_once(4, lambda _n: delivering.claim("mail", 50)) if lease]
    taken = Counter(Delivery.objects.exclude(lease="").values_list("lease", flat=True))
    assert set(taken) == set(leases)
    assert all(size <= 50 for size in taken.values())
    assert set(Delivery.objects.exclude(lease="").values_list("attempts", flat=True)) == {1}


def test_two_who_deliver_send_each_message_once(time: Clock, people: list[Person]) -> None:
    telling.tell(map(notice, people))
    deciding.decide()
    at_once(2, lambda _n: delivering.deliver())
    delivering.deliver()  # the loser of a claim leaves the rest for its next turn
    assert sorted(one.to[0] for one in mail.outbox) == sorted(one.email for one in people)


def test_a_line_never_misses_its_digest(time: Clock, people: list[Person]) -> None:
    """While a digest is sent, another notice comes for it: it is in that one or in the next."""
    telling.tell([notice(one, "first", QUIETLY) for one in people])
    deciding.decide()
    Delivery.objects.update(not_before=time.now)
    telling.tell([notice(one, "second", QUIETLY) for one in people])
    at_once(2, lambda number: delivering.deliver() if number else deciding.decide())
    delivering.deliver()
    sent = Delivery.objects.filter(state=DeliveryState.SENT)
    assert sent.count() == len(people)
    written = sum("more" in one.subject for one in mail.outbox)
    assert DigestLine.objects.filter(delivery__in=sent).count() == len(people) + written
    assert DigestLine.objects.count() == 2 * len(people)
