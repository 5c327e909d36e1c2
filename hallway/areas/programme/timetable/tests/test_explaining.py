"""Why a session stands where it does, what another place would mean, and how much each rule counts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions, comparing, journal, solving
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.problem import load
from hallway.areas.programme.timetable.spots import spot_of
from hallway.areas.programme.timetable.states import Scope
from hallway.areas.programme.timetable.tests.conftest import DAY, DESK, Add, SignedIn, at, placed
from hallway.engines.timetable.rules import DEFAULT_WEIGHTS, Soft
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Place, Track
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

USUAL = {str(rule): weight for rule, weight in DEFAULT_WEIGHTS.items()}


@pytest.fixture
def browser(bea: Person, signed_in: SignedIn) -> Client:
    return signed_in(bea)


def text_of(page: bytes) -> str:
    """What is read on a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def starred(people: int, *sessions: Happening) -> None:
    for number in range(people):
        fan = Person(name=f"F{number}", code=f"F{number:05}")
        fan.save()
        for one in sessions:
            one.stars.create(person=fan)


def test_a_session_says_what_each_rule_costs_here_and_elsewhere(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place, grace: Person
) -> None:
    beside, later = add("Beside", cove, 75), add("Later", cove, 200)
    starred(12, talk, beside)
    take_in_new(draft)
    page = text_of(browser.get(f"{DESK}{draft.pk}/session/{talk.code}/").content)
    assert "Why it stands here Of 4 places, in the rooms and at the times in use, 2 break no rule." in page
    assert "A room holds one session at a time × 2" in page
    row = re.search(r"Stars lost: what the same people want to see is at the same time ([\d. –+-]+)", page)
    assert row and row[1].split() == ["12", "0"]  # here, and beside “Later”
    for words in (
        "Somebody has to change rooms between two breaks",
        "A track changes rooms between two breaks",
    ):
        assert words in page
    assert "All rules, against now – +13" in page  # 25 for the change, 12 stars won
    assert "Stars that can be attended, against now – +12" in page
    assert later.title not in page.split("Why it stands here")[0]


def test_what_another_place_would_mean_is_asked_and_changes_nothing(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place, hall: Place
) -> None:
    add("Beside", cove, 75)
    take_in_new(draft)
    draft.edition.timetable_hours.create(day=DAY, opens="10:00", closes="14:00")
    before = spot_of(placed(draft, talk))
    form = {"day": DAY, "time": "10:20", "place": cove.pk, "minutes": 30, "ask": "yes"}
    page = text_of(browser.post(f"{DESK}{draft.pk}/session/{talk.code}/", form).content)
    assert "What that would mean Sat 11 Sep, 10:20, Cove: it cannot stand there." in page
    assert "“Beside” is in Cove at the same time." in page
    page = text_of(browser.post(f"{DESK}{draft.pk}/session/{talk.code}/", form | {"time": "11:05"}).content)
    assert "Sat 11 Sep, 11:05, Cove: 25 stars worse than now." in page
    assert spot_of(placed(draft, talk)) == before and draft.edits.count() == 0


def test_weights_are_kept_undone_and_copied(browser: Client, draft: Draft, bea: Person) -> None:
    page = f"{DESK}{draft.pk}/weights/"
    shown = text_of(browser.get(page).content)
    assert "Differs from the public schedule" in shown and "Usually 25, for each session that stands" in shown
    browser.post(page, USUAL | {"changes": "3", "unrecorded": "0"})
    draft.refresh_from_db()
    assert draft.weights == {"changes": 3.0, "unrecorded": 0.0}
    assert "changed what the rules count" in text_of(browser.get(f"{DESK}{draft.pk}/journal/").content)
    assert actions.begin(draft.edition, by=bea, name="Copy", source=draft).weights == draft.weights
    assert actions.begin(draft.edition, by=bea, name="From the public one").weights == draft.weights
    journal.undo(draft, by=bea)
    assert Draft.objects.get(pk=draft.pk).weights == {}
    journal.redo(draft, by=bea)
    browser.post(page, {"usual": ""})
    assert Draft.objects.get(pk=draft.pk).weights == {}


@pytest.mark.parametrize("wrong", ["-1", "1001", "nan", "inf", "much", ""])
def test_nonsense_weighs_nothing(wrong: str, browser: Client, draft: Draft) -> None:
    assert browser.post(f"{DESK}{draft.pk}/weights/", USUAL | {"stars": wrong}).status_code == 200
    assert Draft.objects.get(pk=draft.pk).weights == {} and draft.edits.count() == 0


def test_weights_that_somebody_changed_since_are_not_undone(draft: Draft, bea: Person, ada: Person) -> None:
    first = actions.weigh(draft, {"stars": 2.0}, by=bea)
    actions.weigh(draft, {"stars": 3.0}, by=ada)
    with pytest.raises(journal.Reweighed):
        journal.undo(draft, by=bea, edit=first)
    assert actions.weigh(draft, {"stars": 3.0}, by=bea) is None


def test_track_organisers_do_not_weigh(
    draft: Draft, track: Track, grace: Person, bea: Person, signed_in: SignedIn
) -> None:
    RoleGrant.objects.create(edition=draft.edition, person=grace, role=Role.TRACK, track=track)
    edit = actions.weigh(draft, {"stars": 2.0}, by=bea)
    client = signed_in(grace)
    assert client.get(f"{DESK}{draft.pk}/weights/").status_code == 404
    client.post(f"{DESK}{draft.pk}/undo/", {"edit": edit.number})
    assert Draft.objects.get(pk=draft.pk).weights == {"stars": 2.0}


def test_solves_scores_and_cells_go_by_the_weights(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place, hall: Place, bea: Person
) -> None:
    beside = add("Beside", cove, 75)
    starred(12, talk, beside)
    take_in_new(draft)
    draft.edition.timetable_hours.create(day=DAY, opens="10:15", closes="12:00")

    def solved_into() -> set:
        run = solving.begin(draft, by=bea, scope=Scope.ALL, seconds=1)
        solving.run(run.pk)
        run.refresh_from_db()
        solving.discard(run)
        return {pk for pk, _version, _spot in run.result}

    assert solved_into() == set()  # moving what is public costs 25, and 12 stars are lost
    actions.weigh(draft, {"stars": 5.0}, by=bea)
    assert len(solved_into()) == 1
    assert comparing.with_public(load(draft)).right.score.costs[Soft.STARS] == 60.0
    actions.weigh(draft, {"stars": 0.0}, by=bea)
    answer = browser.get(f"{DESK}{draft.pk}/cells/{placed(draft, talk).pk}/?day={DAY}").json()
    assert all("lost" not in words for _room, _at, _level, words in answer["cells"])


def test_a_waiting_session_and_a_break_are_explained_too(
    browser: Client, draft: Draft, add: Add, talk: Happening, bea: Person
) -> None:
    waiting = add("No time yet")
    take_in_new(draft)
    page = text_of(browser.get(f"{DESK}{draft.pk}/session/{waiting.code}/").content)
    assert "Where it could stand" in page
    actions.add_break(draft, by=bea, title="Cake", starts_at=talk.starts_at, minutes=30)
    cake = draft.placements.get(happening__title="Cake").happening
    assert browser.get(f"{DESK}{draft.pk}/session/{cake.code}/").status_code == 200
    assert at(talk.place, 75).starts_at == talk.starts_at
