"""A moderator sees what differs, and decides once; what is accepted stands on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory.actions import add_conference, change_facts
from hallway.areas.directory.contributing import actions
from hallway.areas.directory.contributing.tests.conftest import MOVED, NARNIA, NEXT, SOURCE, Send, only
from hallway.areas.directory.models import FactChange, Moderator, Suggestion
from hallway.areas.directory.states import Origin, SuggestionState
from hallway.ground.activity.models import Activity
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once

QUEUE = "/directory/proposals/"


def decide(browser: Client, how: str, **data: object) -> str:
    """Decide on the only proposal, and return the page that follows."""
    return browser.post(f"{QUEUE}{only().pk}/{how}/", data, follow=True).content.decode()


def test_an_accepted_extension_moves_the_deadline_and_tells(move: Send, at_desk: Client) -> None:
    move()
    decide(at_desk, "acceptance", fields=["call.extended"])
    deadline = Deadline.objects.get()
    assert deadline.closes_at == dt.datetime(NEXT, 2, 14, 23, 59, tzinfo=dt.UTC)
    assert (deadline.on, Extension.objects.get().source) == (dt.date(NEXT, 1, 31), SOURCE)
    assert Activity.objects.filter(verb="deadline.extended").count() == 1


def test_an_accepted_fix_stands_on_the_page_with_its_history(
    fix: Send, at_desk: Client, client: Client, narnia: Edition
) -> None:
    client.get(f"/conferences/{narnia.slug}/")
    fix({"city": "Tashbaan"}, credit="Lucy P.")
    decide(at_desk, "acceptance", fields=["city"], thank="on", answer="Well spotted.")
    narnia.refresh_from_db()
    assert narnia.city == "Tashbaan"
    change = FactChange.objects.get(edition=narnia, field="city")
    assert (change.origin, change.credit, change.source) == (Origin.PROPOSAL, "Lucy P.", SOURCE)
    page = client.get(f"/conferences/{narnia.slug}/history/").content.decode()
    assert all(
        text in page for text in ("Cair Paravel", "Tashbaan", "Lucy P.", SOURCE.removeprefix("https://"))
    )
    assert "Well spotted." in client.get(f"/conferences/proposals/{only().code}/").content.decode()


def test_only_the_chosen_fields_are_taken(fix: Send, at_desk: Client, narnia: Edition) -> None:
    fix({"city": "Tashbaan", "venue": "Old Palace"})
    decide(at_desk, "acceptance", fields=["venue"])
    narnia.refresh_from_db()
    assert (narnia.city, narnia.venue) == ("Cair Paravel", "Old Palace")


def test_a_new_conference_comes_in(client: Client, at_desk: Client, stamp: Callable[..., str]) -> None:
    facts = {f"new-{name}": text for name, text in NARNIA.items() if not name.endswith((".on", "topics"))}
    facts |= {"new-call.on_0": f"{NEXT}-01-31", "new-entry.topics": "PY", "new-mode": "in_person"}
    client.post("/conferences/propose/", facts | {"new-source": SOURCE, "new-stamp": stamp()})
    decide(at_desk, "acceptance", fields=list(only().facts))
    edition = Edition.objects.get()
    assert (edition.slug, only().edition) == (f"pycon-narnia-{NEXT}", edition)
    assert client.get(edition.get_absolute_url()).status_code == 200


def test_a_conference_that_is_here_already_is_named_and_not_added_twice(
    narnia: Edition, client: Client, at_desk: Client, stamp: Callable[..., str]
) -> None:
    data = {"new-name": "PyCon Narnia", "new-starts_on": f"{NEXT}-06-05", "new-mode": "in_person"}
    client.post("/conferences/propose/", data | {"new-source": SOURCE, "new-stamp": stamp()})
    assert "This may be here already" in at_desk.get(f"{QUEUE}{only().pk}/").content.decode()
    assert "Nothing is changed" in decide(at_desk, "acceptance", fields=list(only().facts))
    assert Edition.objects.count() == 1 and only().state == SuggestionState.OPEN


def test_a_value_that_changed_since_is_marked(
    fix: Send, at_desk: Client, narnia: Edition, moderator: Person
) -> None:
    fix({"city": "Tashbaan"})
    assert "Changed since" not in at_desk.get(f"{QUEUE}{only().pk}/").content.decode()
    change_facts(narnia, {"city": "Beruna"}, by=moderator, origin=Origin.PERSON)
    page = at_desk.get(f"{QUEUE}{only().pk}/").content.decode()
    assert "Changed since" in page
    assert all(city in page for city in ("Beruna", "Cair Paravel", "Tashbaan"))


def test_what_cannot_be_true_any_more_changes_nothing(fix: Send, at_desk: Client, narnia: Edition) -> None:
    fix({"starts_on": f"{NEXT}-06-06"})
    Edition.objects.update(starts_on=dt.date(NEXT, 5, 1), ends_on=dt.date(NEXT, 5, 2))
    page = decide(at_desk, "acceptance", fields=["starts_on"])
    assert "The last day is before the first." in page and only().state == SuggestionState.OPEN
    assert not FactChange.objects.filter(origin=Origin.PROPOSAL).exists()


def test_declining_answers_and_changes_nothing(move: Send, at_desk: Client, client: Client) -> None:
    location = move().headers["Location"]
    decide(at_desk, "refusal", answer="The page still says January.")
    assert "The page still says January." in client.get(location).content.decode()
    assert not Extension.objects.exists()


def test_the_second_moderator_is_told_who_was_quicker(move: Send, at_desk: Client) -> None:
    move()
    decide(at_desk, "refusal")
    page = decide(at_desk, "acceptance", fields=["call.extended"])
    assert "Moira was quicker" in page and not Extension.objects.exists()


def test_the_same_from_two_people_is_decided_once(move: Send, at_desk: Client, narnia: Edition) -> None:
    move()
    move(comment="me, too")
    assert "1 other says the same" in at_desk.get(QUEUE).content.decode()
    first = Suggestion.objects.order_by("id")[0]
    at_desk.post(f"{QUEUE}{first.pk}/acceptance/", {"fields": ["call.extended"]})
    assert set(Suggestion.objects.values_list("state", flat=True)) == {SuggestionState.ACCEPTED}
    assert Extension.objects.count() == 1


def test_suspicious_ones_wait_behind_the_others(move: Send, at_desk: Client) -> None:
    move(nickname="robot")
    move(f"{NEXT}-02-20")
    days = [row["suggestion"].facts["call.extended"] for row in at_desk.get(QUEUE).context["rows"]]
    assert days == [f"{NEXT}-02-20 23:59", f"{MOVED} 23:59"]


@pytest.mark.parametrize("how", ["", "acceptance/", "refusal/", "spam/"])
def test_strangers_sign_in_and_others_find_nothing(
    move: Send, client: Client, grace: Person, signed_in: Callable[[Person], Client], how: str
) -> None:
    move()
    path = f"{QUEUE}{only().pk}/{how}"
    ask = "post" if how else "get"
    assert getattr(client, ask)(path).headers["Location"].startswith("/accounts/login/")
    assert getattr(signed_in(grace), ask)(path).status_code == 404
    assert only().state == SuggestionState.OPEN


@pytest.mark.parametrize("_attempt", range(3))
def test_two_moderators_at_once(transactional_db: None, _attempt: int) -> None:
    edition = add_conference(NARNIA, by=None, origin=Origin.LIST)
    people = [Person.objects.create_user(email=f"{n}@example.org", name=f"Mod {n}") for n in range(2)]
    Moderator.objects.bulk_create(Moderator(person=person) for person in people)
    proposal = actions.Proposal("fix", edition, {"city": "Tashbaan"}, {"city": "Cair Paravel"}, SOURCE)
    actions.propose(proposal, by=None)
    raised = at_once(*(lambda one=one: actions.accept(only(), by=one) for one in people))
    assert [type(error) for error in raised] == [actions.Decided]
    assert FactChange.objects.filter(field="city").count() == 1
    winner = only().decided_by
    assert winner in people and raised[0].suggestion.decided_by == winner


def test_the_queue_asks_the_database_as_often_for_20_as_for_2(
    at_desk: Client, narnia: Edition, django_assert_num_queries: Callable[..., object]
) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            facts = {"venue": f"Hall {number} {Suggestion.objects.count()}"}
            actions.propose(actions.Proposal("fix", narnia, facts, {"venue": ""}, SOURCE), by=None)

    fill(2)
    for page in (QUEUE, f"{QUEUE}?show=decided"):
        few = _queries(at_desk, page)
        fill(9)
        Suggestion.objects.filter(pk__in=list(Suggestion.objects.values_list("pk", flat=True)[:9])).update(
            state=SuggestionState.DECLINED
        )
        with django_assert_num_queries(few):
            at_desk.get(page)


def _queries(browser: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        browser.get(page)
    return len(captured)
