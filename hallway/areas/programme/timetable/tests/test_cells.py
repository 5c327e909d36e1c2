"""What stands in the way where a session could go: in the cells, on the board, in the form's suggestions."""

from __future__ import annotations

from django.test import Client

from hallway.areas.programme.timetable.checking import Warning, check
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.problem import load, minute_of
from hallway.areas.programme.timetable.tests.conftest import (
    DAY,
    DESK,
    NINE,
    Add,
    move,
    placed,
)
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person


def test_cells_say_what_stands_in_the_way_and_what_it_costs(
    browser: Client,
    draft: Draft,
    talk: Happening,
    add: Add,
    cove: Place,
    hall: Place,
    grace: Person,
    bob: Person,
) -> None:
    add("Grace again", cove, 120, grace)
    beside = add("Beside", cove, 200)
    for number in range(130):
        fan = Person(name=f"F{number}", code=f"F{number:05}")
        fan.save()
        for one in (talk, beside):
            one.stars.create(person=fan)
    take_in_new(draft)

    def asked(one: Happening) -> tuple[dict, dict]:
        answer = browser.get(f"{DESK}{draft.pk}/cells/{placed(draft, one).pk}/?day={DAY}").json()
        nine = minute_of(NINE)
        return answer, {(room, at - nine): (level, text) for room, at, level, text in answer["cells"]}

    answer, cells = asked(talk)
    assert cells[cove.pk, 120] == (
        "hard",
        "“Grace again” is in Cove at the same time. Grace is in “Grace again” at the same time.",
    )
    assert cells[hall.pk, 120][0] == "hard"
    assert cells[hall.pk, 200] == ("soft", "130 stars lost, people change rooms")
    assert cells[cove.pk, 170] == ("soft", "5 without a seat")
    assert cells[hall.pk, 75] == ("soft", "people change rooms")
    assert asked(beside)[1][hall.pk, 110] == ("free", "Free")
    assert answer["times"][str(minute_of(NINE) + 75)] == "10:15"


def test_what_stands_outside_of_the_draft_keeps_its_room(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place, hall: Place, ada: Person
) -> None:
    add("A secret circle", cove, 60, ada, kind=Kind.OPEN_SPACE)
    add("Boats", hall, 0, kind=Kind.SOCIAL)
    take_in_new(draft)
    card, social = "An open space is pinned to Cove at this time.", "“Boats” is in Tide at the same time."
    cells = browser.get(f"{DESK}{draft.pk}/cells/{placed(draft, talk).pk}/?day={DAY}").json()["cells"]
    said = {(room, minute - minute_of(NINE)): text for room, minute, _level, text in cells}
    assert (said[cove.pk, 75], said[hall.pk, 15]) == (card, social)
    assert move(browser, draft, talk, place=cove.pk, start=minute_of(NINE) + 60)[0] == 200
    page = browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert card in page and "secret" not in page
    boats = draft.placements.get(happening__title="Boats").happening
    assert move(browser, draft, talk, place=hall.pk, start=minute_of(NINE) + 200)[0] == 200
    assert move(browser, draft, boats, place=cove.pk, start=minute_of(NINE) + 60)[0] == 200
    assert card in browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert f"<strong>Boats</strong>: {card}" in browser.get(f"{DESK}{draft.pk}/release/").content.decode()


def test_what_no_solve_moves_is_named_where_it_stands_in_one_room_with_another(
    browser: Client, draft: Draft, add: Add, cove: Place, hall: Place
) -> None:
    add("Dinner", cove, 60, kind=Kind.SOCIAL, minutes=60)
    for title in ("Sprint on sails", "Sprint on knots"):  # they share a room as they like
        add(title, cove, 0, kind=Kind.SPRINT, minutes=70)
    add("Games", cove, 120, kind=Kind.SOCIAL)  # begins when the dinner ends
    add("Closing", cove, 110, kind=Kind.OTHER, is_plenary=True)
    add("Everybody", None, kind=Kind.OTHER, is_plenary=True)
    take_in_new(draft)
    material = load(draft)
    titles = {row.happening_id: row.happening.title for row in material.rows}
    found = {titles[pk]: mine for pk, mine in check(material).of_session.items()}
    others = {title: {one.text.split("”")[0][1:] for one in mine} for title, mine in found.items()}
    assert others == {
        "Dinner": {"Sprint on sails", "Sprint on knots", "Closing"},
        "Sprint on sails": {"Dinner"}, "Sprint on knots": {"Dinner"},
        "Closing": {"Dinner", "Games"}, "Games": {"Closing"},
    }  # fmt: skip
    assert found["Games"] == [Warning("“Closing” is in Cove at the same time.", False)]
    page = browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert "“Dinner” is in Cove at the same time." in page and "No clashes." in page
    dinner = draft.placements.get(happening__title="Dinner").happening
    assert move(browser, draft, dinner, place=hall.pk, start=minute_of(NINE) + 200)[0] == 200
    assert "“Dinner” is in" not in browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()


def test_the_form_suggests_where_it_would_stand_well(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place
) -> None:
    new = add("Where to?")
    take_in_new(draft)
    page = browser.get(f"{DESK}{draft.pk}/session/{new.code}/").content.decode()
    assert "Sat 11 Sep, 10:15, Cove" in page  # Tide is taken then
    assert "Sat 11 Sep, 10:15, Tide" not in page
