"""A post is told of in the digest of the day after; much can become of it until then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core import mail

from hallway.areas.chat.actions import moderating, posting, reacting
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.states import DistanceKind, Reason
from hallway.areas.hallway.actions import helping
from hallway.areas.notices import actions as notices
from hallway.areas.notices.deciding import decide
from hallway.areas.notices.delivering import deliver
from hallway.areas.notices.models import Delivery
from hallway.areas.notices.telling import expand_outbox
from hallway.ground import clock
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.notices import Timing
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person

MENTIONED, REPLIED = "chat.mentioned", "chat.replied"
NIGHT = dt.datetime(2027, 9, 11, 22, tzinfo=dt.UTC)


@pytest.fixture
def backchannel(edition: Edition) -> Backchannel:
    return Backchannel.objects.create(edition=edition)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Ten in the evening of a day of the conference, until `time.at` is moved."""
    found = SimpleNamespace(at=NIGHT)
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=lambda: found.at))
    return found


@pytest.fixture
def post(time: SimpleNamespace, backchannel: Backchannel, bob: Person, grace: Person) -> Post:
    """Bob names Grace and answers her, late in the evening; both wait for the next digest."""
    notices.choose(grace, {(REPLIED, "mail"): Timing.DIGEST, (MENTIONED, "push"): Timing.OFF}, by=grace)
    say = Conversation(backchannel)
    first = posting.send(say, "Who has tea?", by=grace, client_id="the-first-one")
    answer = {"by": bob, "reply_to": posting.find(first.code, backchannel.edition)}
    posting.send(say, "I answer you", client_id="the-second-one", **answer)
    found = posting.send(say, "I have tea, @Grace", by=bob, client_id="the-third-one")
    work()
    assert mail.outbox == [], "it waits for the digest"
    return found


def work() -> None:
    """What the worker does every few seconds."""
    expand_outbox()
    decide()
    deliver()


def digest(time: SimpleNamespace) -> str:
    """What Grace's mails of the day after say; empty where none comes."""
    time.at += dt.timedelta(days=1)
    work()
    return "".join(str(one.body) for one in mail.outbox if one.to == ["grace@example.org"])


def again(post: Post) -> Post:
    found = posting.find(post.code, post.stream.edition)
    assert found is not None
    return found


def test_what_stands_is_told(time: SimpleNamespace, post: Post) -> None:
    words = digest(time)
    assert "I have tea, @Grace" in words and "I answer you" in words


Change = Callable[[Post, Backchannel, Person, Person, Person], object]
GONE: dict[str, Change] = {
    "deleted": lambda post, there, bob, grace, ada: posting.delete(again(post), there, by=bob),
    "hidden": lambda post, there, bob, grace, ada: moderating.hide(again(post), there, by=ada),
    "named no more": lambda post, there, bob, grace, ada: posting.change(again(post), "Tea", there, by=bob),
}


@pytest.mark.parametrize("what", GONE)
def test_what_is_gone_by_then_is_left_out(
    time: SimpleNamespace, post: Post, backchannel: Backchannel, bob: Person, grace: Person, ada: Person,
    what: str,
) -> None:  # fmt: skip
    GONE[what](post, backchannel, bob, grace, ada)
    words = digest(time)
    assert "I have tea" not in words and "I answer you" in words


ENDED: dict[str, Change] = {
    "muted": lambda post, there, bob, grace, ada: reacting.keep_away(bob, DistanceKind.MUTE, by=grace),
    "blocked": lambda post, there, bob, grace, ada: reacting.keep_away(bob, DistanceKind.BLOCK, by=grace),
    "closed": lambda post, there, bob, grace, ada: Backchannel.objects.update(state="closed"),
    "erased": lambda post, there, bob, grace, ada: erase(bob, by=bob),
    "not published": lambda post, there, bob, grace, ada: Edition.objects.update(published=False),
}


@pytest.mark.parametrize("what", ENDED)
def test_nothing_comes_where_all_of_it_has_ended(
    time: SimpleNamespace, post: Post, backchannel: Backchannel, bob: Person, grace: Person, ada: Person,
    what: str,
) -> None:  # fmt: skip
    ENDED[what](post, backchannel, bob, grace, ada)
    assert "Bob" not in digest(time)
    assert set(Delivery.objects.filter(person=grace).values_list("state", flat=True)) == {"passed"}


def test_what_was_put_right_is_told_as_it_is(
    time: SimpleNamespace, post: Post, backchannel: Backchannel, bob: Person
) -> None:
    posting.change(again(post), "I have coffee, @Grace", backchannel, by=bob)
    words = digest(time)
    assert "I have coffee, @Grace" in words and "tea, @Grace" not in words


def test_what_was_hidden_and_restored_is_told_to_nobody_as_hidden(
    time: SimpleNamespace, post: Post, backchannel: Backchannel, bob: Person, ada: Person
) -> None:
    moderating.hide(again(post), backchannel, by=ada)
    expand_outbox()
    moderating.restore(again(post), backchannel, by=ada)
    digest(time)
    assert not any("Hidden" in one.subject for one in mail.outbox)


def test_a_report_that_was_answered_calls_nobody(
    time: SimpleNamespace, post: Post, backchannel: Backchannel, edition: Edition, grace: Person, ada: Person
) -> None:
    for name in ("Sam", "Tess"):
        safe = Person.objects.create_user(email=f"{name}@example.org", name=name)
        RoleGrant.objects.create(edition=edition, person=safe, role=Role.SAFETY)
    reacting.report(again(post), backchannel, by=grace, reason=Reason.CONDUCT)
    expand_outbox()
    RoleGrant.objects.filter(person__name="Tess").delete()
    decide()
    time.at += dt.timedelta(days=1)
    deliver()
    assert [one.to for one in mail.outbox if "Reported" in one.subject] == [["sam@example.org"]]
    reacting.report(again(post), backchannel, by=Person.objects.get(name="Tess"), reason=Reason.SPAM)
    expand_outbox()
    moderating.dismiss(again(post), edition, by=ada)
    digest(time)
    assert len([one for one in mail.outbox if "Reported" in one.subject]) == 1


def test_an_answer_at_the_help_desk_is_old_news_once_it_is_solved(
    time: SimpleNamespace, edition: Edition, bob: Person, grace: Person, talk: Happening
) -> None:
    pleas = [
        helping.ask(edition, by=bob, fields={"topic": topic, "where": "Room 1", "text": ""})
        for topic in ("Wi-Fi", "Socket")
    ]
    for plea in pleas:
        helping.answer(plea, "Turn it off and on", by=grace)
    expand_outbox()
    decide()
    helping.solve(pleas[0], by=bob)
    time.at += dt.timedelta(hours=10)
    deliver()
    assert [one.subject for one in mail.outbox] == ["Grace answers: Socket"]
