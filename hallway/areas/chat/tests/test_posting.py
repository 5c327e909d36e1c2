"""Saying something: once, in order, to whom it concerns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.actions import posting, reacting
from hallway.areas.chat.actions.posting import Refused
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Mention, Post, Tag, Version
from hallway.areas.chat.states import BackchannelState, DistanceKind, Refusal
from hallway.areas.chat.tests.conftest import CHAT, Say
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Handle, Person
from hallway.live.models import Event

SignIn = Callable[[Person], Client]


def page(client: Client, path: str = CHAT) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_what_is_said_stands_there_escaped_and_in_order(
    signed_in: SignIn, backchannel: Backchannel, bob: Person, grace: Person
) -> None:
    bobs = signed_in(bob)
    answer = bobs.post(CHAT, {"text": "Coffee <b>now</b>?", "client_id": "abcdefgh-1"})
    assert answer.status_code == 302 and "#p-" in answer.headers["Location"]
    signed_in(grace).post(CHAT, {"text": "Yes, by the rope machine"})
    text = page(bobs)
    assert text.index("Coffee &lt;b&gt;now&lt;/b&gt;?") < text.index("by the rope machine")
    assert list(Post.objects.values_list("number", flat=True).order_by("id")) == [1, 2]


def test_a_send_that_is_repeated_is_one_post(
    signed_in: SignIn, backchannel: Backchannel, bob: Person
) -> None:
    client = signed_in(bob)
    sends = [
        client.post(
            CHAT, {"text": "Once", "client_id": "the-same-name"}, headers={"Accept": "application/json"}
        )
        for _ in range(3)
    ]
    assert len({one.json()["code"] for one in sends}) == 1
    assert Post.objects.count() == 1 and Event.objects.filter(kind="push").count() == 1


def test_the_same_name_of_another_person_is_another_post(say: Say, bob: Person, grace: Person) -> None:
    assert say(bob, "Mine", client_id="guessable1") != say(grace, "Hers", client_id="guessable1")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Refusal.EMPTY),
        ("\u200b \u2800", Refusal.EMPTY),
        ("x" * 1001, Refusal.TOO_LONG),
        ("long " * 40_000, Refusal.TOO_LONG),
    ],
)
def test_what_cannot_be_sent_is_kept_and_told_why(
    signed_in: SignIn, backchannel: Backchannel, bob: Person, typed: str, reason: Refusal
) -> None:
    client = signed_in(bob)
    answer = client.post(CHAT, {"text": typed})
    text = answer.content.decode()
    assert answer.status_code == 422 and str(reason.label).replace("’", "’") in text
    assert typed.strip() in text
    scripted = client.post(CHAT, {"text": typed}, headers={"Accept": "application/json"})
    assert scripted.json() == {"refused": str(reason.label)}
    assert not Post.objects.exists()


def test_a_flood_is_told_to_wait(
    signed_in: SignIn, backchannel: Backchannel, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = now()
    monkeypatch.setattr("hallway.ground.limits.actions.now", lambda: moment)
    client = signed_in(bob)
    answers = [
        client.post(CHAT, {"text": f"Number {n}"}, headers={"Accept": "application/json"}) for n in range(25)
    ]
    assert [one.status_code for one in answers] == [200] * 20 + [429] * 5
    assert "Your words are kept" in answers[-1].json()["refused"]


def test_strangers_read_only_where_the_edition_is_open(client: Client, say: Say, bob: Person) -> None:
    say(bob, "In the room")
    assert client.get(CHAT).headers["Location"].startswith("/accounts/login/")
    Backchannel.objects.update(is_public=True)
    assert "In the room" in page(client) and "composer" not in page(client)
    assert client.post(CHAT, {"text": "I am nobody"}).headers["Location"].startswith("/accounts/login/")


def test_people_who_do_not_belong_are_told_so(
    signed_in: SignIn, say: Say, bob: Person, mallory: Person
) -> None:
    say(bob, "In the room")
    Backchannel.objects.update(who="attendees")
    answer = signed_in(mallory).get(CHAT)
    assert answer.status_code == 404 and "belongs to the people" in answer.content.decode()
    assert signed_in(mallory).post(CHAT, {"text": "Let me in"}).status_code == 404
    assert "In the room" in page(signed_in(bob))


def test_without_a_backchannel_there_is_nothing(signed_in: SignIn, edition: Edition, ada: Person) -> None:
    for path in ("", "mine/", "who/", "tags/x/"):
        assert signed_in(ada).get(CHAT + path).status_code == 404
    assert signed_in(ada).get(f"{CHAT}channels/").status_code == 200


def test_read_only_and_closed(signed_in: SignIn, say: Say, bob: Person, ada: Person) -> None:
    say(bob, "Before")
    Backchannel.objects.update(state=BackchannelState.READ_ONLY)
    assert "Nothing new can be written" in page(signed_in(bob))
    assert signed_in(bob).post(CHAT, {"text": "After"}).status_code == 422
    Backchannel.objects.update(state=BackchannelState.CLOSED)
    assert signed_in(bob).get(CHAT).status_code == 404
    assert "Before" in page(signed_in(ada))


def test_sessions_have_a_conversation_of_their_own(
    signed_in: SignIn, say: Say, bob: Person, talk: Happening
) -> None:
    say(bob, "About the talk", about=talk)
    assert "About the talk" in page(signed_in(bob), f"{CHAT}about/{talk.code}/")
    text = page(signed_in(bob))
    assert "About the talk" not in text and talk.title in text  # but the way there


def test_answers_quote_what_they_answer(signed_in: SignIn, say: Say, bob: Person, grace: Person) -> None:
    first = say(bob, "Where is the quiet room?")
    signed_in(grace).post(CHAT, {"text": "Behind the nets", "reply_to": first.code})
    assert page(signed_in(bob)).count("Where is the quiet room?") == 2
    assert "Behind the nets" in page(signed_in(bob), f"{CHAT}post/{first.code}/")


def test_an_answer_stays_in_its_conversation(say: Say, bob: Person, talk: Happening) -> None:
    first = say(bob, "Here")
    with pytest.raises(Refused) as refusal:
        say(bob, "There", about=talk, reply_to=posting.find(first.code, first.stream.edition))
    assert refusal.value.reason == Refusal.GONE


def test_a_change_is_marked_and_kept_for_moderators(
    signed_in: SignIn, say: Say, bob: Person, grace: Person
) -> None:
    post = say(bob, "Meet at nein")
    edit = f"{CHAT}post/{post.code}/text/"
    assert signed_in(grace).post(edit, {"text": "I was never here"}).status_code == 404
    signed_in(bob).post(edit, {"text": "Meet at nine"})
    text = page(signed_in(grace))
    assert "Meet at nine" in text and "edited" in text and "nein" not in text
    assert [one.text for one in Version.objects.all()] == ["Meet at nein"]
    assert signed_in(bob).post(edit, {"text": "\u200b"}).status_code == 422


def test_what_is_deleted_leaves_a_stub(signed_in: SignIn, say: Say, bob: Person, grace: Person) -> None:
    post = say(bob, "Something #silly for @Grace")
    say(grace, "An answer", reply_to=posting.find(post.code, post.stream.edition))
    path = f"{CHAT}post/{post.code}/"
    assert signed_in(grace).post(f"{path}deletion/").status_code == 404
    signed_in(bob).post(f"{path}deletion/")
    text = page(signed_in(grace))
    assert "Deleted by its writer" in text and "silly" not in text and "An answer" in text
    assert not Tag.objects.exists() and not Mention.objects.exists()
    assert "Nobody has used it yet" in page(signed_in(grace), f"{CHAT}tags/silly/")


def test_hashtags_gather_what_is_said_everywhere(
    signed_in: SignIn, say: Say, bob: Person, talk: Happening
) -> None:
    say(bob, "It begins #PyHarbour")
    say(bob, "Great slides #pyharbour", about=talk)
    text = page(signed_in(bob), f"{CHAT}tags/pyharbour/")
    assert "It begins" in text and "Great slides" in text


def test_an_at_finds_people_who_are_seen_here(
    say: Say, bob: Person, grace: Person, talk: Happening, ada: Person
) -> None:
    Person.objects.filter(pk=grace.pk).update(name="Grace Hopper")
    post = say(bob, "Thank you @grace hopper, and @Ada, and @nobody")
    assert [one.person for one in post.mentions.all()] == [grace]  # Ada has neither spoken nor a talk
    assert f"/chat/by/{grace.code}/" in post.html and "@Ada" in post.html
    say(ada, "Hello")
    assert [one.person for one in say(bob, "@Ada!").mentions.all()] == [ada]


def test_an_at_finds_handles_that_readers_may_see(
    say: Say, bob: Person, grace: Person, talk: Happening
) -> None:
    Handle.objects.create(person=grace, kind="mastodon", value="@gh@fosstodon.org")
    assert not say(bob, "@gh").mentions.exists()  # everybody who is signed in reads along
    Backchannel.objects.update(who="attendees")
    post = posting.send(_again(), "ask @gh or @gh@fosstodon.org", by=bob, client_id="a-new-name")
    assert [one.person for one in post.mentions.all()] == [grace]


def _again() -> Conversation:
    return Conversation(Backchannel.objects.select_related("edition").get())


def test_two_of_the_same_name_are_nobody(say: Say, bob: Person, grace: Person, talk: Happening) -> None:
    other = Person.objects.create_user(email="other@example.org", name="Grace")
    say(other, "I am Grace, too")
    assert not say(bob, "@Grace").mentions.exists()


def test_links_show_only_pages_of_ours(say: Say, bob: Person, talk: Happening, settings: object) -> None:
    address = settings.PUBLIC_URL + talk.get_absolute_url()
    assert say(bob, f"Go to {address}!").about == talk
    assert say(bob, f"Geht hin: {settings.PUBLIC_URL}/de{talk.get_absolute_url()}").about == talk
    assert say(bob, "https://example.org/pyharbour-2027/talk/ABC234/").about is None
    Happening.objects.update(state="draft")
    assert say(bob, f"Psst {address}").about is None


def test_whoever_is_blocked_cannot_answer_boost_or_mention(say: Say, bob: Person, grace: Person) -> None:
    post = say(grace, "Hello")
    reacting.keep_away(bob, DistanceKind.BLOCK, by=grace)
    found = posting.find(post.code, post.stream.edition)
    with pytest.raises(Refused) as refusal:
        say(bob, "Hello back", reply_to=found)
    assert refusal.value.reason == Refusal.DISTANT
    with pytest.raises(Refused):
        reacting.boost(found, Backchannel.objects.get(), by=bob)
    assert not say(bob, "@Grace").mentions.exists()


def test_whom_i_mute_i_do_not_read(signed_in: SignIn, say: Say, bob: Person, grace: Person) -> None:
    say(grace, "Shouting")
    bobs = signed_in(bob)
    bobs.post(f"{CHAT}by/{grace.code}/distance/", {"kind": "mute"})
    assert "Shouting" not in page(bobs) and "Shouting" in page(signed_in(grace))
    assert "Grace" in page(bobs, f"{CHAT}mine/")
    bobs.post(f"{CHAT}by/{grace.code}/distance/", {"kind": ""})
    assert "Shouting" in page(bobs)


def test_a_boost_counts_once_and_carries_into_the_large_conversation(
    signed_in: SignIn, say: Say, bob: Person, grace: Person, ada: Person, talk: Happening
) -> None:
    post = say(grace, "Slides are online", about=talk)
    boost = f"{CHAT}post/{post.code}/boost/"
    for client in (signed_in(bob), signed_in(bob), signed_in(ada), signed_in(grace)):
        client.post(boost)
    post.refresh_from_db()
    assert post.boosted == 2 and Post.objects.filter(original=post).count() == 1
    assert "Slides are online" in page(signed_in(bob))
    signed_in(bob).post(boost, {"on": "no"})
    assert Post.objects.get(original=post).author == ada
    signed_in(ada).post(boost, {"on": "no"})
    assert "Slides are online" not in page(signed_in(bob)) and Post.objects.get(pk=post.pk).boosted == 0


def test_older_pages_and_a_fixed_number_of_questions(
    signed_in: SignIn, say: Say, bob: Person, grace: Person, queries: Callable[[Callable[[], object]], int]
) -> None:
    client = signed_in(bob)
    first = say(grace, "First of all @Bob")
    say(bob, "An answer", reply_to=posting.find(first.code, first.stream.edition))
    before = queries(lambda: client.get(CHAT))
    for number in range(60):
        say(grace, f"Line {number} #tag")
    assert queries(lambda: client.get(CHAT)) == before
    text = page(client)
    assert "First of all" not in text and "Line 59" in text
    assert "First of all" in page(client, f"{CHAT}?before=13")


def test_who_is_behind_a_nickname(signed_in: SignIn, say: Say, bob: Person, grace: Person) -> None:
    Handle.objects.create(person=grace, kind="irc", value="amazing-grace")
    say(grace, "Hello")
    Backchannel.objects.update(who="attendees")
    assert "Grace" in page(signed_in(bob), f"{CHAT}who/?q=amazing")
    text = page(signed_in(bob), f"{CHAT}by/{grace.code}/")
    assert "amazing-grace" in text and "Hello" in text
    Person.objects.filter(pk=grace.pk).update(audience={"handles": "private"})
    assert "amazing-grace</strong>" not in page(signed_in(bob), f"{CHAT}by/{grace.code}/")
    assert f"/by/{grace.code}/" not in page(signed_in(bob), f"{CHAT}who/?q=amazing")
    assert signed_in(bob).get(f"{CHAT}by/{bob.code}/").status_code == 404  # not seen here
