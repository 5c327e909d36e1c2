"""The team's desk and the list of channels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.models import Backchannel, Channel
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

SETTINGS = "/pyharbour-2027/organise/chat/"
CHANNELS = "/pyharbour-2027/chat/channels/"
FORM = {"state": "open", "who": "attendees", "hashtags": "#PyHarbour, pyharbour2027", "questions": "live"}
SignIn = Callable[[Person], Client]


def test_the_team_opens_the_conversations(
    signed_in: SignIn, edition: Edition, ada: Person, bob: Person
) -> None:
    assert "#pyharbour2027" in signed_in(ada).get(SETTINGS).content.decode()
    assert signed_in(bob).get(SETTINGS).status_code == 404
    answer = signed_in(ada).post(SETTINGS, {**FORM, "server": "https://Fosstodon.org/tags"})
    assert answer.status_code == 302
    backchannel = Backchannel.objects.get()
    assert backchannel.hashtags == ["pyharbour", "pyharbour2027"] and backchannel.server == "fosstodon.org"
    assert not backchannel.is_public
    assert signed_in(bob).get("/pyharbour-2027/chat/").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"server": "local host"},
        {"hashtags": "#a-b"},
        {"hashtags": "a b c d e f"},
        {"server": "http://x"},
        {"who": "x"},
    ],
)
def test_what_is_no_server_or_hashtag_is_refused(
    signed_in: SignIn, edition: Edition, ada: Person, wrong: dict[str, str]
) -> None:
    assert signed_in(ada).post(SETTINGS, {**FORM, **wrong}).status_code == 200
    assert not Backchannel.objects.exists()


def test_channels_are_listed_for_everybody(
    client: Client, signed_in: SignIn, edition: Edition, ada: Person
) -> None:
    form = {
        "kind": "irc",
        "name": "#pyharbour on Libera Chat",
        "url": "https://web.libera.chat/#pyharbour",
        "steps": "1. Choose a *nickname*\n2. <script>alert(1)</script>",
        "order": "1",
    }
    team = signed_in(ada)
    team.post(f"{SETTINGS}channels/", form)
    answer = client.get(CHANNELS)
    page = answer.content.decode()
    assert "<em>nickname</em>" in page and "<script>alert" not in page and "web.libera.chat" in page
    assert "X-Hallway-Publish" in answer.headers and signed_in(ada).get(CHANNELS).content == answer.content
    channel = Channel.objects.get()
    team.post(f"{SETTINGS}channels/{channel.pk}/", {**form, "name": "#pyharbour"})
    assert Channel.objects.get().name == "#pyharbour"
    assert team.post(f"{SETTINGS}channels/", {**form, "url": "javascript:alert(1)"}).status_code == 200
    assert Channel.objects.count() == 1
    team.post(f"{SETTINGS}channels/{channel.pk}/", {"do": "remove"})
    assert not Channel.objects.exists()


def test_channels_ask_a_fixed_number_of_questions(
    client: Client, edition: Edition, queries: Callable[[Callable[[], object]], int]
) -> None:
    Channel.objects.create(edition=edition, name="One")
    before = queries(lambda: client.get(CHANNELS))
    Channel.objects.bulk_create(Channel(edition=edition, name=f"Number {n}") for n in range(5))
    assert queries(lambda: client.get(CHANNELS)) == before
