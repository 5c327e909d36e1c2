"""Many at the same moment: each cell once, nobody in two rooms, no promise broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hallway.areas.openspaces.actions import claims, hosting, organising
from hallway.areas.openspaces.actions.claims import Refused
from hallway.areas.openspaces.models import Board, Card, Cell, Helper
from hallway.areas.openspaces.states import HostState, Refusal
from hallway.areas.openspaces.tests.conftest import SATURDAY, Write, at
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def reasons(raised: list[Exception]) -> list[Refusal]:
    assert all(isinstance(error, Refused) for error in raised), raised
    return [error.reason for error in raised if isinstance(error, Refused)]


def test_of_eight_who_claim_one_cell_one_wins(
    write: Write, porthole: Place, people: Callable[[int], list[Person]]
) -> None:
    crowd = [(person, write(person)) for person in people(8)]
    raised = at_once(
        *(lambda card=card, by=by: claims.pin(card, porthole, at(12), by=by) for by, card in crowd)
    )
    assert reasons(raised) == [Refusal.TAKEN] * 7
    cell = Cell.objects.get()
    pinned = Happening.objects.filter(kind="open_space", starts_at__isnull=False)
    assert [one.pk for one in pinned] == [cell.card_id]


def test_one_person_in_many_tabs_is_in_one_room(write: Write, rooms: list[Place], bob: Person) -> None:
    mine = [write(bob, f"Card {n}") for n in range(3)]
    raised = at_once(
        *(
            lambda card=card, room=room: claims.pin(card, room, at(12), by=bob)
            for card, room in zip(mine, rooms, strict=True)
        )
    )
    assert reasons(raised) == [Refusal.BUSY] * 2
    assert Cell.objects.count() == 1


def test_the_limit_holds_in_many_tabs(write: Write, porthole: Place, bob: Person) -> None:
    Board.objects.update(cards_a_day=2)
    mine = [write(bob, f"Card {n}") for n in range(5)]
    raised = at_once(
        *(
            lambda card=card, hour=hour: claims.pin(card, porthole, at(hour), by=bob)
            for hour, card in enumerate(mine, 10)
        )
    )
    assert reasons(raised) == [Refusal.ENOUGH] * 3
    assert Cell.objects.count() == 2


def test_one_card_in_many_tabs_hangs_once(write: Write, rooms: list[Place], bob: Person) -> None:
    card = write(bob)
    wanted = [(rooms[0], 10), (rooms[1], 11), (rooms[2], 12), (rooms[0], 13)]
    raised = at_once(*(lambda r=room, h=hour: claims.pin(card, r, at(h), by=bob) for room, hour in wanted))
    assert raised == []
    cell, happening = Cell.objects.get(), Happening.objects.get(pk=card.pk)
    assert (happening.place_id, happening.starts_at) == (cell.place_id, cell.starts_at)


def test_two_who_want_to_change_places_do_not_wait_for_ever(
    write: Write, porthole: Place, galley: Place, bob: Person, grace: Person
) -> None:
    his, hers = write(bob), write(grace)
    claims.pin(his, porthole, at(12), by=bob)
    claims.pin(hers, galley, at(12), by=grace)
    for _ in range(5):
        raised = at_once(
            lambda: claims.move(his, galley, at(12), by=bob),
            lambda: claims.move(hers, porthole, at(12), by=grace),
        )
        assert reasons(raised) == [Refusal.TAKEN] * 2
    assert {cell.card_id: cell.place for cell in Cell.objects.all()} == {his.pk: porthole, hers.pk: galley}


def test_closing_an_hour_while_it_is_claimed_keeps_one_promise(
    write: Write, board: Board, porthole: Place, bob: Person, ada: Person
) -> None:
    card = write(bob)
    shorter, longer = ({SATURDAY: (dt.time(10), dt.time(hour))} for hour in (12, 16))
    for _ in range(5):
        raised = at_once(
            lambda: claims.pin(card, porthole, at(14), by=bob),
            lambda: organising.set_hours(board, shorter, by=ada),
        )
        pinned = Cell.objects.filter(card=card).exists()
        still_open = board.hours.filter(day=SATURDAY, closes__gt=dt.time(14)).exists()
        assert len(raised) == 1 and pinned == still_open
        claims.unpin(card, by=bob)
        organising.set_hours(board, longer, by=ada)


def test_a_block_and_a_card_do_not_share_a_cell(
    write: Write, board: Board, porthole: Place, bob: Person, ada: Person
) -> None:
    card = write(bob)
    at_once(
        lambda: claims.pin(card, porthole, at(12), by=bob),
        lambda: organising.block(board, porthole, at(12), by=ada, reason="Repairs"),
    )
    cell = Cell.objects.get()
    assert (cell.card_id is None) == bool(cell.blocked_for)


def test_who_takes_over_cannot_be_in_two_rooms(
    write: Write, porthole: Place, galley: Place, bob: Person, grace: Person
) -> None:
    card, hers = write(bob), write(grace)
    claims.pin(card, porthole, at(12), by=bob)
    helper = Helper.objects.create(card=card, person=grace, state=HostState.HELPS)
    hosting.hand_over(card, helper, by=bob)
    raised = at_once(
        lambda: hosting.take_over(Card.objects.get(pk=card.pk), by=grace),
        lambda: claims.pin(hers, galley, at(12), by=grace),
    )
    assert reasons(raised) == [Refusal.BUSY]
    assert Cell.objects.filter(holder=grace, starts_at=at(12)).count() == 1


def test_taking_over_and_unpinning_end_in_one_truth(
    write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    hosting.hand_over(card, Helper.objects.create(card=card, person=grace, state=HostState.HELPS), by=bob)
    raised = at_once(
        lambda: hosting.take_over(Card.objects.get(pk=card.pk), by=grace), lambda: claims.unpin(card, by=bob)
    )
    assert raised == []
    assert Card.objects.get(pk=card.pk).owner == grace and not Cell.objects.exists()
