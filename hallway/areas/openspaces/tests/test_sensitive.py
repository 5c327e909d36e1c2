"""Attacks on what nobody is told: who hosts a sensitive card, who comes to it, and how many.

The attackers are a stranger, another attendee and the team. They see every page, every export and
every live event, compare bytes, versions and queries before and after, and try things out.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from hallway.areas.openspaces.actions import cards, claims, hosting, talking
from hallway.areas.openspaces.models import Board, Card, Cell, Comment, Helper, Vote
from hallway.areas.openspaces.reading import arrangement, suggestions, waiting_cards
from hallway.areas.openspaces.states import HostState
from hallway.areas.openspaces.tests.conftest import Write, at
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Place, PublicVersion
from hallway.ground.happenings.actions import star
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.people.models import Person
from hallway.ground.people.portability import editions_that_name, everything_about
from hallway.live.models import Event

EDITION = "/pyharbour-2027/"
BOARD = ("board/", "board/2027-09-11/", "board/2027-09-11/list/", "board/screen/", "board/cards/")
REST = (
    "schedule/now/", "room/porthole/", "rooms/", "sessions/", "speakers/", "team/", "schedule/feed.xml",
    "schedule/export/schedule.json", "schedule/export/schedule.xml", "schedule/export/open-spaces.ics",
    "schedule/export/speakers.csv", "schedule/export/sessions.csv", "schedule/export/event.jsonld",
    "schedule/widgets/schedule.json", "api/v2/view/All",
)  # fmt: skip
TEAM_PAGES = ("organise/board/", "organise/board/cards/", "organise/")
OWN = ("board/mine/", "board/mine/tray/", "board/cards/new/")
World = dict[str, bytes]
See = Callable[[], World]


@pytest.fixture
def secret(write: Write, porthole: Place, bob: Person) -> Card:
    """Bob's card in confidence, pinned."""
    card = write(bob, "A quiet hour", is_sensitive=True, description="Just come.", size_wished=8)
    claims.pin(card, porthole, at(12), by=bob)
    return Card.objects.select_related("happening__edition").get(pk=card.pk)


@pytest.fixture
def attack(secret: Card, signed_in: Callable[[Person], Client], ada: Person, mallory: Person) -> See:
    """Everything that attackers can see, as bytes."""
    code = secret.happening.code
    mine = (f"board/card/{code}/", f"talk/{code}.ics", f"board/card/{code}/desk/", f"board/card/{code}/text/")
    attackers = {
        "stranger": (Client(), (*BOARD, *REST, *mine)),
        "attendee": (signed_in(mallory), (*BOARD, *OWN, *mine)),
        "team": (signed_in(ada), (*OWN, *TEAM_PAGES, *mine)),
    }

    def see() -> World:
        return {
            f"{who} {path}": client.get(EDITION + path).content
            for who, (client, paths) in attackers.items()
            for path in paths
        }

    return see


def same(before: World, after: World) -> list[str]:
    """Where something differs, tokens against forgery and moments of drawing aside."""

    def plain(text: bytes) -> list[bytes]:
        noise = (b"<updated>", b"csrfmiddlewaretoken", b"DTSTAMP", b"generated")
        return [line for line in text.splitlines() if not any(word in line for word in noise)]

    return [name for name in before if plain(before[name]) != plain(after[name])]


def test_no_page_export_or_feed_names_the_host(secret: Card, attack: See) -> None:
    world = attack()
    assert any(b"A quiet hour" in page for page in world.values())
    assert [name for name, page in world.items() if b"Bob" in page] == []


def test_nothing_that_can_be_seen_depends_on_who_comes_or_who_hosts(
    secret: Card,
    attack: See,
    people: Callable[[int], list[Person]],
    grace: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    before, versions = attack(), list(PublicVersion.objects.order_by("pk").values_list())
    events, lines = Event.objects.count(), Activity.objects.count()
    for person in people(30):
        star(secret.happening, by=person)
    assert list(PublicVersion.objects.order_by("pk").values_list()) == versions
    assert (Event.objects.count(), Activity.objects.count()) == (events, lines)
    Card.objects.filter(pk=secret.pk).update(owner=grace)
    Cell.objects.filter(card=secret).update(holder=grace)
    assert same(before, attack()) == []


def test_pages_do_not_take_longer_for_many(
    secret: Card, people: Callable[[int], list[Person]], queries: Callable[[Callable[[], object]], int]
) -> None:
    client = Client()
    paths = ("board/2027-09-11/", f"board/card/{secret.happening.code}/", "board/cards/")
    before = [queries(lambda path=path: client.get(EDITION + path)) for path in paths]
    for person in people(30):
        star(secret.happening, by=person)
    assert [queries(lambda path=path: client.get(EDITION + path)) for path in paths] == before


def test_no_order_tells_how_many(
    edition: Edition, write: Write, bob: Person, grace: Person, people: Callable[[int], list[Person]]
) -> None:
    write(bob, "Zzz", is_sensitive=True)
    liked = write(grace, "Mmm")
    before = [card.title for card in waiting_cards(edition)]
    for person in people(9):
        star(Happening.objects.get(title="Zzz"), by=person)
    assert [card.title for card in waiting_cards(edition)] == before == ["Mmm", "Zzz"]
    star(liked.happening, by=bob)


def test_what_suits_a_sensitive_card_does_not_tell_its_host_how_many(
    board: Board, write: Write, bob: Person, people: Callable[[int], list[Person]]
) -> None:
    card = write(bob, "A quiet hour", is_sensitive=True, size_wished=5)
    before = [(one.square.place, one.is_tight) for one in suggestions(card, board, bob)]
    for person in people(25):
        star(card.happening, by=person)
    assert [(one.square.place, one.is_tight) for one in suggestions(card, board, bob)] == before


def test_the_log_and_the_happening_do_not_know_the_host(secret: Card, bob: Person, galley: Place) -> None:
    claims.move(secret, galley, at(13), by=bob)
    cards.change(secret, by=bob, fields={"title": "A quiet hour", "size_wished": 9})
    claims.unpin(secret, by=bob)
    lines = Activity.objects.filter(object_id=str(secret.pk), object_type="happenings.happening")
    assert lines.count() == 5 and not lines.exclude(actor=None).exists()
    assert not any("Bob" in str(line.data) or str(bob.pk) in line.data.values() for line in lines)
    assert not Appearance.objects.filter(happening=secret.pk).exists()
    assert "pyharbour-2027" not in editions_that_name(bob)


def test_the_team_learns_nothing_by_moving_other_cards(
    secret: Card, write: Write, galley: Place, bob: Person, ada: Person
) -> None:
    """Bob is busy at 12:00, in confidence. The team tries every hour with a card of his that it knows."""
    known = write(bob, "Acroyoga")
    claims.pin(known, galley, at(10), by=bob)
    for hour in (11, 12, 13):
        claims.move(known, galley, at(hour), by=ada)
        assert Cell.objects.get(card=known).starts_at == at(hour)


def test_the_team_learns_nothing_by_arranging_the_day(
    edition: Edition, board: Board, write: Write, bob: Person, grace: Person
) -> None:
    """Who hosts the sensitive card makes no difference to where anything is placed."""
    secret = write(bob, "A quiet hour", is_sensitive=True)
    write(bob, "Acroyoga")
    write(grace, "GIS")
    found = []
    for owner in (bob, grace):
        Card.objects.filter(pk=secret.pk).update(owner=owner)
        found.append([(card.pk, square.place, square.starts_at) for card, square in arrangement(board)])
    assert found[0] == found[1] and len(found[0]) == 3


def test_a_host_learns_nothing_by_accepting_help(
    secret: Card, write: Write, galley: Place, bob: Person, grace: Person
) -> None:
    card = write(grace, "GIS")
    claims.pin(card, galley, at(12), by=grace)
    hosting.offer_help(card, by=bob)
    helper = card.helpers.get()
    hosting.accept_help(card, helper, by=grace)
    helper.refresh_from_db()
    assert helper.state == HostState.HELPS
    hosting.hand_over(card, helper, by=grace)
    with pytest.raises(claims.Refused):  # only Bob is told why
        hosting.take_over(card, by=bob)


def test_whatever_would_tell_a_name_or_a_number_is_refused(
    secret: Card, signed_in: Callable[[Person], Client], bob: Person, grace: Person
) -> None:
    Board.objects.update(state="vote")
    address = secret.get_absolute_url()
    tries = {"comments/": {"text": "Hello"}, "helpers/": {}, "vote/": {}, "heads/": {"heads": "3"}}
    for client in (signed_in(grace), signed_in(bob)):
        answers = {path: client.post(address + path, data).status_code for path, data in tries.items()}
        assert answers == dict.fromkeys(tries, 404)
    assert talking.comment(secret, "Hello", by=grace) is None
    hosting.offer_help(secret, by=grace)
    talking.count_heads(secret, 3, by=bob)
    assert not talking.vote(secret, by=grace)
    secret.refresh_from_db()
    assert secret.head_count is None
    assert not (Comment.objects.exists() or Helper.objects.exists() or Vote.objects.exists())


def test_a_card_that_becomes_sensitive_forgets_who_stood_on_it(
    write: Write, bob: Person, grace: Person, porthole: Place
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    talking.comment(card, "I come", by=grace)
    hosting.offer_help(card, by=grace)
    hosting.accept_help(card, card.helpers.get(), by=bob)
    cards.change(card, by=bob, fields={"title": "A quiet hour", "is_sensitive": True})
    lines = Activity.objects.filter(object_id=str(card.pk), object_type="happenings.happening")
    assert not lines.exclude(actor=None).exists()
    assert not any({"person", "heads"} & line.data.keys() for line in lines)
    page = Client().get(card.get_absolute_url()).content
    assert b"Bob" not in page and b"Grace" not in page and b"I come" not in page


def test_what_is_sensitive_stays_so(secret: Card, signed_in: Callable[[Person], Client], bob: Person) -> None:
    star(secret.happening, by=bob)
    signed_in(bob).post(f"{secret.get_absolute_url()}text/", {"title": "A quiet hour", "shown": "on"})
    cards.change(secret, by=bob, fields={"title": "A quiet hour", "is_sensitive": False})
    secret.refresh_from_db()
    assert secret.is_sensitive


def test_the_host_alone_finds_it_in_their_own_data(secret: Card, bob: Person, grace: Person) -> None:
    assert "A quiet hour" in str(everything_about(bob)["cards_written"])
    assert "A quiet hour" not in str(everything_about(grace))
