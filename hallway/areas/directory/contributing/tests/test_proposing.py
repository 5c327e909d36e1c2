"""Anybody proposes; nothing of it is public before a moderator has accepted it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.directory.contributing.tests.conftest import NEXT, SOURCE, Send, only
from hallway.areas.directory.models import FactChange, Suggestion
from hallway.areas.directory.states import SuggestionKind, SuggestionState
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


def test_the_shortest_form_asks_for_the_new_date_and_a_link(client: Client, narnia: Edition) -> None:
    page = client.get(f"/conferences/{narnia.slug}/propose/").content.decode()
    assert 'name="moved-until_0"' in page and 'name="moved-source"' in page and "A name to thank" in page


def test_an_extension_is_kept_with_what_was_seen(move: Send) -> None:
    response = move()
    suggestion = only()
    assert response.headers["Location"] == f"/conferences/proposals/{suggestion.code}/"
    assert suggestion.kind == SuggestionKind.EXTENSION and suggestion.person is None
    assert suggestion.facts == {"call.extended": f"{NEXT}-02-14 23:59"}
    assert suggestion.seen == {"call.extended": ""} and suggestion.suspicion == ""


def test_nothing_is_public_before(move: Send, client: Client, narnia: Edition) -> None:
    move(comment="Aslan says so", credit="Lucy P.")
    assert not Extension.objects.exists() and not FactChange.objects.filter(origin="proposal").exists()
    paths = [f"/conferences/{narnia.slug}/", f"/conferences/{narnia.slug}/history/", "/conferences/thanks/"]
    paths.append(f"/conferences/proposals/{only().code}/")
    for path in paths:
        page = client.get(path).content.decode()
        assert "Aslan" not in page and "Lucy" not in page and f"{NEXT}-02-14" not in page


def test_only_what_differs_is_proposed(fix: Send) -> None:
    fix({"city": "Tashbaan", "entry.topics": ["PY", "DATA", "WEB"]})
    suggestion = only()
    assert suggestion.facts == {"city": "Tashbaan", "entry.topics": "DATA,PY,WEB"}
    assert suggestion.seen == {"city": "Cair Paravel", "entry.topics": "DATA,PY"}


def test_the_form_is_filled_in_with_what_is_known(client: Client, narnia: Edition) -> None:
    page = client.get(f"/conferences/{narnia.slug}/propose/?what=fix").content.decode()
    for text in ("PyCon Narnia", "Cair Paravel", f'value="{NEXT}-01-31"', 'value="23:59"', "Europe/London"):
        assert text in page


def test_a_form_sent_back_as_it_came_is_refused_with_a_reason(fix: Send) -> None:
    assert "Change what is wrong" in fix().content.decode()
    assert not Suggestion.objects.exists()


def test_a_comment_alone_is_a_proposal(fix: Send) -> None:
    fix({}, comment="The venue burned down.")
    assert only().facts == {} and only().comment == "The venue burned down."


def test_a_new_conference_needs_a_name_a_year_and_a_link(
    client: Client, db: None, stamp: Callable[..., str]
) -> None:
    data = {"new-name": "PyCon Calormen", "new-mode": "in_person", "new-stamp": stamp()}
    page = client.post("/conferences/propose/", data).content.decode()
    assert "Where is this written?: This field is required." in page
    page = client.post("/conferences/propose/", data | {"new-source": SOURCE}).content.decode()
    assert "If the days are not known yet, the year will do." in page
    assert not Suggestion.objects.exists()
    client.post("/conferences/propose/", data | {"new-year": str(NEXT), "new-source": SOURCE})
    assert only().facts == {"name": "PyCon Calormen", "year": str(NEXT)} and only().kind == "conference"
    assert not Edition.objects.exists()


def test_the_page_of_a_proposal_says_how_it_fares(move: Send, client: Client) -> None:
    page = client.get(move().headers["Location"])
    assert "Thank you" in page.content.decode() and "private" in page.headers["Cache-Control"]
    Suggestion.objects.update(
        state=SuggestionState.DECLINED, answer="The page still says January.", decided_at=now()
    )
    page = client.get(f"/conferences/proposals/{only().code}/").content.decode()
    assert "Not this time" in page and "The page still says January." in page


def test_spam_is_not_told_what_became_of_it(move: Send, client: Client) -> None:
    location = move().headers["Location"]
    Suggestion.objects.update(state=SuggestionState.SPAM, decided_at=now())
    assert "waits for a moderator" in client.get(location).content.decode()


@pytest.mark.parametrize("code", ["NOSUCHCODE12", "x", "%00", "../../etc"])
def test_a_code_that_is_none_is_not_found(client: Client, db: None, code: str) -> None:
    assert client.get(f"/conferences/proposals/{code}/").status_code in {400, 404}


def test_a_form_sent_twice_is_one_proposal(
    narnia: Edition, client: Client, stamp: Callable[..., str]
) -> None:
    data = {"what": "moved", "moved-which": "call", "moved-until_0": f"{NEXT}-03-01", "moved-source": SOURCE}
    data["moved-stamp"] = stamp()
    first, second = (client.post(f"/conferences/{narnia.slug}/propose/", data) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] and Suggestion.objects.count() == 1


def test_a_signed_in_person_is_thanked_by_name_only_if_they_say_so(
    move: Send, grace: Person, signed_in: Callable[[Person], Client]
) -> None:
    browser = signed_in(grace)
    move(by=browser)
    assert (only().person, only().credit) == (grace, "")
    Suggestion.objects.all().delete()
    move(by=browser, as_me="on")
    assert only().credit == "Grace"


def test_a_conference_of_this_house_is_kept_by_its_team(client: Client, edition: Edition) -> None:
    assert (
        client.get(f"/conferences/{edition.slug}/propose/").headers["Location"] == edition.get_absolute_url()
    )


def test_a_hidden_conference_is_not_found(client: Client, narnia: Edition) -> None:
    Edition.objects.update(published=False)
    for page in ("propose", "history"):
        assert client.get(f"/conferences/{narnia.slug}/{page}/").status_code == 404


def test_a_conference_without_a_dated_call_has_no_form_for_moving_it(client: Client, narnia: Edition) -> None:
    Deadline.objects.all().delete()
    page = client.get(f"/conferences/{narnia.slug}/propose/?what=moved")
    assert page.context["chosen"] == "fix"


def test_no_address_of_the_sender_is_kept(move: Send) -> None:
    move()
    assert "127.0.0.1" not in str(Suggestion.objects.values())
