"""Releases: all of it or nothing, kept for ever, and only what changed is touched."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from hallway.areas.programme.timetable import actions, changelog, releasing
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft, Release
from hallway.areas.programme.timetable.states import Change
from hallway.areas.programme.timetable.tests.conftest import MINUTE, NINE, Add, at, placed
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person


def test_a_release_is_what_the_public_reads(
    draft: Draft, talk: Happening, add: Add, cove: Place, ada: Person
) -> None:
    new = add("A new talk")
    take_in_new(draft)
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    actions.place(placed(draft, new), at(cove, 120, 45), by=ada)
    scope = publishing.scope(draft.edition.slug)
    before = publishing.versions(scope)[scope]
    made = releasing.release(draft, by=ada, name="Beacon", notes="We *moved* house.")
    talk.refresh_from_db()
    new.refresh_from_db()
    draft.edition.refresh_from_db()
    assert (talk.starts_at, talk.place, talk.sequence) == (NINE + 60 * MINUTE, cove, 1)
    assert (new.length, new.sequence) == (45 * MINUTE, 0)
    assert draft.edition.schedule_version == "Beacon"
    assert publishing.versions(scope)[scope] == before + 1
    assert "<em>moved</em>" in made.notes_html
    activity = Activity.objects.get(verb="programme.released")
    assert (activity.data["moved"], activity.data["new"]) == (1, 1)
    assert set(activity.data["sessions"]) == {talk.pk, new.pk}


def test_what_did_not_move_is_not_touched(draft: Draft, talk: Happening, ada: Person) -> None:
    before = Happening.objects.values().get(pk=talk.pk)
    made = releasing.release(draft, by=ada, name="1")
    assert Happening.objects.values().get(pk=talk.pk) == before
    assert made.changelog == []
    assert [one.title for one in releasing.standings(made)] == [talk.title]


def test_cards_of_the_open_space_board_are_nobody_elses_to_move(
    edition: Edition, talk: Happening, cove: Place, ada: Person, add: Add
) -> None:
    card = add("Bring a map", cove, 60, kind=Kind.OPEN_SPACE)
    draft = actions.begin(edition, by=ada, name="x")
    later = add("Another", cove, 120, kind=Kind.OPEN_SPACE)
    take_in_new(draft)
    actions.remove([placed(draft, talk)], by=ada)
    releasing.release(draft, by=ada, name="1")
    for one in (card, later):
        before = one.starts_at
        one.refresh_from_db()
        assert (one.starts_at, one.sequence) == (before, 0)


def test_what_is_taken_off_has_no_time_any_more(draft: Draft, talk: Happening, ada: Person) -> None:
    actions.remove([placed(draft, talk)], by=ada)
    made = releasing.release(draft, by=ada, name="1")
    talk.refresh_from_db()
    assert (talk.starts_at, talk.place, talk.sequence, talk.state) == (None, None, 1, State.PUBLIC)
    (entry,) = changelog.read(made.changelog)
    assert (entry.change, entry.before.room, entry.after.room) == (Change.REMOVED, "Tide", "")


def test_what_nobody_has_accepted_yet_stays_with_the_team(
    draft: Draft, add: Add, cove: Place, ada: Person
) -> None:
    maybe = add("Perhaps", state=State.DRAFT)
    take_in_new(draft)
    actions.place(placed(draft, maybe), at(cove, 60), by=ada)
    made = releasing.release(draft, by=ada, name="1")
    maybe.refresh_from_db()
    assert (maybe.state, maybe.starts_at) == (State.DRAFT, None)
    assert "Perhaps" not in str(made.snapshot)


def test_cancelled_sessions_keep_the_hour_at_which_they_were(
    draft: Draft, talk: Happening, ada: Person
) -> None:
    Happening.objects.filter(pk=talk.pk).update(state=State.CANCELLED)
    releasing.release(draft, by=ada, name="1")
    assert Happening.objects.get(pk=talk.pk).starts_at == talk.starts_at


def test_a_break_of_the_draft_becomes_public_and_can_go_again(draft: Draft, ada: Person) -> None:
    actions.add_break(draft, by=ada, title="Coffee", starts_at=NINE, minutes=20)
    pause = Happening.objects.get(title="Coffee")
    first = releasing.release(draft, by=ada, name="1")
    pause.refresh_from_db()
    assert (pause.state, pause.starts_at) == (State.PUBLIC, NINE)
    row = placed(draft, pause)
    actions.lock([row], False, by=ada)
    actions.remove([placed(draft, pause)], by=ada)
    releasing.release(draft, by=ada, name="2")
    pause.refresh_from_db()
    assert (pause.state, pause.starts_at) == (State.DRAFT, None)
    releasing.roll_back(first, by=ada, name="3")
    pause.refresh_from_db()
    assert (pause.state, pause.starts_at) == (State.PUBLIC, NINE)


def test_going_back_is_a_release_of_the_old_snapshot(
    draft: Draft, talk: Happening, add: Add, cove: Place, ada: Person
) -> None:
    first = releasing.release(draft, by=ada, name="1")
    later = add("Came later")
    take_in_new(draft)
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    actions.place(placed(draft, later), at(cove, 120), by=ada)
    releasing.release(draft, by=ada, name="2")
    assert {entry.change for entry in releasing.preview_back(first)} == {Change.MOVED, Change.REMOVED}
    back = releasing.roll_back(first, by=ada, name="1 again")
    was = talk.starts_at
    talk.refresh_from_db()
    later.refresh_from_db()
    assert (talk.starts_at, talk.sequence, later.starts_at) == (was, 2, None)
    assert (back.back_to, back.number, Release.objects.count()) == (first, 3, 3)
    assert back.snapshot == first.snapshot
    assert placed(draft, talk).place == cove  # the draft goes on as it was


def test_old_releases_outlive_their_rooms_and_sessions(
    draft: Draft, talk: Happening, hall: Place, ada: Person
) -> None:
    made = releasing.release(draft, by=ada, name="1")
    talk.delete()
    hall.delete()
    made.refresh_from_db()
    (one,) = releasing.standings(made)
    assert (one.title, one.room) == ("Deleting 40,000 lines", "Tide")
    releasing.roll_back(made, by=ada, name="2")  # and going back to it breaks nothing


def test_the_changes_are_those_that_were_looked_at(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    seen = draft.revision
    actions.place(placed(draft, talk), at(cove, 60), by=bea)
    with pytest.raises(releasing.DraftChanged):
        releasing.release(draft, by=ada, name="1", revision=seen)
    assert not Release.objects.exists()


def test_names_are_unique_and_can_stand_in_an_address(draft: Draft, ada: Person) -> None:
    releasing.release(draft, by=ada, name="  Beacon ")
    with pytest.raises(releasing.NameTaken):
        releasing.release(draft, by=ada, name="beacon")
    for bad in ("", "a/b", "x" * 81, "a\nb\x00"):
        with pytest.raises(ValidationError):
            releasing.release(draft, by=ada, name=bad)
    assert releasing.suggested_name(draft.edition) == "2"


def test_after_a_release_the_draft_is_not_behind(
    draft: Draft, talk: Happening, add: Add, cove: Place, ada: Person
) -> None:
    other = actions.begin(draft.edition, by=ada, name="What if")
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    releasing.release(draft, by=ada, name="1")
    assert actions.behind_public(draft) == []
    assert [row.happening for row, _spot in actions.behind_public(other)] == [talk]


def test_a_release_needs_the_same_questions_whatever_its_size(
    edition: Edition, add: Add, cove: Place, ada: Person, queries: object
) -> None:
    def release_of(count: int, name: str) -> int:
        for number in range(count):
            add(f"{name} {number}")
        draft = actions.begin(edition, by=ada, name=name)
        rows = list(draft.placements.select_related("happening"))
        wishes = [actions.Wish(row.pk, at(cove, 5 * i)) for i, row in enumerate(rows)]
        actions.swap_in(draft, wishes, by=ada, kind="solve")
        return queries(lambda: releasing.release(draft, by=ada, name=name))

    release_of(1, "first")  # makes the rows that count versions
    assert release_of(3, "a") == release_of(30, "b")


def test_an_hour_that_the_clocks_skip_is_an_hour_less(
    edition: Edition, add: Add, cove: Place, ada: Person
) -> None:
    # 01:30 to 03:30 on the wall is one hour when the clocks go forward at two.
    start = dt.datetime(2027, 10, 3, 1, 30, tzinfo=edition.zone)
    night = Happening.objects.create(
        edition=edition, title="Night hike", kind=Kind.SOCIAL, place=cove,
        starts_at=start, ends_at=dt.datetime(2027, 10, 3, 3, 30, tzinfo=edition.zone),
    )  # fmt: skip
    draft = actions.begin(edition, by=ada, name="x")
    assert placed(draft, night).minutes == 60
    assert releasing.preview(draft) == []
