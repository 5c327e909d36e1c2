"""A card claims a room and an hour; who is told that they have it, has it."""

from __future__ import annotations

import datetime as dt

import pytest

from hallway.areas.openspaces.actions import cards, claims, organising
from hallway.areas.openspaces.actions.claims import Refused
from hallway.areas.openspaces.models import Board, Card, Cell
from hallway.areas.openspaces.states import BoardState, Refusal
from hallway.areas.openspaces.tests.conftest import SATURDAY, Write, at
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person


def refused(card: Card, place: Place, starts_at: dt.datetime, by: Person) -> Refusal:
    with pytest.raises(Refused) as caught:
        claims.pin(card, place, starts_at, by=by)
    return caught.value.reason


def test_a_pinned_card_is_a_happening_with_time_and_place(write: Write, porthole: Place, bob: Person) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    happening = Happening.objects.public().get(pk=card.pk)
    assert (happening.kind, happening.place, happening.starts_at) == (Kind.OPEN_SPACE, porthole, at(12))
    assert happening.ends_at == at(13)
    assert [one.person for one in happening.appearances.all()] == [bob]


def test_pinning_is_one_public_activity(write: Write, porthole: Place, bob: Person, edition: Edition) -> None:
    card = write(bob)
    before = publishing.versions(publishing.scope(edition.slug))
    claims.pin(card, porthole, at(12), by=bob)
    assert publishing.versions(publishing.scope(edition.slug)) != before
    activity = Activity.objects.get(verb="openspaces.pinned")
    assert (activity.actor, activity.object_id) == (bob, str(card.pk))
    assert activity.data == {"place": "Porthole", "at": at(12).isoformat()}


def test_the_second_is_refused_and_keeps_the_card(
    write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    claims.pin(write(bob), porthole, at(12), by=bob)
    card = write(grace, "GIS with Python")
    assert refused(card, porthole, at(12), grace) == Refusal.TAKEN
    card.happening.refresh_from_db()
    assert card.happening.starts_at is None and card.happening.title == "GIS with Python"


def test_asking_again_for_the_same_cell_changes_nothing(write: Write, porthole: Place, bob: Person) -> None:
    card = write(bob)
    first = claims.pin(card, porthole, at(12), by=bob)
    assert claims.pin(card, porthole, at(12), by=bob) == first
    assert Activity.objects.filter(verb="openspaces.pinned").count() == 1


def test_one_person_is_in_one_room_at_a_time(
    write: Write, porthole: Place, galley: Place, bob: Person
) -> None:
    claims.pin(write(bob), porthole, at(12), by=bob)
    second = write(bob, "Acroyoga")
    assert refused(second, galley, at(12), bob) == Refusal.BUSY
    claims.pin(second, galley, at(13), by=bob)


def test_fair_use_is_counted_for_each_day(
    write: Write, board: Board, porthole: Place, galley: Place, bob: Person
) -> None:
    Board.objects.update(cards_a_day=2)
    for hour in (10, 11):
        claims.pin(write(bob, f"At {hour}"), porthole, at(hour), by=bob)
    third = write(bob, "One too many")
    assert refused(third, porthole, at(12), bob) == Refusal.ENOUGH
    claims.pin(third, porthole, at(12, day=SATURDAY + dt.timedelta(days=1)), by=bob)
    assert not Cell.objects.filter(starts_at=at(12)).exists()


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        (at(9), Refusal.NO_CELL),
        (at(12, 30), Refusal.NO_CELL),
        (at(16), Refusal.NO_CELL),
        (at(12, day=dt.date(2020, 1, 1)), Refusal.OVER),
    ],
)
def test_what_is_no_cell_cannot_be_claimed(
    write: Write, porthole: Place, bob: Person, moment: dt.datetime, reason: Refusal
) -> None:
    assert refused(write(bob), porthole, moment, bob) == reason
    assert not Cell.objects.exists()


def test_a_room_that_is_not_on_the_board_has_no_cells(write: Write, hall: Place, bob: Person) -> None:
    assert refused(write(bob), hall, at(12), bob) == Refusal.NO_CELL


def test_a_closed_board_takes_no_pins(write: Write, porthole: Place, bob: Person) -> None:
    card = write(bob)
    Board.objects.update(state=BoardState.CLOSED)
    assert refused(card, porthole, at(12), bob) == Refusal.NOT_OPEN


def test_a_blocked_cell_and_a_talk_in_the_room_are_taken(
    write: Write, board: Board, edition: Edition, porthole: Place, bob: Person, ada: Person
) -> None:
    assert organising.block(board, porthole, at(12), by=ada, reason="Repairs")
    Happening.objects.create(
        edition=edition, title="Tutorial", place=porthole, starts_at=at(13, 30), ends_at=at(14, 30)
    )
    card = write(bob)
    for hour in (12, 13, 14):
        assert refused(card, porthole, at(hour), bob) == Refusal.TAKEN
    organising.unblock(board, porthole, at(12), by=ada)
    claims.pin(card, porthole, at(12), by=bob)
    assert not organising.block(board, porthole, at(12), by=ada, reason="Too late")


def test_cards_of_others_cannot_be_pinned(
    write: Write, porthole: Place, bob: Person, mallory: Person
) -> None:
    assert refused(write(bob), porthole, at(12), mallory) == Refusal.GONE


def test_moving_and_unpinning_give_the_cell_back(
    write: Write, porthole: Place, galley: Place, bob: Person, grace: Person
) -> None:
    card, other = write(bob), write(grace, "GIS")
    claims.pin(card, porthole, at(12), by=bob)
    claims.pin(card, galley, at(12), by=bob)  # pinning what is pinned moves it
    claims.pin(other, porthole, at(12), by=grace)
    claims.move(card, porthole, at(13), by=bob)
    happening = Happening.objects.get(pk=card.pk)
    assert (happening.place, happening.starts_at, happening.sequence) == (porthole, at(13), 3)
    was = claims.unpin(card, by=bob)
    assert was is not None and (was.place, was.starts_at) == (porthole, at(13))
    assert claims.unpin(card, by=bob) is None
    happening.refresh_from_db()
    assert (happening.place, happening.starts_at, happening.state) == (None, None, State.PUBLIC)
    claims.pin(card, was.place, was.starts_at, by=bob)  # undone


def test_a_move_to_a_taken_cell_leaves_the_card_where_it_was(
    write: Write, porthole: Place, galley: Place, bob: Person, grace: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    claims.pin(write(grace), galley, at(12), by=grace)
    assert refused(card, galley, at(12), bob) == Refusal.TAKEN
    assert Cell.objects.get(card=card).place == porthole


def test_the_team_moves_a_card_to_where_its_host_is_busy(
    write: Write, porthole: Place, galley: Place, bob: Person, ada: Person
) -> None:
    first, second = write(bob), write(bob, "Acroyoga")
    claims.pin(first, porthole, at(12), by=bob)
    claims.pin(second, porthole, at(13), by=bob)
    claims.move(second, galley, at(12), by=ada)
    assert Cell.objects.get(card=second).place == galley


def test_a_draft_becomes_public_when_it_is_pinned(write: Write, porthole: Place, bob: Person) -> None:
    card = write(bob, shown=False)
    assert not Happening.objects.public().filter(pk=card.pk).exists()
    claims.pin(card, porthole, at(12), by=bob)
    assert Happening.objects.public().filter(pk=card.pk).exists()


def test_a_removed_card_is_gone_and_its_cell_free(
    write: Write, porthole: Place, bob: Person, ada: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    cards.remove(card, by=ada)
    assert not Cell.objects.exists() and not Happening.objects.public().filter(pk=card.pk).exists()
    assert refused(card, porthole, at(12), bob) == Refusal.GONE


def test_hours_and_rooms_cannot_be_taken_from_under_a_card(
    write: Write, board: Board, porthole: Place, galley: Place, bob: Person, ada: Person
) -> None:
    claims.pin(write(bob), porthole, at(12), by=bob)
    early = {SATURDAY: (dt.time(10), dt.time(12))}
    for change in (
        lambda: organising.set_hours(board, early, by=ada),
        lambda: organising.set_rooms(board, {galley: []}, by=ada),
        lambda: organising.set_board(board.edition, by=ada, slot_minutes=50),
    ):
        with pytest.raises(organising.CardsInTheWay):
            change()
    board.refresh_from_db()
    assert (board.hours.count(), board.rooms.count(), board.slot_minutes) == (2, 3, 60)
    organising.set_hours(board, {SATURDAY: (dt.time(11), dt.time(18))}, by=ada)
    organising.set_rooms(board, {porthole: ["floor"]}, by=ada)
    assert board.hours.get().closes == dt.time(18)
