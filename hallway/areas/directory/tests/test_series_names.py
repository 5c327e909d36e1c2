"""Deciding that two names are one series, or two."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hallway.areas.directory import series_names
from hallway.areas.directory.models import (
    FactChange,
    Follow,
    NameQuestion,
    NotTheSame,
    SearchUse,
    SeriesAlias,
)
from hallway.areas.directory.tests.lists import NEXT, bring, narnia, yaml_list
from hallway.ground.editions.models import Edition, FormerSeries, Series
from hallway.ground.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> NameQuestion:
    other = narnia(
        conference="PyCon Narniaa", place="Anvard, Germany", link="https://a.example.org/",
        start=f"{NEXT}-11-05", end=f"{NEXT}-11-06", location=None,
    )  # fmt: skip
    bring(yaml_list(other), "first")
    bring(yaml_list(narnia()), "second")
    return NameQuestion.objects.select_related("series", "other").get()


def test_the_same_joins_everything_and_the_old_address_leads_on(
    question: NameQuestion, grace: Person, bob: Person, client: Client
) -> None:
    old, new = question.series, question.other
    for person, series in ((grace, old), (bob, old), (bob, new)):
        Follow.objects.create(person=person, series=series)
    assert series_names.say_same(question, by=grace) == new
    assert set(new.editions.values_list("name", flat=True)) == {
        f"PyCon Narnia {NEXT}",
        f"PyCon Narniaa {NEXT}",
    }
    assert not Series.objects.filter(pk=old.pk).exists()
    assert {follow.person for follow in Follow.objects.filter(series=new)} == {grace, bob}
    assert SeriesAlias.objects.get().name == "PyCon Narnia"
    assert FormerSeries.objects.get(slug=old.slug).series == new
    assert FactChange.objects.get(field="series").before == "PyCon Narnia"
    assert not NameQuestion.objects.exists()
    response = client.get(f"/series/{old.slug}/")
    assert (response.status_code, response["Location"]) == (301, new.get_absolute_url())


def test_later_lists_know_what_was_decided(question: NameQuestion, grace: Person) -> None:
    series_names.say_same(question, by=grace)
    later = narnia(year=NEXT + 1, start=f"{NEXT + 1}-06-05", end=f"{NEXT + 1}-06-07", cfp="TBA")
    bring(yaml_list(later), "third")
    assert Series.objects.count() == 1
    assert not NameQuestion.objects.exists()


def test_not_the_same_is_never_asked_again(question: NameQuestion, grace: Person) -> None:
    series_names.tell_apart(question, by=grace)
    assert NotTheSame.objects.get().decided_by == grace
    later = narnia(
        conference="PyCon Narnia", year=NEXT + 1, start=f"{NEXT + 1}-06-05", end=f"{NEXT + 1}-06-06"
    )
    bring(yaml_list(later), "third")
    assert Series.objects.count() == 2
    assert not NameQuestion.objects.exists()


def test_a_series_of_this_house_is_never_merged_away(edition: Edition, grace: Person) -> None:
    other = Series.objects.create(slug="other", name="Other")
    with pytest.raises(ValidationError):
        series_names.merge(edition.series, other, by=grace)
    assert Edition.objects.get(pk=edition.pk).series == edition.series


def test_a_name_finds_its_series_and_belongs_to_one(edition: Edition, grace: Person) -> None:
    series_names.name_alias(edition.series, "Dockside Python", by=grace)
    assert SearchUse.objects.filter(edition=edition, word__text="dockside").exists()
    with pytest.raises(ValidationError):
        series_names.name_alias(Series.objects.create(slug="o", name="O"), "dockside PYTHON", by=grace)
