"""What a browser shows after live events is what a fresh page shows, in one order for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.chat.actions import asking, moderating, posting, reacting
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Post, Question
from hallway.areas.chat.states import QuestionMode
from hallway.areas.chat.tests.conftest import CHAT, Say
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live.models import Event
from hallway.live.testing import LivePage

SignIn = Callable[[Person], Client]
ACTS = ("say", "reply", "change", "delete", "boost", "again")


def fresh(post: Post) -> Post:
    found = posting.find(post.code, post.stream.edition)
    assert found is not None
    return found


def test_a_conversation_follows_everything_that_happens_in_it(
    signed_in: SignIn,
    say: Say,
    backchannel: Backchannel,
    talk: Happening,
    bob: Person,
    grace: Person,
    safety: Person,
) -> None:
    page = LivePage(signed_in(bob), CHAT)
    first = say(grace, "Who has a spare <adapter>?")
    there = say(grace, "My slides", about=talk)
    steps: list[Callable[[], object]] = [
        lambda: say(bob, "I have, see #lostandfound", reply_to=fresh(first)),
        lambda: posting.change(fresh(first), "Who has a spare adapter?", backchannel, by=grace),
        lambda: reacting.boost(fresh(first), backchannel, by=bob),
        lambda: reacting.boost(fresh(there), backchannel, by=bob),
        lambda: posting.change(fresh(there), "My slides: at last", backchannel, by=grace),
        lambda: moderating.hide(fresh(first), backchannel, by=safety),
        lambda: moderating.restore(fresh(first), backchannel, by=safety),
        lambda: reacting.take_boost_back(fresh(there), backchannel, by=bob),
        lambda: posting.delete(fresh(first), backchannel, by=grace),
        lambda: say(bob, "Found one " + "😀" * 990),
    ]
    for step in steps:
        step()
        page.catch_up()
        page.assert_fresh()
    assert "Deleted by its writer" in page.text and "at last" not in page.text


def test_one_post_is_one_line_on_the_wire(say: Say, bob: Person, grace: Person) -> None:
    say(bob, "One")
    say(grace, "@Bob two")
    assert list(Event.objects.values_list("kind", flat=True)) == ["push", "push"]


def test_what_changes_far_above_does_not_come_in_at_the_end(
    signed_in: SignIn, say: Say, backchannel: Backchannel, bob: Person, grace: Person
) -> None:
    first = say(grace, "Long ago")
    for number in range(50):
        say(grace, f"Line {number}")
    page = LivePage(signed_in(bob), CHAT)
    posting.change(fresh(first), "Long, long ago", backchannel, by=grace)
    page.catch_up()
    page.assert_fresh()
    assert "long ago" not in page.text


def test_other_conversations_are_left_in_peace(
    signed_in: SignIn, say: Say, talk: Happening, bob: Person
) -> None:
    page = LivePage(signed_in(bob), f"{CHAT}about/{talk.code}/")
    say(bob, "In the large one")
    assert page.catch_up() == []


def test_questions_follow_everything(
    signed_in: SignIn, backchannel: Backchannel, talk: Happening, bob: Person, grace: Person, ada: Person
) -> None:
    path = f"{CHAT}questions/{talk.code}/"
    audience, stage = LivePage(signed_in(bob), path), LivePage(signed_in(grace), f"{path}stage/")

    def one(number: int) -> Question:
        return Question.objects.select_related("happening__edition").order_by("id")[number]

    steps: list[Callable[[], object]] = [
        lambda: asking.ask(talk, "Why 40,000?", backchannel, by=bob, client_id="question-1"),
        lambda: asking.ask(talk, "And why?", backchannel, by=ada, client_id="question-2", is_anonymous=True),
        lambda: asking.vote(one(1), backchannel, by=bob),
        lambda: asking.highlight(one(0), talk, by=grace),
        lambda: asking.answered(one(0), by=grace),
        lambda: asking.choose(talk, QuestionMode.MODERATED, by=grace),
        lambda: asking.ask(talk, "May I?", backchannel, by=bob, client_id="question-3"),
        lambda: asking.ask(talk, "May I, too?", backchannel, by=ada, client_id="question-4"),
        lambda: asking.let_through(one(3), by=grace),
        lambda: asking.let_through(one(2), by=grace),
        lambda: asking.take_vote_back(one(1), by=bob),
        lambda: asking.hide(one(1), by=grace),
        lambda: asking.withdraw(one(3), by=ada),
    ]
    for step in steps:
        step()
        for page in (audience, stage):
            page.catch_up()
            page.assert_fresh()
    assert "Ada" not in audience.text.replace("May I", "") and "May I?" in audience.text


def test_the_queue_follows_what_is_reported(
    signed_in: SignIn, say: Say, backchannel: Backchannel, bob: Person, grace: Person, safety: Person
) -> None:
    post = say(grace, "Rude words")
    page = LivePage(signed_in(safety), "/pyharbour-2027/organise/moderation/")
    for step in (
        lambda: reacting.report(fresh(post), backchannel, by=bob, reason="conduct", note="Look"),
        lambda: moderating.hide(fresh(post), backchannel, by=safety),
        lambda: moderating.restore(fresh(post), backchannel, by=safety),
    ):
        step()
        page.catch_up()
        page.assert_fresh()


@pytest.mark.parametrize(
    ("who", "granted"),
    [
        ("stranger", []),
        ("mallory", []),
        ("bob", ["chat", "questions"]),
        ("grace", ["chat", "questions", "stage"]),
        ("safety", ["chat", "chat-queue", "questions", "stage"]),
    ],
)
def test_who_may_listen(
    request: pytest.FixtureRequest, signed_in: SignIn, talk: Happening, backchannel: Backchannel, who: str,
    granted: list[str],
) -> None:  # fmt: skip
    Backchannel.objects.update(who="attendees")
    client = Client() if who == "stranger" else signed_in(request.getfixturevalue(who))
    keys = [f"pyharbour-2027/{talk.code}", "pyharbour-2027"]
    topics = [f"{name}/{key}" for name in ("chat", "questions", "stage", "chat-queue") for key in keys]
    topics += ["chat/pyharbour-2027/NOSUCH", "chat/nowhere", "stage/pyharbour-2027/NOSUCH"]
    answer = client.post("/live/grants/", json.dumps({"topics": topics}), "application/json").json()["topics"]
    assert sorted({one.partition("/")[0] for one in answer}) == granted
    assert not any("NOSUCH" in one or "nowhere" in one for one in answer)


def test_pages_of_sessions_stay_the_same_for_everybody_and_lead_here(
    client: Client, signed_in: SignIn, talk: Happening, backchannel: Backchannel, bob: Person
) -> None:
    mine, theirs = (one.get(talk.get_absolute_url()) for one in (signed_in(bob), client))
    assert mine.content == theirs.content and "X-Hallway-Publish" in theirs.headers
    assert "Talk about it" in theirs.content.decode() and "Questions" in theirs.content.decode()
    asking.choose(talk, QuestionMode.NONE, by=bob)
    assert f"questions/{talk.code}/" not in client.get(talk.get_absolute_url()).content.decode()


@pytest.mark.django_db
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 4)), max_size=12))
def test_any_order_of_acts_leaves_the_page_as_fresh(
    signed_in: SignIn,
    say: Say,
    backchannel: Backchannel,
    bob: Person,
    grace: Person,
    acts: list[tuple[str, int]],
) -> None:
    """Whatever two people do one after the other, nothing is lost, doubled or out of order."""
    Post.objects.all().delete()
    page = LivePage(signed_in(bob), CHAT)
    made: list[Post] = []
    for act, place in acts:
        target = fresh(made[place % len(made)]) if made else None
        if act == "say" or target is None:
            made.append(say((bob, grace)[place % 2], f"Line {len(made)}"))
        elif act == "again":
            assert say(target.author, "Again", client_id=target.client_id) == target
        elif act == "change" and target.state == "shown":
            posting.change(target, f"Changed {place}", backchannel, by=target.author)
        elif act == "delete":
            posting.delete(target, backchannel, by=target.author)
        elif act == "boost":
            reacting.boost(target, backchannel, by=(bob, grace)[place % 2])
        elif target.state == "shown":
            made.append(say((bob, grace)[place % 2], "Answer", reply_to=target))
    page.catch_up()
    page.assert_fresh()
    shown = [one.get("id") for one in page.document.iter("article")]
    assert shown == [f"p-{one.code}" for one in made]


def test_numbers_are_the_order_of_telling(say: Say, bob: Person, backchannel: Backchannel) -> None:
    posts = [say(bob, f"Line {n}") for n in range(5)]
    told = [event.data["html"] for event in Event.objects.order_by("id")]
    assert [post.code in line for post, line in zip(posts, told, strict=True)] == [True] * 5
    assert Conversation(backchannel).key == ("pyharbour-2027",)
