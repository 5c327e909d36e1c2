"""Who and what is offered while somebody writes a name or a hashtag."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hallway.areas.chat.models import Backchannel, Distance, Mention
from hallway.areas.chat.people import MOST_OFFERED
from hallway.areas.chat.tests.conftest import CHAT, Say
from hallway.areas.chat.views.sending import OFFERS_A_MINUTE
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Handle, Person

SignIn = Callable[[Person], Client]
Offers = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def answer(signed_in: SignIn, bob: Person, backchannel: Backchannel) -> Callable[..., Any]:
    def ask(words: str, who: Person = bob) -> Any:
        return signed_in(who).get(f"{CHAT}offers/", {"q": words}, HTTP_ACCEPT="application/json")

    return ask


@pytest.fixture
def offers(answer: Callable[..., Any]) -> Offers:
    """`offers("@ad")`: the words and what stands beside them."""

    def found(words: str, *who: Person) -> list[tuple[str, str]]:
        return [(one["words"], one.get("beside", "")) for one in answer(words, *who).json()["offers"]]

    return found


def person(name: str, **fields: object) -> Person:
    address = f"{name.replace(' ', '.')}@example.org".lower()
    return Person.objects.create_user(**{"email": address, "name": name, **fields})


def test_a_name_is_found_by_each_of_its_words_and_means_that_person(
    offers: Offers, say: Say, bob: Person
) -> None:
    osten = person("Änne von Osten")
    say(osten, "Moin")
    for part in ("@Än", "@än", "@von", "@ost", "@von o", "@ÄNNE VON"):
        assert offers(part) == [("Änne von Osten", "")], part
    assert offers("@sten") == []
    say(bob, "Moin @Änne von Osten wie geht es?")
    assert Mention.objects.get().person == osten


def test_first_names_come_before_surnames(offers: Offers, say: Say) -> None:
    for name in ("Ann Zoll", "Zoe Ann", "Zara Bell"):
        say(person(name), "Hello")
    assert [words for words, _beside in offers("@z")] == ["Zara Bell", "Zoe Ann", "Ann Zoll"]


def test_only_those_who_are_seen_here_and_not_i(
    offers: Offers, say: Say, talk: Happening, bob: Person, grace: Person
) -> None:
    person("Gregory Unseen")
    say(bob, "Hello")
    assert offers("@gr") == [("Grace", "")], "who stands in the programme, without a word"
    assert offers("@bo") == []
    Person.objects.filter(pk=grace.pk).update(is_active=False)
    assert offers("@gr") == []


def test_nobody_who_keeps_away_or_is_kept_away(offers: Offers, say: Say, bob: Person, grace: Person) -> None:
    say(grace, "Hello")
    assert offers("@gra") == [("Grace", "")]
    kept = Distance.objects.create(person=grace, other=bob, kind="block")
    assert offers("@gra") == []
    kept.kind = "mute"
    kept.save()
    assert offers("@gra") == [("Grace", "")], "who mutes me can be named, and hears nothing of it"
    kept.delete()
    for kind in ("mute", "block"):
        Distance.objects.update_or_create(person=bob, other=grace, defaults={"kind": kind})
        assert offers("@gra") == []


def test_a_handle_is_offered_as_far_as_all_readers_may_see_it(
    offers: Offers, say: Say, bob: Person, grace: Person
) -> None:
    Handle.objects.create(person=grace, kind="mastodon", value="@hopper@fosstodon.org")
    Handle.objects.create(person=grace, kind="website", value="https://hopper.example/")
    say(grace, "Hello")
    assert offers("@hop") == [], "only people of the same edition may see it, and everybody reads"
    Backchannel.objects.update(who="attendees")
    assert offers("@hop") == [("Grace", "hopper@fosstodon.org")]
    assert offers("@https") == []
    grace.audience = {"handles": "private"}
    grace.save()
    assert offers("@hop") == []


def test_namesakes_are_offered_by_what_tells_them_apart(offers: Offers, say: Say, bob: Person) -> None:
    one, other = person("Sam Lee"), person("Sam Lee", email="s@l.example", audience={"handles": "public"})
    Handle.objects.create(person=other, kind="github", value="samlee2")
    for who in (one, other):
        say(who, "Hello")
    assert offers("@sam") == [("samlee2", "Sam Lee")], "the other one cannot be meant by any words"
    say(bob, "Hello @samlee2")
    assert Mention.objects.get().person == other


def test_names_that_no_post_can_name_are_not_offered(offers: Offers, say: Say) -> None:
    say(person("Otto (the second)"), "Hello")
    say(person("One Two Three Four Five"), "Hello")
    assert offers("@ot") == [] and offers("@one") == []


def test_hashtags_of_the_conference_come_first(offers: Offers, say: Say, bob: Person, grace: Person) -> None:
    for words in ("#pytest", "#pytest #pycharm", "#ölzeug", "#pyharbour"):
        say(grace, words)
    assert offers("#PY") == [("pyharbour", ""), ("pytest", ""), ("pycharm", "")]
    assert offers("#Ö") == [("ölzeug", "")]


def test_a_few_are_offered_and_it_is_said_that_there_are_more(
    answer: Callable[..., Any], say: Say, grace: Person
) -> None:
    for number in range(MOST_OFFERED + 1):
        say(person(f"Ann Number{number}"), f"#tag{number}")
    for words in ("@ann", "#tag"):
        found = answer(words).json()
        assert (len(found["offers"]), found["more"]) == (MOST_OFFERED, True)
    assert answer("@ann number3").json() == {"offers": [{"words": "Ann Number3"}], "more": False}


def test_a_fixed_number_of_questions(
    answer: Callable[..., Any], say: Say, queries: Callable[[Callable[[], object]], int]
) -> None:
    say(person("Ann Number"), "Hello #anns")
    answer("@ann")  # the first one makes the row that counts
    before = [queries(lambda words=words: answer(words)) for words in ("@ann", "#ann")]
    for number in range(4):
        say(person(f"Ann Number{number}"), f"Hello #ann{number}")
    assert [queries(lambda words=words: answer(words)) for words in ("@ann", "#ann")] == before


def test_nobody_writes_it_out_letter_by_letter(answer: Callable[..., Any], bob: Person) -> None:
    statuses = {answer("@a").status_code for _ in range(2 * OFFERS_A_MINUTE + 1)}
    assert statuses == {200, 429}


@pytest.mark.parametrize("words", ["", "@", "#", "@ ", "ada", "!a"])
def test_nothing_is_offered_for_nothing(answer: Callable[..., Any], words: str) -> None:
    assert answer(words).status_code == 404


@pytest.mark.parametrize("words", ["@%", "@_", "@\\", "@'", "@😀", "@" + "x" * 5000, "#%"])
def test_odd_letters_find_nobody(offers: Offers, say: Say, grace: Person, words: str) -> None:
    say(grace, "Hello #tea")
    assert offers(words) == []


def test_only_whoever_may_write_is_offered_anything(
    answer: Callable[..., Any], say: Say, grace: Person, mallory: Person, edition: Edition
) -> None:
    say(grace, "Hello")
    Backchannel.objects.update(who="attendees")
    assert Client().get(f"{CHAT}offers/", {"q": "@gr"}).status_code == 302
    assert answer("@gr", mallory).status_code == 404
    Backchannel.objects.update(state="read_only")
    assert answer("@gr").status_code == 404
