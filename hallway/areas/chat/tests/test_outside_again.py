"""What is changed or deleted on its own server is so here, against a server on this machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from hallway.areas.chat.actions import moderating, outside
from hallway.areas.chat.actions.outside_again import MOST_NEWEST, MOST_OLDER, NEWEST
from hallway.areas.chat.models import Backchannel, OutsidePost, Post, Version
from hallway.areas.chat.states import PostState
from hallway.areas.chat.tests.conftest import CHAT
from hallway.ground.clock import now
from hallway.ground.people.models import Person
from hallway.live.testing import LivePage
from hallway.ports import social
from hallway.ports.social.mastodon import Mastodon
from hallway.ports.social.tests.server import FakeServer, status

SignIn = Callable[[Person], Client]


@pytest.fixture
def there(
    backchannel: Backchannel, settings: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FakeServer]:
    """The server that the edition follows, with three posts, which are shown here."""
    server = FakeServer()
    settings.FETCH_ALLOW = [server.name]
    monkeypatch.setattr(social, "service", lambda: Mastodon(scheme="http"))
    Backchannel.objects.update(server=server.name)
    type(backchannel.edition).objects.update(starts_on=None)
    backchannel.refresh_from_db()
    server.statuses["pyharbour"] = [status(n, f"<p>Post {n} #pyharbour</p>") for n in (1, 2, 3)]
    assert outside.look_outside() == 3
    server.asked.clear()
    yield server
    server.stop()


def asked(there: FakeServer) -> list[str]:
    """Which posts it was asked for since the last time."""
    found = [path.rsplit("/", 1)[-1] for path in there.asked if "/statuses/" in path]
    there.asked.clear()
    return found


def pages(client: Client) -> list[LivePage]:
    post = Post.objects.get(text__startswith="Post 2")
    return [LivePage(client, f"{CHAT}{path}") for path in ("", "tags/pyharbour/", f"post/{post.code}/")]


def test_what_is_deleted_there_goes_from_here(signed_in: SignIn, there: FakeServer, bob: Person) -> None:
    live = pages(signed_in(bob))
    del there.statuses["pyharbour"][1]
    assert outside.look_outside() == 1
    for page in live:
        page.catch_up()
        page.assert_fresh()
        assert "Post 2" not in page.text
    assert "Wren" not in live[2].regions[0].text_content(), "its own page names nobody"
    post = Post.objects.get(state=PostState.DELETED)
    assert (post.text, post.html, post.outside.name, post.outside.account) == ("", "", "", "")
    assert Version.objects.get().text == "Post 2 #pyharbour"
    assert outside.look_outside() == 0


def test_what_is_changed_there_is_changed_here(signed_in: SignIn, there: FakeServer, bob: Person) -> None:
    live = [*pages(signed_in(bob)), LivePage(signed_in(bob), f"{CHAT}tags/tea/")]
    there.statuses["pyharbour"][1]["content"] = "<p>Tea <b>2</b> #pyharbour #tea</p>"
    assert outside.look_outside() == 1
    for page in live:
        page.catch_up()
        page.assert_fresh()
        assert "Tea 2 #pyharbour #tea" in page.text and "edited" in page.text
    assert outside.look_outside() == 0


@pytest.mark.parametrize(
    "change", [{"visibility": "private"}, {"content": "<p>Without it</p>"}, {"content": ""}]
)
def test_who_takes_it_out_of_the_conversation_has_gone(there: FakeServer, change: dict[str, str]) -> None:
    there.statuses["pyharbour"][1].update(change)
    assert outside.look_outside() == 1
    assert Post.objects.filter(state=PostState.SHOWN).count() == 2


@pytest.mark.parametrize("code", [401, 403, 429, 500, 503])
def test_a_server_that_cannot_say_is_asked_no_more_and_nothing_goes(there: FakeServer, code: int) -> None:
    there.troubled = {str(n): code for n in (1, 2, 3)}
    assert outside.look_outside() == 0
    assert len(asked(there)) == 1 and Post.objects.filter(state=PostState.SHOWN).count() == 3


@pytest.mark.parametrize(("body", "code"), [(b"<html>Parked", 200), (b"Not found", 404), (b"[]", 200)])
def test_a_server_that_is_no_more_takes_nothing_with_it(there: FakeServer, body: bytes, code: int) -> None:
    there.body, there.code = body, code
    assert outside.look_outside() == 0
    assert Post.objects.filter(state=PostState.SHOWN).count() == 3


def test_few_are_asked_for_at_once_and_all_of_them_in_turn(there: FakeServer) -> None:
    there.statuses["pyharbour"] = [status(n, f"<p>Post {n} #pyharbour</p>") for n in range(1, 40)]
    outside.look_outside()
    there.statuses["other"] = [status(n, f"<p>Post {n} #pyharbour</p>") for n in range(40, 61)]
    Backchannel.objects.update(hashtags=["other", "pyharbour"])
    outside.look_outside()
    assert Post.objects.count() == 60 > NEWEST
    OutsidePost.objects.update(looked_at=now() - dt.timedelta(hours=1))
    asked(there)
    seen: list[str] = []
    for _look in range(NEWEST // MOST_NEWEST):
        outside.look_outside()
        some = asked(there)
        assert len(some) <= MOST_NEWEST + MOST_OLDER
        seen += some
    assert len(set(seen)) == 60 and len(seen) == 60


def test_what_is_hidden_or_from_another_server_is_not_asked_for(
    there: FakeServer, backchannel: Backchannel, safety: Person
) -> None:
    moderating.hide(Post.objects.get(text__startswith="Post 1"), backchannel, by=safety)
    OutsidePost.objects.filter(post__text__startswith="Post 3").update(server="elsewhere.example")
    outside.look_outside()
    assert asked(there) == ["2"]
