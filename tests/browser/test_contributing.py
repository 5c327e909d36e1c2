"""Proposing without an account and without script, deciding at the desk, and how both look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hallway.areas.directory.actions import add_conference, change_facts
from hallway.areas.directory.contributing import actions, spam
from hallway.areas.directory.models import CheckedLink, Moderator, Suggestion
from hallway.areas.directory.states import Origin, SuggestionKind, Suspicion
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from tests.browser.conftest import assert_everybody_can_use

NEXT = now().year + 1
SOURCE = "https://pycon.example.org/news/the-call-is-open-for-two-more-weeks"
SLUG = f"pycon-pontus-{NEXT}"
PUBLIC = [
    "/conferences/propose/", f"/conferences/{SLUG}/propose/", f"/conferences/{SLUG}/propose/?what=fix",
    f"/conferences/{SLUG}/history/", "/conferences/thanks/", "/conferences/proposals/{code}/",
]  # fmt: skip
DESK = [
    "/directory/proposals/", "/directory/proposals/{pk}/", "/directory/proposals/?show=decided",
    "/directory/unverified/", "/directory/links/", "/directory/moderators/",
]  # fmt: skip


@pytest.fixture
def pontus(db: None) -> Edition:
    facts = {
        "name": f"PyCon Pontus {NEXT}", "starts_on": f"{NEXT}-06-05", "ends_on": f"{NEXT}-06-07",
        "city": "Trabzon", "country": "Türkiye", "entry.website": "https://pycon.example.org/",
        "call.on": f"{NEXT}-01-31 23:59", "entry.topics": "PY,DATA",
    }  # fmt: skip
    return add_conference(facts, by=None, origin=Origin.LIST, source="python-deadlines")


@pytest.fixture
def moira(db: None) -> Person:
    person = Person.objects.create_user(email="moira@example.org", name="Moira", is_admin=True)
    Moderator.objects.create(person=person)
    return person


@pytest.fixture
def waiting(pontus: Edition, moira: Person) -> Suggestion:
    """Proposals of all kinds; the one returned is in conflict with what was changed since."""

    def propose(kind: SuggestionKind, facts: dict[str, str], **more: object) -> Suggestion:
        suspicions = more.pop("suspicions", ())
        edition = None if kind == SuggestionKind.CONFERENCE else pontus
        proposal = actions.Proposal(kind, edition, facts, {}, SOURCE, **more)
        return actions.propose(proposal, by=None, suspicions=suspicions)

    moved = {"call.extended": f"{NEXT}-02-14 23:59"}
    actions.accept(propose(SuggestionKind.EXTENSION, moved, credit="Lucy P."), by=moira)
    for _twice in range(2):
        propose(SuggestionKind.EXTENSION, {"call.extended": f"{NEXT}-02-21 23:59"})
    propose(SuggestionKind.CONFERENCE, {"name": "PyDay Rize", "year": str(NEXT)})
    propose(SuggestionKind.FIX, {"venue": "x" * 200}, suspicions=[Suspicion.TRAP, Suspicion.LINKS])
    facts = {"city": "Giresun", "entry.website": "https://pycon.example.org/a/rather/long/address/of/a/page"}
    conflict = propose(SuggestionKind.FIX, facts, comment="They moved.\nSee the news.", credit="Edmund")
    Suggestion.objects.filter(pk=conflict.pk).update(seen={"city": "Trabzon", "entry.website": ""})
    change_facts(pontus, {"city": "Ordu"}, by=moira, origin=Origin.PERSON, source=SOURCE)
    CheckedLink.objects.create(
        url="https://pycon.example.org/", host="pycon.example.org", is_broken=True,
        failing_since=now() - dt.timedelta(days=3), problem="The server answered with status 404.",
    )  # fmt: skip
    return conflict


@pytest.mark.parametrize("path", PUBLIC + DESK)
def test_every_page_fits_and_can_be_read(
    page_at: Callable[..., Page],
    cookies_of: Callable[..., list],
    waiting: Suggestion,
    moira: Person,
    path: str,
) -> None:
    page = page_at(360, bypass_csp=True, cookies=cookies_of(moira) if path in DESK else [])
    page.goto(path.format(code=waiting.code, pk=waiting.pk))
    assert_everybody_can_use(page)


def test_an_extension_without_account_and_script_reaches_the_page(
    page_at: Callable[..., Page],
    cookies_of: Callable[..., list],
    pontus: Edition,
    moira: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spam, "FASTEST", dt.timedelta(0))
    page = page_at(360, java_script_enabled=False)
    page.goto(f"/conferences/{SLUG}/propose/")
    page.locator("[name=moved-until_0]").fill(f"{NEXT}-02-14")
    page.get_by_label("Where is this written?").fill(SOURCE)
    page.get_by_label("A name to thank").fill("Lucy P.")
    page.get_by_role("button", name="Propose the new date").click()
    expect(page.locator("h1")).to_have_text("Thank you")
    desk = page_at(1280, cookies=cookies_of(moira), java_script_enabled=False)
    desk.goto("/directory/proposals/")
    desk.get_by_role("link", name=f"PyCon Pontus {NEXT}").click()
    desk.get_by_role("button", name="Accept").click()
    expect(desk.get_by_text("Accepted: PyCon Pontus")).to_be_visible()
    page.reload()
    expect(page.locator("h1")).to_have_text("Accepted. Thank you!")
    page.goto(f"/conferences/{SLUG}/history/")
    expect(page.get_by_text("Lucy P.")).to_be_visible()
