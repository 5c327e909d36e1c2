"""What somebody takes along, and what stays when they go."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from hallway.areas.openspaces.actions import claims, hosting, talking, wishing
from hallway.areas.openspaces.models import Board, Card, Cell, Comment, Helper, Wish
from hallway.areas.openspaces.tests.conftest import Write, at
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about


def test_who_goes_gives_their_cells_back_and_stands_on_no_card(
    write: Write, board: Board, porthole: Place, galley: Place, bob: Person, grace: Person
) -> None:
    coming, over, hers = write(bob, "GIS"), write(bob, "Acroyoga"), write(grace, "Sea shanties")
    claims.pin(coming, porthole, at(12), by=bob)
    claims.pin(over, galley, at(13), by=bob)
    claims.pin(hers, galley, at(14), by=grace)
    past = at(13, day=dt.date(2020, 1, 1))
    Happening.objects.filter(pk=over.pk).update(starts_at=past, ends_at=past + dt.timedelta(hours=1))
    hosting.offer_help(hers, by=bob)
    hosting.accept_help(hers, hers.helpers.get(), by=grace)
    talking.comment(hers, "I sing bass", by=bob)
    wishing.wish(board, "Typing for teachers", by=bob)
    held = everything_about(bob)
    assert len(held["cards_written"]) == 2 and held["card_comments"] and held["card_wishes"]
    erase(bob, by=bob)
    assert set(Cell.objects.values_list("card", flat=True)) == {over.pk, hers.pk}
    assert not Card.objects.filter(owner=bob).exists() and not Cell.objects.filter(holder=bob).exists()
    assert not Comment.objects.exists() and not Helper.objects.exists() and not Wish.objects.exists()
    page = Client().get(hers.get_absolute_url()).content.decode()
    assert "Bob" not in page and "Grace" in page
