"""Every address of the area with something behind it, as everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.actions import asking, moderating
from hallway.areas.chat.models import Backchannel, Channel, Post
from hallway.areas.chat.tests.conftest import Say
from hallway.areas.chat.urls import urlpatterns
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

SignIn = Callable[[Person], Client]


@pytest.fixture
def paths(
    say: Say, backchannel: Backchannel, talk: Happening, grace: Person, bob: Person, safety: Person
) -> list[str]:
    """With a post of Grace, a question of Bob, a channel."""
    post = say(grace, "Hello #pyharbour")
    question = asking.ask(talk, "Why?", backchannel, by=bob, client_id="question-1")
    channel = Channel.objects.create(edition=talk.edition, name="#pyharbour")
    moderating.time_out(bob, talk.edition, by=safety, length=safety.joined_at - safety.joined_at)
    found = []
    for one in urlpatterns:
        path = str(one.pattern)
        code = talk.code if "about/" in path or "questions/" in path else post.code
        code = grace.code if "by/" in path or "person/" in path else code
        code = question.code if "moderation/question" in path else code
        values = {
            "str:code": code,
            "str:tag": "pyharbour",
            "str:question": question.code,
            "int:pk": channel.pk,
        }
        for name, value in values.items():
            path = path.replace(f"<{name}>", str(value))
        found.append(f"/pyharbour-2027/{path}")
    return found


def statuses(client: Client, paths: list[str]) -> dict[str, int]:
    return {path: client.get(path).status_code for path in paths}


@pytest.mark.parametrize("who", ["bob", "grace", "mallory", "safety", "ada"])
def test_nothing_breaks_and_the_team_is_alone(
    request: pytest.FixtureRequest, signed_in: SignIn, paths: list[str], who: str
) -> None:
    answers = statuses(signed_in(request.getfixturevalue(who)), paths)
    assert max(answers.values()) < 500
    team = {status for path, status in answers.items() if "/organise/" in path}
    assert team <= ({200, 302, 405} if who in {"safety", "ada"} else {404, 405})


@pytest.mark.parametrize("who", ["stranger", "mallory"])
def test_whoever_does_not_belong_reads_nothing_but_channels(
    request: pytest.FixtureRequest, signed_in: SignIn, paths: list[str], who: str
) -> None:
    Backchannel.objects.update(who="attendees")
    client = Client() if who == "stranger" else signed_in(request.getfixturevalue(who))
    open_ones = [path for path, status in statuses(client, paths).items() if status == 200]
    assert open_ones == ["/pyharbour-2027/chat/channels/"]
    for path in paths:
        client.post(path, {"text": "In", "do": "hide", "kind": "mute", "state": "open", "mode": "none"})
    assert Post.objects.count() == 1 and Post.objects.get().state == "shown"


@pytest.mark.parametrize("who", ["stranger", "bob", "mallory"])
def test_a_hidden_edition_is_hidden(
    request: pytest.FixtureRequest, signed_in: SignIn, paths: list[str], who: str
) -> None:
    Edition.objects.filter(slug="pyharbour-2027").update(published=False)
    client = Client() if who == "stranger" else signed_in(request.getfixturevalue(who))
    assert set(statuses(client, paths).values()) <= {302, 404, 405}
