"""Taking what somebody sends, from a form or from a script, once however often it is sent."""

from __future__ import annotations

import datetime as dt
import secrets

from hallway.areas.chat.actions import asking, posting
from hallway.areas.chat.actions.posting import Refused
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.forms import client_id_of
from hallway.areas.chat.models import Backchannel, Post, Question
from hallway.areas.chat.states import Refusal
from hallway.ground.happenings.models import Happening
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
POSTS_A_MINUTE, QUESTIONS_AN_HOUR, TAPS_A_MINUTE, REPORTS_AN_HOUR, OFFERS_A_MINUTE = 20, 20, 60, 30, 60


def new_client_id() -> str:
    """For a form without script: sent twice, it is still one post."""
    return secrets.token_hex(12)


def take_post(conversation: Conversation, data: dict[str, str], person: Person) -> Post:
    """Say what somebody has typed. Raises Refused."""
    client_id = client_id_of(data) or new_client_id()
    if post := posting.sent(client_id, by=person):
        return post
    reply_to = None
    if code := data.get("reply_to", ""):
        reply_to = posting.find(code, conversation.edition)
        if reply_to is None:
            raise Refused(Refusal.GONE)
    return posting.send(
        conversation,
        data.get("text", ""),
        by=person,
        client_id=client_id,
        reply_to=reply_to,
        a_minute=POSTS_A_MINUTE,
    )


def take_question(
    happening: Happening, backchannel: Backchannel, data: dict[str, str], person: Person
) -> Question:
    """Ask what somebody has typed. Raises Refused."""
    client_id = client_id_of(data) or new_client_id()
    if question := asking.asked_already(client_id, by=person):
        return question
    if not allow(f"questions {person.pk}", QUESTIONS_AN_HOUR, HOUR):
        raise Refused(Refusal.TOO_MANY)
    return asking.ask(
        happening,
        data.get("text", ""),
        backchannel,
        by=person,
        client_id=client_id,
        is_anonymous=bool(data.get("anonymous")),
    )


def may_tap(person: Person) -> None:
    """Boosts and votes. Raises Refused."""
    if not allow(f"taps {person.pk}", TAPS_A_MINUTE, MINUTE):
        raise Refused(Refusal.TOO_MANY)
