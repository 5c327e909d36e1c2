"""Conversations and the board: what is in confidence stays so, and a dinner becomes a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.actions import asking, posting
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Post, Question
from hallway.areas.openspaces.actions import cards
from hallway.areas.openspaces.models import Board, Card
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live.testing import LivePage

CHAT = "/pyharbour-2027/chat/"
SignIn = Callable[[Person], Client]
Say = Callable[..., Post]


@pytest.fixture
def backchannel(edition: Edition) -> Backchannel:
    return Backchannel.objects.create(edition=edition)


@pytest.fixture
def say(backchannel: Backchannel) -> Say:
    def make(by: Person, words: str, about: Happening | None = None) -> Post:
        return posting.send(Conversation(backchannel, about), words, by=by, client_id=f"name-of-{words}")

    return make


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def card(edition: Edition, bob: Person) -> Happening:
    board = Board.objects.create(edition=edition)
    return cards.write(board, by=bob, fields={"title": "A quiet hour"}).happening


def test_a_card_in_confidence_has_no_conversation(
    signed_in: SignIn, say: Say, backchannel: Backchannel, card: Happening, bob: Person, grace: Person
) -> None:
    path = f"{CHAT}about/{card.code}/"
    post = say(grace, "I come, and bring Bob", about=card)
    page = LivePage(signed_in(grace), path)
    asking.ask(card, "Who else comes?", backchannel, by=grace, client_id="question-1")
    cards.change(Card.objects.get(pk=card.pk), by=bob, fields={"title": "A quiet hour", "is_sensitive": True})
    assert not Post.objects.exists() and not Question.objects.exists()
    with pytest.raises(posting.Refused):
        say(grace, "Sent before I knew", about=card)
    page.catch_up()
    assert page.granted == set()
    for client in (signed_in(grace), signed_in(bob)):
        for address in (path, f"{CHAT}post/{post.code}/", f"{CHAT}questions/{card.code}/"):
            assert client.get(address).status_code == 404
        assert client.post(path, {"text": "Hello"}).status_code == 404
        assert "Talk about it" not in client.get(card.get_absolute_url()).content.decode()


def test_a_dinner_has_a_door_where_something_stands_behind_it(
    signed_in: SignIn, say: Say, bob: Person, grace: Person
) -> None:
    post = say(bob, "Who comes to dinner at the harbour?")
    say(bob, "A talk about birds")
    assert "Make it a gathering</span>" not in text(signed_in(grace), CHAT)
    assert signed_in(grace).get(f"{CHAT}post/{post.code}/gathering/").status_code == 404
    Board.objects.create(edition=post.stream.edition)
    assert text(signed_in(grace), CHAT).count("Make it a gathering</span>") == 1
    form = signed_in(grace).get(f"{CHAT}post/{post.code}/gathering/", follow=True).content.decode()
    assert 'value="Who comes to dinner at the harbour?"' in form
