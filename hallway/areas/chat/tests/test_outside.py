"""Posts from outside: taken once, as words, and out of sight where the team wants that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from django.test import Client

from hallway.areas.chat.actions import outside
from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.tests.conftest import CHAT
from hallway.ground.people.models import Person
from hallway.live.testing import LivePage
from hallway.ports import social
from hallway.ports.social.protocol import Said, SocialError

SETTINGS = "/pyharbour-2027/organise/chat/"
SignIn = Callable[[Person], Client]


class Service:
    """A server outside that says what a test wants."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.asked: list[tuple[str, str, str]] = []
        self.trouble = ""

    def again(self, server: str, id: str) -> Said | None:
        return next((one for one in self.said if one.id == id), None)

    def tagged(self, server: str, tag: str, *, after: str = "") -> Sequence[Said]:
        self.asked.append((server, tag, after))
        if self.trouble:
            raise SocialError(self.trouble)
        return self.said


def said(number: int, text: str, account: str = "@wren@fosstodon.example") -> Said:
    at = dt.datetime(2027, 9, 11, tzinfo=dt.UTC)
    url = f"https://fosstodon.example/@wren/{number}"
    return Said(f"{url}/source", str(number), account, "Wren", url, text, at)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    found = Service()
    monkeypatch.setattr(social, "service", lambda: found)
    return found


@pytest.fixture
def following(backchannel: Backchannel, settings: object) -> Backchannel:
    backchannel.server = "fosstodon.example"
    backchannel.save()
    backchannel.edition.starts_on = None
    backchannel.edition.save()
    return backchannel


def test_what_is_tagged_outside_is_shown_here_once(
    signed_in: SignIn, following: Backchannel, service: Service, bob: Person
) -> None:
    service.said = [said(1, "Loving <i>#pyharbour</i> https://example.org/x"), said(2, "\u200b")]
    page = LivePage(signed_in(bob), CHAT)
    assert outside.look_outside() == 1
    assert outside.look_outside() == 0
    page.catch_up()
    page.assert_fresh()
    assert "from outside" in page.text and "@wren@fosstodon.example" in page.text
    assert "<i>#pyharbour</i>" in page.text, "what was markup there would be words here"
    assert service.asked == [("fosstodon.example", "pyharbour", ""), ("fosstodon.example", "pyharbour", "2")]
    assert "Loving" in signed_in(bob).get(f"{CHAT}tags/pyharbour/").content.decode()


def test_one_post_is_hidden_and_an_account_is_muted(
    signed_in: SignIn, following: Backchannel, service: Service, bob: Person, safety: Person
) -> None:
    service.said = [said(1, "Buy my course"), said(2, "Buy it now"), said(3, "Hello", "@kind@else.example")]
    outside.look_outside()
    team = signed_in(safety)
    first = Post.objects.get(text="Buy my course")
    team.post(f"/pyharbour-2027/organise/moderation/post/{first.code}/", {"do": "hide"})
    page = signed_in(bob).get(CHAT).content.decode()
    assert "Buy my course" not in page and "Buy it now" in page
    team.post(f"{SETTINGS}accounts/", {"account": "@wren@fosstodon.example"})
    service.said = [said(4, "Last chance"), said(5, "Still here", "@kind@else.example")]
    outside.look_outside()
    page = signed_in(bob).get(CHAT).content.decode()
    assert "Buy" not in page and "Last chance" not in page and "Still here" in page
    assert "@wren@fosstodon.example" in team.get(SETTINGS).content.decode()
    team.post(f"{SETTINGS}accounts/", {"account": "@wren@fosstodon.example", "do": "unmute"})
    assert not following.muted_accounts.exists()


def test_trouble_is_for_the_team_to_read(
    signed_in: SignIn, following: Backchannel, service: Service, ada: Person
) -> None:
    service.trouble = "There is no server called “fosstodon.example”."
    assert outside.look_outside() == 0
    assert "There is no server" in signed_in(ada).get(SETTINGS).content.decode()


def test_nobody_asks_for_an_edition_that_is_long_over_or_follows_nothing(
    backchannel: Backchannel, service: Service
) -> None:
    outside.look_outside()
    Backchannel.objects.update(server="fosstodon.example")
    type(backchannel.edition).objects.update(starts_on="2020-01-01", ends_on="2020-01-03")
    outside.look_outside()
    assert service.asked == []
