"""Two readings at the same moment, and a reading against a person: nothing doubled, nothing lost."""

from __future__ import annotations

import pytest

from hallway.areas.directory.actions import add_conference, change_facts
from hallway.areas.directory.imports import runs
from hallway.areas.directory.models import Entry, ImportRun, Source, SourceRecord
from hallway.areas.directory.states import ListFormat, Origin
from hallway.areas.directory.tests.lists import NEXT, bring, narnia, yaml_list
from hallway.ground.clock import now
from hallway.ground.deadlines.actions import extend
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition, Series
from hallway.ground.tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def many(place: str) -> list[dict[str, object]]:
    names = [f"Py{chr(65 + at) * 3}conf" for at in range(12)]
    return [narnia(conference=name, place=f"{place}, United Kingdom", location=None) for name in names]


@pytest.fixture
def source() -> Source:
    return Source.objects.create(name="python-deadlines", format=ListFormat.DEADLINES_YAML)


@pytest.mark.parametrize("_attempt", range(3))
def test_two_readings_of_one_list_bring_everything_once(source: Source, _attempt: int) -> None:
    raised = at_once(*(lambda: bring(yaml_list(*many("Anvard"))) for _ in range(2)))
    assert raised == []
    assert Edition.objects.count() == Series.objects.count() == Entry.objects.count() == 12
    assert SourceRecord.objects.count() == Deadline.objects.count() == 12
    assert ImportRun.objects.count() == 1


@pytest.mark.parametrize("_attempt", range(3))
def test_a_person_who_corrects_during_a_reading_keeps_the_last_word(source: Source, _attempt: int) -> None:
    bring(yaml_list(*many("Anvard")))
    edition = Edition.objects.get(name=f"PyAAAconf {NEXT}")

    def correct() -> None:
        change_facts(edition, {"city": "Tashbaan"}, by=None, origin=Origin.PERSON)

    assert at_once(lambda: bring(yaml_list(*many("Cair Paravel"))), correct) == []
    edition.refresh_from_db()
    assert edition.city == "Tashbaan"
    assert Edition.objects.filter(city="Cair Paravel").count() == 11


def test_two_people_add_the_same_conference(source: Source) -> None:
    values = {"name": f"PyCon Narnia {NEXT}", "city": "Anvard", "starts_on": f"{NEXT}-06-05"}
    acts = [lambda: add_conference(values, by=None, origin=Origin.PERSON) for _ in range(2)]
    raised = at_once(*acts)
    assert [type(error).__name__ for error in raised] == ["AlreadyThere"]
    assert Edition.objects.count() == 1


def test_two_clocks_claim_a_due_list_once(source: Source) -> None:
    Source.objects.update(url="https://lists.example.org/a.yml", is_on=True, next_at=now())
    assert at_once(runs.claim_due, runs.claim_due) == []
    assert ImportRun.objects.count() == 1


def test_two_extensions_at_once_are_both_in_the_history(source: Source) -> None:
    bring(yaml_list(narnia()))
    deadline = Deadline.objects.get()
    moments = [type(deadline.moment)(day, None, deadline.zone) for day in _days()]
    assert at_once(*(lambda one=one: extend(deadline, by=None, moment=one) for one in moments)) == []
    deadline.refresh_from_db()
    assert deadline.extensions.count() == 2
    assert deadline.closes_at == deadline.extensions.last().moment.instant()


def _days() -> list[object]:
    first = now().date().replace(year=NEXT, month=2, day=10)
    return [first, first.replace(day=20)]
