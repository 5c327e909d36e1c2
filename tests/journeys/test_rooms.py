"""Who is in a room: with conversations, in which people keep away from each other, and with the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.actions import reacting
from hallway.areas.chat.models import Backchannel
from hallway.areas.chat.states import DistanceKind
from hallway.areas.hallway.actions import here
from hallway.areas.hallway.models import Here, Tally
from hallway.areas.openspaces.actions import cards
from hallway.areas.openspaces.models import Board, Card
from hallway.ground.access.models import Entitlement
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live.testing import LivePage
from hallway.live.topics import may_listen

EDITION = "/pyharbour-2027/"
SignIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def saturday(settings: object) -> None:
    settings.NOW = "2027-09-11T10:25:00+10:00"


def at(happening: Happening) -> str:
    return f"{EDITION}hallway/here/{happening.code}/"


@pytest.mark.parametrize(("kind", "the_other_sees"), [(DistanceKind.BLOCK, False), (DistanceKind.MUTE, True)])
def test_who_keeps_somebody_away_is_not_shown_to_them_in_a_room(
    kind: DistanceKind, the_other_sees: bool, signed_in: SignIn, talk: Happening, bob: Person, grace: Person
) -> None:
    for person in (bob, grace):
        here.enter(talk, shows_face=True, by=person)
    bobs, graces = LivePage(signed_in(bob), at(talk)), LivePage(signed_in(grace), at(talk))
    assert "Grace" in bobs.text and "Bob" in graces.text

    def catch_up() -> None:
        for page in (bobs, graces):
            page.catch_up()
            page.assert_fresh()

    reacting.keep_away(grace, kind, by=bob)
    catch_up()
    assert "Grace" not in bobs.text and ("Bob" in graces.text) is the_other_sees
    reacting.come_near(grace, by=bob)
    catch_up()
    assert "Grace" in bobs.text and "Bob" in graces.text


def test_somebody_who_never_said_a_word_is_kept_away_from_the_list_of_faces(
    signed_in: SignIn, edition: Edition, talk: Happening, bob: Person
) -> None:
    quiet = Person.objects.create_user(email="quiet@example.org", name="Quiet")
    for person in (bob, quiet):
        Entitlement.objects.get_or_create(edition=edition, person=person)
        here.enter(talk, shows_face=True, by=person)
    client, way = signed_in(bob), f"{EDITION}chat/by/{quiet.code}/distance/"
    # Without conversations there is nothing of the kind.
    assert way not in client.get(at(talk)).content.decode()
    Backchannel.objects.create(edition=edition)
    assert way in client.get(at(talk)).content.decode()
    assert "Quiet" in client.get(way).content.decode()
    assert client.post(way, {"kind": "block"}).status_code == 302
    assert way not in client.get(at(talk)).content.decode()
    assert "Bob" not in signed_in(quiet).get(at(talk)).content.decode().partition("<main")[2]
    # Whom one keeps away one can let near again, wherever they are; nobody else finds them there.
    assert client.post(way, {}).status_code == 302
    here.leave(talk, by=quiet)
    assert client.get(way).status_code == 404
    assert client.post(way, {"kind": "block"}).status_code == 404


@pytest.fixture
def card(edition: Edition, hall: Place, bob: Person) -> Happening:
    """A card of Bob's that hangs on the board now."""
    board = Board.objects.create(edition=edition)
    row = cards.write(board, by=bob, fields={"title": "A quiet hour"}).happening
    row.starts_at, row.ends_at, row.place = now(), now() + dt.timedelta(hours=1), hall
    row.save()
    return row


def test_nobody_is_in_the_room_of_a_card_in_confidence(
    signed_in: SignIn, client: Client, edition: Edition, card: Happening, bob: Person
) -> None:
    guests = [Person.objects.create_user(email=f"{n}@example.org", name=f"Guest {n}") for n in range(3)]
    for guest in guests:
        Entitlement.objects.create(edition=edition, person=guest)
        here.enter(card, shows_face=True, by=guest)
    here.count()
    assert "3 or more" in client.get(f"{EDITION}hallway/").content.decode()
    assert at(card) in client.get(card.get_absolute_url()).content.decode()
    page = LivePage(signed_in(guests[0]), at(card))
    faces = f"faces/pyharbour-2027/{card.code}"
    assert may_listen(guests[0], faces)

    sensitive = {"title": "A quiet hour", "is_sensitive": True}
    cards.change(Card.objects.get(pk=card.pk), by=bob, fields=sensitive)
    page.catch_up()
    assert "Guest" not in page.document.find(".//live-region").text_content() and faces not in page.granted
    assert not Here.objects.exclude(happening=None).exists() and not Tally.objects.exists()
    assert signed_in(guests[0]).post(at(card), {"do": "enter"}).status_code == 404
    assert at(card) not in client.get(card.get_absolute_url()).content.decode()
    # And if somebody pressed in the very same moment:
    Here.objects.update(happening=card)
    Tally.objects.create(happening=card, told=3)
    assert "or more are there" not in client.get(f"{EDITION}hallway/").content.decode()
    here.count()
    assert not Here.objects.exclude(happening=None).exists() and not Tally.objects.exists()


def test_the_way_into_a_room_stands_beside_what_is_said_and_asked_about_it(
    signed_in: SignIn, edition: Edition, talk: Happening, bob: Person
) -> None:
    Backchannel.objects.create(edition=edition)
    for path in (f"chat/about/{talk.code}/", f"chat/questions/{talk.code}/"):
        assert f'data-src="{at(talk)}part/"' in signed_in(bob).get(EDITION + path).content.decode()
    assert "timed-part" not in signed_in(bob).get(f"{EDITION}chat/").content.decode()
