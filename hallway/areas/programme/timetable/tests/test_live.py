"""What an editor shows after live events is what a fresh page shows, and only the team hears them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions, facts, facts_journal, journal, kept, releasing
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.tests.conftest import DESK, MINUTE, Add, SignedIn, at, placed
from hallway.ground.access import actions as access
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.actions import record
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind
from hallway.ground.me.actions import change_profile, erase
from hallway.ground.people.models import Person
from hallway.live.models import Event
from hallway.live.testing import LivePage


@pytest.mark.parametrize("page", ["?day=2027-09-11", "list/"])
def test_the_editor_follows_everything_that_others_do(
    page: str, draft: Draft, talk: Happening, cove: Place, grace: Person, ada: Person, bea: Person,
    signed_in: SignedIn,
) -> None:  # fmt: skip
    shown = LivePage(signed_in(ada), f"{DESK}{draft.pk}/{page}")
    start, end = talk.span
    needs = {"features": ["piano"], "expected": 500, "is_first_time": False, "after": None}
    steps: list[Callable[[], object]] = [
        lambda: actions.place(placed(draft, talk), at(cove, 0), by=bea),
        lambda: actions.lock([placed(draft, talk)], True, by=bea),
        lambda: journal.undo(draft, by=bea),
        lambda: facts.set_windows(draft.edition, grace, [(start, end + 60 * MINUTE)], by=bea),
        lambda: actions.shift([placed(draft, talk)], 200, by=bea),
        lambda: facts.set_needs(talk, by=bea, **needs),
        lambda: facts_journal.undo(draft.edition, by=bea),
        lambda: facts_journal.redo(draft.edition, by=bea),
        lambda: facts.say_when(draft.edition, by=grace, windows=[(start - 60 * MINUTE, end)], note=""),
        lambda: facts.set_hours(draft.edition, {start.date(): (dt.time(14), dt.time(18), 5)}, by=bea),
        lambda: erase(grace, by=grace),
        lambda: actions.add_break(draft, by=bea, title="Cake", starts_at=start, minutes=30),
        lambda: releasing.release(actions.begin(draft.edition, by=bea, name="Other"), by=bea, name="1"),
        lambda: actions.remove([placed(draft, talk)], by=bea),
    ]  # fmt: skip
    for step in steps:
        step()
        assert shown.catch_up(), "nothing was heard"
        shown.assert_fresh()


def granted(client: Client, topic: str) -> list[str]:
    answer = client.post("/live/grants/", json.dumps({"topics": [topic]}), content_type="application/json")
    return answer.json()["topics"]


def test_only_those_who_may_open_a_draft_hear_of_it(
    draft: Draft, bea: Person, bob: Person, grace: Person, mallory: Person, signed_in: SignedIn
) -> None:
    topic = f"draft/pyharbour-2027/{draft.pk}"
    assert granted(signed_in(bea), topic) == [topic]
    RoleGrant.objects.create(edition=draft.edition, person=bob, role=Role.TRACK)
    draft.edition.tracks.create(slug="web", name="Web")
    assert granted(signed_in(bob), topic) == [topic]
    for stranger in (Client(), signed_in(grace), signed_in(mallory)):
        assert granted(stranger, topic) == []
    unknown = ["draft/pyharbour-2027/999999", f"draft/pyharbour-2028/{draft.pk}", "draft/pyharbour-2027/x"]
    assert [granted(signed_in(bea), one) for one in unknown] == [[], [], []]


def test_who_leaves_the_team_hears_no_more_and_sees_no_more(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person, signed_in: SignedIn
) -> None:
    page = LivePage(signed_in(bea), f"{DESK}{draft.pk}/")
    access.revoke_role(draft.edition, bea, Role.PROGRAMME, by=ada)
    actions.place(placed(draft, talk), at(cove, 0), by=ada)
    assert page.catch_up() == []
    assert not page.granted


def test_other_drafts_make_no_noise_and_nobody_hears_of_what_was_refused(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person, signed_in: SignedIn
) -> None:
    other = actions.begin(draft.edition, by=ada, name="Other")
    page = LivePage(signed_in(bea), f"{DESK}{draft.pk}/")
    actions.place(placed(other, talk), at(cove, 0), by=ada)
    before = Event.objects.count()
    with pytest.raises(journal.Overtaken):
        actions.place(placed(draft, talk), at(cove, 0), by=ada, version=99)
    assert page.catch_up() == [] and Event.objects.count() == before


def test_a_new_star_or_a_new_fact_changes_the_cells_at_once(
    draft: Draft, talk: Happening, add: Add, cove: Place, bob: Person, grace: Person, bea: Person,
    signed_in: SignedIn,
) -> None:  # fmt: skip
    beside = add("Beside", cove, 75)
    browser, hall = signed_in(bea), talk.place_id
    browser.get(f"{DESK}{draft.pk}/")

    def text() -> str:
        answer = browser.get(f"{DESK}{draft.pk}/cells/{placed(draft, talk).pk}/?day=2027-09-11").json()
        return next(words for room, _at, _level, words in answer["cells"] if room == hall)

    assert text() == "Free"
    for one in (talk, beside):
        one.stars.create(person=bob)
    assert text() == "1 star lost"
    facts.set_windows(draft.edition, grace, [(talk.ends_at, talk.ends_at + 60 * MINUTE)], by=bea)
    assert text() == "Grace cannot come at this time."


def test_what_is_kept_ready_is_never_older_than_what_anybody_did(
    draft: Draft, talk: Happening, add: Add, cove: Place, ada: Person, bea: Person, signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Each of these is made by its own door; none of them may wait for the minute after which all is new."""
    hall, grace = talk.place, talk.appearances.get().person
    add("Grace again", cove, 120, grace)
    beside = add("Beside", cove, 75)
    for one in (talk, beside):
        one.stars.create(person=bea)
    take_in_new(draft)
    edition, browser, owners, start = draft.edition, signed_in(bea), signed_in(ada), talk.span[0]
    card = add("Circle", kind=Kind.OPEN_SPACE)

    def asked() -> object:
        row = placed(draft, talk)
        return browser.get(f"{DESK}{draft.pk}/cells/{row.pk}/?day=2027-09-11").json()

    def pin() -> None:
        Happening.objects.filter(pk=card.pk).update(place=hall, starts_at=start, ends_at=start + 30 * MINUTE)
        record("openspaces.pinned", card, by=bea, edition=edition)
        publishing.raise_version(publishing.part("board", edition.slug))

    def fresh() -> object:
        with monkeypatch.context() as patch:
            patch.setattr(kept, "LONGEST", 0)
            return asked()

    def organise(page: str, **form: object) -> None:
        assert owners.post(f"/pyharbour-2027/organise/{page}/", form).status_code == 302

    def phase(kind: str, day: dt.date) -> None:
        organise("phases/new", name=kind, kind=kind, starts_on=day, ends_on=day)

    room = {"name": "Cove", "slug": "cove", "kind": "room", "hue": "1", "order": "1", "capacity": "80"}
    phase("talks", start.date() + dt.timedelta(days=1))
    steps: list[Callable[[], object]] = [
        lambda: facts.set_hours(edition, {start.date(): (dt.time(9), dt.time(18), 10)}, by=bea),
        lambda: facts.set_rooms(edition, {}, [(hall.pk, cove.pk, 10)], by=bea),
        lambda: facts_journal.undo(edition, by=bea),
        lambda: facts.set_windows(edition, grace, [(start, start + 60 * MINUTE)], by=bea),
        lambda: change_profile(grace, by=grace, fields={"name": "Grace H."}, handles=[]),
        lambda: erase(grace, by=grace),
        lambda: beside.stars.get().delete(),
        lambda: facts.set_needs(talk, by=bea, features=[], expected=90, is_first_time=False, after=None),
        lambda: organise(f"places/{cove.pk}", **room),
        pin,
        lambda: actions.place(placed(draft, beside), at(hall, 300), by=bea),
        lambda: phase("tutorials", start.date()),
    ]
    before = asked()
    for number, step in enumerate(steps):
        step()
        now = asked()
        assert now == fresh(), f"step {number} was not heard"
        assert now != before, f"step {number} changed nothing that is shown"
        before = now
