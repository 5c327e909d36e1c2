"""Whatever people and team do in whichever order: no cell twice, nobody in two rooms, limits hold."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from hallway.areas.openspaces.actions import cards, claims, hosting, organising
from hallway.areas.openspaces.actions.claims import Refused
from hallway.areas.openspaces.models import Board, Card, Cell, Helper, OpenHours, OpenRoom
from hallway.areas.openspaces.states import HostState
from hallway.areas.openspaces.tests.conftest import SATURDAY, at
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.tests.stateful import Narnia

PEOPLE, CARDS, ROOMS, HOURS, LIMIT = 3, 7, 2, range(10, 14), 2

people, numbers = st.integers(0, PEOPLE - 1), st.integers(0, CARDS - 1)
places, hours = st.integers(0, ROOMS - 1), st.sampled_from(HOURS)


class Claims(Narnia):
    """Every step goes through the actions; the model is the rules of the board, counted anew."""

    PEOPLE = PEOPLE

    def __init__(self) -> None:
        super().__init__()
        self.board = Board.objects.create(edition=self.edition, cards_a_day=LIMIT)
        OpenHours.objects.create(board=self.board, day=SATURDAY, opens=dt.time(10), closes=dt.time(14))
        self.rooms = [
            Place.objects.create(edition=self.edition, slug=f"r{n}", name=f"R{n}") for n in range(ROOMS)
        ]
        for room in self.rooms:
            OpenRoom.objects.create(board=self.board, place=room)
        self.team = Person.objects.create_user(email="team@example.org", name="Team")
        RoleGrant.objects.create(edition=self.edition, person=self.team, role=Role.OWNER)
        self.cards = [
            cards.write(self.board, by=self.people[n % PEOPLE], fields={"title": f"Card {n}"})
            for n in range(CARDS)
        ]
        self.moved_by_team: set[int] = set()

    def card(self, number: int) -> Card:
        return Card.objects.select_related("happening__edition", "owner").get(pk=self.cards[number].pk)

    @rule(who=people, number=numbers, place=places, hour=hours)
    def pin(self, who: int, number: int, place: int, hour: int) -> None:
        card, room, by = self.card(number), self.rooms[place], self.people[who]
        before = self.held()
        try:
            claims.pin(card, room, at(hour), by=by)
        except Refused:
            assert self.held() == before
        else:
            assert self.held()[card.pk] == (room.pk, at(hour))

    @rule(who=people, number=numbers, place=places, hour=hours)
    def take(self, who: int, number: int, place: int, hour: int) -> None:
        """Pin as the owner, so that the board fills."""
        owner = self.card(number).owner
        assert owner is not None
        self.pin(self.people.index(owner), number, place, hour)

    @rule(number=numbers, place=places, hour=hours)
    def move_for_the_team(self, number: int, place: int, hour: int) -> None:
        before = self.held()
        try:
            claims.move(self.card(number), self.rooms[place], at(hour), by=self.team)
        except Refused:
            assert self.held() == before
        else:
            self.moved_by_team.add(self.cards[number].pk)

    @rule(number=numbers)
    def unpin(self, number: int) -> None:
        card = self.card(number)
        claims.unpin(card, by=card.owner)
        self.moved_by_team.discard(card.pk)
        assert card.pk not in self.held()

    @rule(number=numbers, who=people)
    def hand_over(self, number: int, who: int) -> None:
        card, to = self.card(number), self.people[who]
        owner = card.owner
        if owner is None or owner == to:
            return
        helper, _ = Helper.objects.get_or_create(card=card, person=to)
        hosting.accept_help(card, helper, by=owner)
        helper.refresh_from_db()
        assert helper.state == HostState.HELPS
        hosting.hand_over(card, helper, by=owner)
        try:
            hosting.take_over(card, by=to)
        except Refused:
            assert self.card(number).owner == owner

    @rule(place=places, hour=hours)
    def block(self, place: int, hour: int) -> None:
        before = self.held()
        organising.block(self.board, self.rooms[place], at(hour), by=self.team, reason="Repairs")
        assert self.held() == before

    @rule(place=places, hour=hours)
    def unblock(self, place: int, hour: int) -> None:
        organising.unblock(self.board, self.rooms[place], at(hour), by=self.team)

    def held(self) -> dict[int, tuple[int, dt.datetime]]:
        found = Cell.objects.filter(card__isnull=False).values_list("card_id", "place_id", "starts_at")
        return {card: (place, starts_at) for card, place, starts_at in found}

    @invariant()
    def no_cell_is_given_twice(self) -> None:
        cells = list(Cell.objects.values_list("place_id", "starts_at"))
        assert len(cells) == len(set(cells))

    @invariant()
    def happenings_are_where_their_cells_are(self) -> None:
        placed = Happening.objects.filter(starts_at__isnull=False)
        assert {one.pk: (one.place_id, one.starts_at) for one in placed} == self.held()

    @invariant()
    def nobody_put_themselves_in_two_rooms_and_limits_hold(self) -> None:
        own = Cell.objects.filter(card__isnull=False).exclude(card__in=self.moved_by_team)
        at_hour = Counter(own.values_list("card__owner_id", "starts_at"))
        assert all(count == 1 for count in at_hour.values())
        a_day = Counter(own.values_list("card__owner_id", flat=True))
        assert all(count <= LIMIT for count in a_day.values())


@pytest.mark.django_db
def test_claims() -> None:
    run_state_machine_as_test(Claims, settings=settings(max_examples=12, stateful_step_count=15))
