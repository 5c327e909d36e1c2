"""The open-space board and the programme's files: out with the talks, and untouched when they come back."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from hallway.areas.openspaces.actions import cards, claims
from hallway.areas.openspaces.models import Board, Cell, OpenHours, OpenRoom
from hallway.areas.programme.interchange import importing
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

NOON = dt.datetime(2027, 9, 11, 2, tzinfo=dt.UTC)  # in Hobart


def test_an_export_that_comes_back_leaves_the_cards_alone(
    client: Client, talk: Happening, hall: Place, bob: Person, edition: Edition
) -> None:
    board = Board.objects.create(edition=edition)
    OpenHours.objects.create(board=board, day=dt.date(2027, 9, 11), opens=dt.time(11), closes=dt.time(14))
    OpenRoom.objects.create(board=board, place=hall)
    card = cards.write(board, by=bob, fields={"title": "Acroyoga"})
    claims.pin(card, hall, NOON, by=bob)
    data = client.get("/pyharbour-2027/schedule/export/schedule.json").content
    assert b"Acroyoga" in data
    schedule, _ = importing.read(importing.Source(data, "schedule.json"), edition)
    importing.apply(importing.plan_import(schedule, edition), schedule, edition, by=None)
    assert Happening.objects.filter(edition=edition).count() == 2
    assert Cell.objects.get().card == card
    assert Happening.objects.get(pk=card.pk).title == "Acroyoga"
