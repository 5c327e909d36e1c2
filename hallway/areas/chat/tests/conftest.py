"""A backchannel that is open, and quick ways to say something in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hallway.areas.chat.actions import posting
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.views.sending import new_client_id
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

CHAT = "/pyharbour-2027/chat/"
Say = Callable[..., Post]


@pytest.fixture
def backchannel(edition: Edition) -> Backchannel:
    return Backchannel.objects.create(edition=edition, hashtags=["pyharbour"])


@pytest.fixture
def say(backchannel: Backchannel) -> Say:
    """`say(bob, "Hello")` in the edition's conversation; `about=talk` in that of a session."""

    def make(by: Person, words: str, about: Happening | None = None, **more: object) -> Post:
        conversation = Conversation(backchannel, about)
        return posting.send(conversation, words, by=by, **{"client_id": new_client_id(), **more})

    return make


@pytest.fixture
def safety(edition: Edition) -> Person:
    person = Person.objects.create_user(email="sam@example.org", name="Sam Safe")
    RoleGrant.objects.create(edition=edition, person=person, role=Role.SAFETY)
    return person
