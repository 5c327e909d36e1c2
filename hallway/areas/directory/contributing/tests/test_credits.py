"""Public thanks and history: names that were given, never accounts; and what stays of somebody who goes."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory.actions import change_facts
from hallway.areas.directory.contributing import actions
from hallway.areas.directory.contributing.tests.conftest import SOURCE
from hallway.areas.directory.models import FactChange, Suggestion
from hallway.areas.directory.states import Origin, SuggestionKind
from hallway.ground.editions.models import Edition
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about

THANKS = "/conferences/thanks/"


def bring(edition: Edition, city: str, by: Person, credit: str = "", person: Person | None = None) -> None:
    proposal = actions.Proposal(SuggestionKind.FIX, edition, {"city": city}, {}, SOURCE, credit=credit)
    actions.accept(actions.propose(proposal, by=person), by=by)


def test_names_stand_with_how_often_and_the_unnamed_do_not(
    client: Client, narnia: Edition, moderator: Person, grace: Person
) -> None:
    for city, name in (("Beruna", "Lucy"), ("Tashbaan", "Edmund"), ("Archen", "Lucy"), ("Anvard", "")):
        bring(narnia, city, moderator, name, grace)
    page = client.get(THANKS)
    assert [(one["credit"], one["times"]) for one in page.context["page"]] == [("Lucy", 2), ("Edmund", 1)]
    assert "Grace" not in page.content.decode() and "Moira" not in page.content.decode()


def test_the_page_of_thanks_is_made_anew_when_somebody_is_thanked(
    client: Client, narnia: Edition, moderator: Person
) -> None:
    before = client.get(THANKS).headers["X-Hallway-Publish"]
    bring(narnia, "Beruna", moderator, "Lucy")
    assert client.get(THANKS).headers["X-Hallway-Publish"] != before


def test_without_thank_the_name_stays_with_the_moderators(
    client: Client, narnia: Edition, moderator: Person, at_desk: Client
) -> None:
    proposal = actions.Proposal(SuggestionKind.FIX, narnia, {"city": "Beruna"}, {}, SOURCE, credit="Buy this")
    suggestion = actions.propose(proposal, by=None)
    at_desk.post(f"/directory/proposals/{suggestion.pk}/acceptance/", {"fields": ["city"]})
    assert "Buy this" not in client.get(THANKS).content.decode()
    assert FactChange.objects.get(field="city").credit == ""


def test_the_history_tells_who_brought_it_and_never_the_account(
    client: Client, narnia: Edition, moderator: Person, grace: Person
) -> None:
    change_facts(narnia, {"city": "Beruna"}, by=moderator, origin=Origin.PERSON, source=SOURCE)
    change_facts(narnia, {"city": "Anvard"}, by=None, origin=Origin.LIST, source="python-deadlines")
    bring(narnia, "Tashbaan", moderator, "Lucy", grace)
    page = client.get(f"/conferences/{narnia.slug}/history/").content.decode()
    assert all(text in page for text in ("A moderator", "A list: python-deadlines", "Lucy", "City", "Beruna"))
    assert "Moira" not in page and "Grace" not in page and f'href="{SOURCE}"' in page


def test_the_history_asks_the_database_as_often_for_many(client: Client, narnia: Edition) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/conferences/{narnia.slug}/history/")
        return len(captured)

    change_facts(narnia, {"city": "Beruna"}, by=None, origin=Origin.LIST)
    few = count()
    for number in range(20):
        change_facts(narnia, {"city": f"Town {number}"}, by=None, origin=Origin.LIST)
    assert count() == few


def test_somebody_who_goes_leaves_facts_and_takes_their_name_if_they_ask(
    client: Client, narnia: Edition, moderator: Person, grace: Person
) -> None:
    bring(narnia, "Beruna", moderator, "Grace Hopper", grace)
    erase(grace, by=grace, names_too=True)
    narnia.refresh_from_db()
    assert narnia.city == "Beruna"
    assert "Grace Hopper" not in client.get(THANKS).content.decode()
    assert "Grace Hopper" not in client.get(f"/conferences/{narnia.slug}/history/").content.decode()
    assert Suggestion.objects.get().person is None


def test_without_asking_the_name_stays(
    client: Client, narnia: Edition, moderator: Person, grace: Person
) -> None:
    bring(narnia, "Beruna", moderator, "Grace Hopper", grace)
    erase(grace, by=grace)
    assert "Grace Hopper" in client.get(THANKS).content.decode()


def test_the_download_has_what_somebody_proposed_and_decided(
    narnia: Edition, moderator: Person, grace: Person, signed_in: Callable[[Person], Client]
) -> None:
    bring(narnia, "Beruna", moderator, "Grace Hopper", grace)
    assert everything_about(grace)["directory_proposals"][0]["facts"] == {"city": "Beruna"}
    assert any("decided_at" in row for row in everything_about(moderator)["directory_care"])
