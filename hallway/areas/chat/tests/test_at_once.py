"""Many at the same moment: one order, nothing lost, nothing twice."""

from __future__ import annotations

import pytest

from hallway.areas.chat.actions import asking, posting, reacting
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Boost, Post, Question
from hallway.areas.chat.tests.conftest import Say
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once
from hallway.live.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(db: None) -> list[Person]:
    return Person.objects.bulk_create(
        [Person(email=f"p{n}@many.example", name=f"Person Number{n}", password="!") for n in range(6)]
    )


def test_posts_are_told_in_the_order_of_their_numbers(backchannel: Backchannel, crowd: list[Person]) -> None:
    conversation = Conversation(backchannel)

    def speak(person: Person) -> None:
        for number in range(5):
            posting.send(
                conversation, f"{person} {number}", by=person, client_id=f"name-{number}-{person.pk}"
            )

    assert at_once(*(lambda person=person: speak(person) for person in crowd)) == []
    posts = list(Post.objects.order_by("number"))
    assert [post.number for post in posts] == list(range(1, 31))
    told = [event.data["html"] for event in Event.objects.order_by("id")]
    assert [post.code in line for post, line in zip(posts, told, strict=True)] == [True] * 30
    assert {event.kind for event in Event.objects.all()} == {"push"}


def test_one_send_over_many_connections_is_one_post(backchannel: Backchannel, bob: Person) -> None:
    conversation = Conversation(backchannel)
    raised = at_once(
        *(lambda: posting.send(conversation, "Once", by=bob, client_id="the-same-name") for _ in range(6))
    )
    assert raised == [] and Post.objects.count() == 1
    assert Event.objects.filter(kind="push").count() == 1


def test_one_boost_in_many_tabs_counts_once(
    backchannel: Backchannel, say: Say, talk: Happening, bob: Person, crowd: list[Person]
) -> None:
    post = say(bob, "Slides", about=talk)
    found = posting.find(post.code, backchannel.edition)
    acts = [lambda person=person: reacting.boost(found, backchannel, by=person) for person in crowd[:3]]
    assert at_once(*acts, *acts) == []
    post.refresh_from_db()
    assert post.boosted == Boost.objects.count() == 3
    assert Post.objects.filter(original=post).count() == 1


def test_votes_are_counted_once_each(
    backchannel: Backchannel, talk: Happening, bob: Person, crowd: list[Person]
) -> None:
    question = asking.ask(talk, "Why?", backchannel, by=bob, client_id="question-1")
    acts = [lambda person=person: asking.vote(question, backchannel, by=person) for person in crowd[:3]]
    assert at_once(*acts, *acts) == []
    assert Question.objects.get().votes == 3
