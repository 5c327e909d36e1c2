"""Drafts side by side, and the balance of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions, balance, comparing
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.problem import load
from hallway.areas.programme.timetable.tests.conftest import Add, at, placed
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

DRAFT = "/pyharbour-2027/organise/timetable/{}/"


@pytest.fixture
def beside(draft: Draft, talk: Happening, add: Add, cove: Place, bob: Person, ada: Person) -> Happening:
    """At the time of the talk; Bob starred both, Ada one of them."""
    other = add("Beside", cove, 75)
    for person, happening in ((bob, talk), (bob, other), (ada, other)):
        happening.stars.create(person=person)
    take_in_new(draft)
    return other


def test_what_the_audience_loses_is_named(draft: Draft, talk: Happening, beside: Happening) -> None:
    assert comparing.lost_pairs(load(draft)) == [comparing.Pair("Beside", talk.title, 1)]
    side = comparing.with_public(load(draft)).right
    assert (side.score.stars, side.score.attendable, side.lost) == (3, 2, 1)


def test_a_what_if_is_better_or_worse(
    draft: Draft, talk: Happening, beside: Happening, cove: Place, ada: Person
) -> None:
    other = actions.begin(draft.edition, by=ada, name="Apart", source=draft)
    actions.place(placed(other, beside), at(cove, 200), by=ada)
    found = comparing.with_draft(load(other), draft)
    assert (found.left.lost, found.right.lost) == (1, 0)
    assert [(one.title, one.change) for one in found.entries] == [("Beside", "moved")]
    assert comparing.with_public(load(draft)).entries == []


def test_rooms_that_are_too_small_are_seen(draft: Draft, talk: Happening, cove: Place, ada: Person) -> None:
    for number in range(130):
        fan = Person(name=f"F{number}", code=f"F{number:05}")
        fan.save()
        talk.stars.create(person=fan)
    actions.place(placed(draft, talk), at(cove, 0), by=ada)
    (room,) = balance.balance_of(load(draft)).rooms
    assert (room.place, room.most, room.overfull, room.level, room.share) == (cove, 65, 1, "hard", 100)


def test_the_pages_show_it(
    draft: Draft, talk: Happening, beside: Happening, ada: Person, signed_in: Callable[[Person], Client]
) -> None:
    client, page = signed_in(ada), DRAFT.format(draft.pk)
    other = actions.begin(draft.edition, by=ada, name="Copy", source=draft)
    shown = client.get(f"{page}balance/").content.decode()
    assert "Starred together" in shown and "Beside" in shown
    assert "they are alike" in client.get(f"{page}compare/?with={other.pk}").content.decode()
    assert client.get(f"{page}compare/?with=99999").status_code == 404
    assert client.get(f"{page}compare/?with=x").status_code == 200


def test_an_empty_draft_has_nothing_to_weigh(
    draft: Draft, talk: Happening, ada: Person, signed_in: Callable[[Person], Client]
) -> None:
    actions.remove([placed(draft, talk)], by=ada)
    page = signed_in(ada).get(f"{DRAFT.format(draft.pk)}balance/")
    assert "nothing to weigh" in page.content.decode()
