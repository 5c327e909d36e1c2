"""The pages of a hashtag, of a person and of one post are alive as their conversations are."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.actions import moderating, posting, reacting
from hallway.areas.chat.live import person_topic, post_topic, tag_topic
from hallway.areas.chat.models import Backchannel, Distance, Post
from hallway.areas.chat.telling import MOST_RETOLD
from hallway.areas.chat.tests.conftest import CHAT, Say
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition
from hallway.ground.happenings import confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.live.models import Event
from hallway.live.testing import LivePage

SignIn = Callable[[Person], Client]
Steps = list[Callable[[], object]]


def fresh(post: Post) -> Post:
    found = posting.find(post.code, post.stream.edition)
    assert found is not None
    return found


def follow(steps: Steps, *pages: LivePage) -> None:
    for number, step in enumerate(steps):
        step()
        for page in pages:
            page.catch_up()
            try:
                page.assert_fresh()
            except AssertionError as error:
                raise AssertionError(f"after step {number} on {page.path}: {error}") from error


def test_they_follow_everything_that_happens_to_a_post(
    signed_in: SignIn, say: Say, backchannel: Backchannel, talk: Happening, bob: Person, grace: Person,
    safety: Person,
) -> None:  # fmt: skip
    first, there = say(grace, "Tea at three #tea"), say(grace, "My slides", about=talk)
    own = f"{CHAT}post/{first.code}/"
    pages = [
        LivePage(signed_in(bob), path)
        for path in (f"{CHAT}tags/tea/", f"{CHAT}tags/größe/", f"{CHAT}by/{grace.code}/", own, CHAT)
    ]
    pages.append(LivePage(signed_in(grace), own))
    tea, size, by, *_ = pages
    answers: list[Post] = []

    def change(post: Post, words: str) -> Callable[[], object]:
        return lambda: posting.change(fresh(post), words, backchannel, by=post.author)

    follow(
        [
            lambda: answers.append(say(bob, "I come #Tea #größe", reply_to=fresh(first))),
            lambda: say(grace, "Of which #größe?", reply_to=fresh(answers[0])),
            change(there, "My slides, with #tea"),
            change(first, "Tea at four #tea #größe"),
            change(first, "Coffee at four"),
            change(first, "Tea after all #tea"),
            lambda: reacting.boost(fresh(first), backchannel, by=bob),
            lambda: reacting.boost(fresh(there), backchannel, by=bob),
            lambda: reacting.take_boost_back(fresh(there), backchannel, by=bob),
            lambda: moderating.hide(fresh(first), backchannel, by=safety),
            lambda: moderating.restore(fresh(first), backchannel, by=safety),
            lambda: moderating.hide(fresh(answers[0]), backchannel, by=safety),
            lambda: moderating.restore(fresh(answers[0]), backchannel, by=safety),
            lambda: posting.delete(fresh(answers[0]), backchannel, by=bob),
            lambda: posting.delete(fresh(first), backchannel, by=grace),
        ],
        *pages,
    )
    assert "with #tea" in tea.text and "Tea after all" not in tea.text and "I come" not in tea.text
    assert "Of which" in size.text and "Deleted" not in size.text + by.text


def test_a_new_line_stands_where_it_will_stand(
    signed_in: SignIn, say: Say, bob: Person, grace: Person
) -> None:
    post = say(grace, "One #tea")
    tag, by, own = (
        LivePage(signed_in(bob), f"{CHAT}{path}/")
        for path in ("tags/tea", f"by/{grace.code}", f"post/{post.code}")
    )
    two = say(grace, "Two #tea", reply_to=fresh(post))
    three = say(grace, "Three #tea", reply_to=fresh(post))
    for page in (tag, by, own):
        page.catch_up()
        page.assert_fresh()
        assert page.fetched == [], "nothing was fetched for it"
    newest_first = [f"p-{one.code}" for one in (three, two, post)]
    assert [one.get("id") for one in tag.document.iter("article")] == newest_first
    assert [one.get("id") for one in own.document.iter("article")] == newest_first[::-1]


def test_one_post_is_one_event_however_many_pages_show_it(
    say: Say, edition: Edition, bob: Person, grace: Person
) -> None:
    first = say(grace, "Hello")
    say(bob, "Hello #one #two", reply_to=fresh(first))
    event = Event.objects.latest("id")
    assert Event.objects.count() == 2 and event.topic == "chat/pyharbour-2027"
    pages = [tag_topic(edition, "one"), tag_topic(edition, "two"), person_topic(edition, bob.code)]
    assert event.data["also"] == sorted([*pages, post_topic(edition, first.code)])


def test_a_post_with_very_many_answers_is_fetched_by_all(
    signed_in: SignIn, say: Say, backchannel: Backchannel, bob: Person, grace: Person
) -> None:
    first = say(grace, "Who comes?")
    for number in range(MOST_RETOLD + 1):
        say(bob, f"I, {number} #me", reply_to=fresh(first))
    paths = (f"{CHAT}tags/me/", f"{CHAT}by/{bob.code}/", f"{CHAT}post/{first.code}/", CHAT)
    pages = [LivePage(signed_in(bob), path) for path in paths]
    follow([lambda: posting.change(fresh(first), "Who came?", backchannel, by=grace)], *pages)
    assert all("Who came?" in page.text for page in pages)


def test_whom_i_keep_away_is_marked_on_every_page_but_their_own(
    signed_in: SignIn, say: Say, bob: Person, grace: Person, ada: Person
) -> None:
    post = say(grace, "Hello #tea")
    for other in (grace, ada):
        Distance.objects.create(person=bob, other=other, kind="mute")
    say(grace, "To Ada", reply_to=fresh(say(ada, "I am Ada")))
    client = signed_in(bob)

    def away(path: str) -> set[str]:
        [room] = LivePage(client, f"{CHAT}{path}/").document.iter("chat-room")
        return set(room.get("data-away").split())

    assert away("tags/tea") == {grace.code, ada.code}
    assert away(f"by/{grace.code}") == away(f"post/{post.code}") == {ada.code}
    theirs = LivePage(client, f"{CHAT}by/{grace.code}/")
    assert "Hello" in theirs.text and "To Ada" not in theirs.text
    answer = say(bob, "Hm", reply_to=fresh(post))
    line = next(one for one in theirs.document.iter("article"))
    assert line.get("data-people") == grace.code
    assert grace.code in Event.objects.latest("id").data["html"], f"whom {answer} answers is hidden by it"


def test_what_becomes_confidential_goes_from_every_page(
    signed_in: SignIn, say: Say, backchannel: Backchannel, talk: Happening, bob: Person, grace: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    post = say(grace, "I will be there #knots", about=talk)
    reacting.boost(fresh(post), backchannel, by=bob)
    say(bob, "Elsewhere")
    own, about = f"{CHAT}post/{post.code}/", f"{CHAT}about/{talk.code}/"
    client = signed_in(bob)
    pages = [LivePage(client, path) for path in (f"{CHAT}tags/knots/", f"{CHAT}by/{bob.code}/", own, about)]
    monkeypatch.setattr(confidence, "_confiders", [lambda happening: happening.pk == talk.pk])
    record("openspaces.changed", talk, by=grace, edition=talk.edition)
    for page in pages:
        page.catch_up()
        assert "I will be there" not in page.text, page.path
    for page in pages[:2]:
        page.assert_fresh()


def test_what_an_erased_person_said_goes_from_every_page(
    signed_in: SignIn, say: Say, backchannel: Backchannel, talk: Happening, bob: Person, grace: Person
) -> None:
    post = say(grace, "Grace was here #here", about=talk)
    say(bob, "So she was #here", reply_to=fresh(post), about=talk)
    reacting.boost(fresh(post), backchannel, by=bob)
    paths = (f"{CHAT}tags/here/", f"{CHAT}post/{post.code}/", f"{CHAT}about/{talk.code}/", CHAT)
    pages = [LivePage(signed_in(bob), path) for path in paths]
    follow([lambda: erase(grace, by=grace)], *pages)
    assert not any("Grace" in region.text_content() for page in pages for region in page.regions)


@pytest.mark.parametrize(("who", "hears"), [("stranger", False), ("mallory", False), ("bob", True)])
def test_who_may_listen(
    request: pytest.FixtureRequest, signed_in: SignIn, say: Say, edition: Edition, grace: Person,
    talk: Happening, who: str, hears: bool,
) -> None:  # fmt: skip
    post = say(grace, "Hello #tea")
    Backchannel.objects.update(who="attendees")
    client = Client() if who == "stranger" else signed_in(request.getfixturevalue(who))
    topics = [tag_topic(edition, "tea"), person_topic(edition, grace.code), post_topic(edition, post.code)]
    hidden = Person.objects.create_user(email="h@example.org", name="Never Spoke")
    unknown = [person_topic(edition, hidden.code), post_topic(edition, "NOSUCH"), "chat-tag/nowhere/x"]
    body = json.dumps({"topics": [*topics, *unknown]})
    answer = client.post("/live/grants/", body, "application/json").json()["topics"]
    assert answer == (topics if hears else [])
