"""Edits of a draft: nothing is lost, all can be taken back, nobody overwrites what they have not seen."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.programme.timetable import actions, journal
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.journal import Locked, NothingToUndo, OutOfReach, Overtaken, Wish
from hallway.areas.programme.timetable.models import Draft, Edit, Placement
from hallway.areas.programme.timetable.rules import Reach, reach_of
from hallway.areas.programme.timetable.spots import Spot, read, spot_of
from hallway.areas.programme.timetable.states import EditKind
from hallway.areas.programme.timetable.tests.conftest import MINUTE, NINE, Add, at, placed
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person


def test_a_first_draft_is_the_public_schedule(draft: Draft, talk: Happening, hall: Place) -> None:
    row = placed(draft, talk)
    assert (row.starts_at, row.place, row.minutes) == (talk.starts_at, hall, 30)
    assert spot_of(row) == Spot(row.base_place_id, row.base_starts_at, row.base_minutes or 0)


def test_what_cannot_take_place_is_in_no_draft(edition: Edition, add: Add, ada: Person, hall: Place) -> None:
    add("Cancelled", hall, state=State.CANCELLED)
    add("Somebody's break", hall, kind=Kind.BREAK, state=State.DRAFT)
    add("Not accepted yet", state=State.DRAFT)
    draft = actions.begin(edition, by=ada, name="x")
    assert [row.happening.title for row in draft.placements.all()] == ["Not accepted yet"]


def test_sessions_that_come_later_wait_in_the_tray(draft: Draft, add: Add) -> None:
    new = add("Late idea", kind=Kind.TUTORIAL)
    assert take_in_new(draft) == 1
    assert take_in_new(draft) == 0
    assert (placed(draft, new).starts_at, placed(draft, new).minutes) == (None, 180)


def test_a_what_if_begins_as_the_other_stands(
    draft: Draft, talk: Happening, ada: Person, cove: Place
) -> None:
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    other = actions.begin(draft.edition, by=ada, name="What if", source=draft)
    actions.place(placed(other, talk), at(cove, 120), by=ada)
    assert spot_of(placed(draft, talk)) == at(cove, 60)


def test_a_move_is_one_edit_and_one_activity(draft: Draft, talk: Happening, cove: Place, bea: Person) -> None:
    edit = actions.place(placed(draft, talk), at(cove, 60), by=bea)
    assert spot_of(placed(draft, talk)) == at(cove, 60)
    assert (edit.kind, edit.number, edit.by) == (EditKind.MOVE, 1, bea)
    assert read(edit.changes[0][2]) == at(cove, 60)
    assert Activity.objects.filter(verb="timetable.edited").count() == 1
    talk.refresh_from_db()
    assert talk.place_id != cove.pk  # the public sees nothing of a draft


def test_a_move_that_moves_nothing_is_no_edit(draft: Draft, talk: Happening, bea: Person) -> None:
    row = placed(draft, talk)
    assert actions.place(row, spot_of(row), by=bea) is None
    draft.refresh_from_db()
    assert (draft.revision, draft.edits.count()) == (0, 0)


def test_two_people_who_move_different_sessions_both_win(
    draft: Draft, talk: Happening, add: Add, cove: Place, ada: Person, bea: Person
) -> None:
    other = add("Another", cove, 240)
    take_in_new(draft)
    one, two = placed(draft, talk), placed(draft, other)
    actions.place(one, at(cove, 0), by=ada, version=one.version)
    actions.place(two, at(cove, 60), by=bea, version=two.version)
    assert [spot_of(placed(draft, each)) for each in (talk, other)] == [at(cove, 0), at(cove, 60)]


def test_the_second_who_moves_the_same_session_is_told_where_it_stands(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    seen = placed(draft, talk)
    actions.place(placed(draft, talk), at(cove, 0), by=ada, version=seen.version)
    with pytest.raises(Overtaken) as refusal:
        actions.place(seen, at(cove, 60), by=bea, version=seen.version)
    assert [spot_of(row) for row in refusal.value.placements] == [at(cove, 0)]
    assert spot_of(placed(draft, talk)) == at(cove, 0)


def test_two_who_want_the_same_are_not_told_of_a_conflict(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    seen = placed(draft, talk)
    actions.place(placed(draft, talk), at(cove, 0), by=ada, version=seen.version)
    assert actions.place(seen, at(cove, 0), by=bea, version=seen.version) is None


@pytest.mark.django_db(transaction=True)
def test_of_ten_at_the_same_moment_one_moves_it(draft: Draft, talk: Happening, cove: Place) -> None:
    seen, won = placed(draft, talk), []
    people = [Person.objects.create_user(email=f"{n}@example.org", name=f"P{n}") for n in range(10)]
    start = threading.Barrier(len(people))

    def try_it(number: int) -> None:
        try:
            start.wait()
            actions.place(seen, at(cove, number * 5), by=people[number], version=seen.version)
            won.append(number)
        except Overtaken:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=try_it, args=(number,)) for number in range(len(people))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    draft.refresh_from_db()
    assert len(won) == 1
    assert spot_of(placed(draft, talk)) == at(cove, won[0] * 5)
    assert (draft.revision, draft.edits.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_many_edits_at_once_are_numbered_without_gaps(draft: Draft, add: Add, cove: Place) -> None:
    talks = [add(f"Talk {n}") for n in range(8)]
    take_in_new(draft)
    start = threading.Barrier(len(talks))

    def move(one: Happening) -> None:
        try:
            start.wait()
            actions.place(placed(draft, one), at(cove, one.pk * 5), by=None)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=move, args=(one,)) for one in talks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(draft.edits.values_list("number", flat=True)) == list(range(1, 9))
    assert [spot_of(placed(draft, one)) for one in talks] == [at(cove, one.pk * 5) for one in talks]
    assert connection.is_usable()


def test_what_is_locked_stays_until_it_is_unlocked(
    draft: Draft, talk: Happening, cove: Place, bea: Person
) -> None:
    actions.lock([placed(draft, talk)], True, by=bea)
    with pytest.raises(Locked):
        actions.place(placed(draft, talk), replace(at(cove, 0), is_locked=True), by=bea)
    with pytest.raises(Locked):
        actions.shift([placed(draft, talk)], 10, by=bea)
    actions.lock([placed(draft, talk)], False, by=bea)
    actions.place(placed(draft, talk), at(cove, 0), by=bea)
    assert spot_of(placed(draft, talk)) == at(cove, 0)


def test_undo_and_redo_walk_my_own_steps(
    draft: Draft, talk: Happening, cove: Place, hall: Place, ada: Person, bea: Person, add: Add
) -> None:
    other = add("Another", cove, 240)
    take_in_new(draft)
    before = spot_of(placed(draft, talk))
    actions.place(placed(draft, talk), at(cove, 0), by=ada)
    actions.place(placed(draft, talk), at(hall, 60), by=ada)
    actions.place(placed(draft, other), at(hall, 120), by=bea)
    journal.undo(draft, by=ada)
    assert spot_of(placed(draft, talk)) == at(cove, 0)
    journal.undo(draft, by=ada)
    assert spot_of(placed(draft, talk)) == before
    assert spot_of(placed(draft, other)) == at(hall, 120)  # Bea's step is Bea's
    journal.redo(draft, by=ada)
    journal.redo(draft, by=ada)
    assert spot_of(placed(draft, talk)) == at(hall, 60)
    with pytest.raises(NothingToUndo):
        journal.redo(draft, by=ada)
    assert draft.edits.count() == 7  # nothing is ever taken out of the journal


def test_after_a_new_edit_there_is_nothing_to_do_again(
    draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    actions.place(placed(draft, talk), at(cove, 0), by=ada)
    journal.undo(draft, by=ada)
    actions.place(placed(draft, talk), at(cove, 30), by=ada)
    with pytest.raises(NothingToUndo):
        journal.redo(draft, by=ada)


def test_undo_does_not_overwrite_what_somebody_did_since(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    actions.place(placed(draft, talk), at(cove, 0), by=ada)
    actions.place(placed(draft, talk), at(cove, 90), by=bea)
    with pytest.raises(Overtaken) as refusal:
        journal.undo(draft, by=ada)
    assert [row.happening.title for row in refusal.value.placements] == [talk.title]
    assert spot_of(placed(draft, talk)) == at(cove, 90)
    journal.undo(draft, by=bea)
    journal.undo(draft, by=ada)
    assert spot_of(placed(draft, talk)).starts_at == talk.starts_at


def test_anybody_can_take_back_any_entry_of_the_journal(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    edit = actions.place(placed(draft, talk), at(cove, 0), by=ada)
    journal.undo(draft, by=bea, edit=edit)
    assert spot_of(placed(draft, talk)).starts_at == talk.starts_at
    with pytest.raises(NothingToUndo):
        journal.undo(draft, by=bea, edit=edit)


def test_a_closed_draft_takes_nothing(draft: Draft, talk: Happening, cove: Place, ada: Person) -> None:
    actions.close(draft, by=ada)
    with pytest.raises(journal.DraftClosed):
        actions.place(placed(draft, talk), at(cove, 0), by=ada)
    actions.reopen(draft, by=ada)
    assert actions.place(placed(draft, talk), at(cove, 0), by=ada)


def test_a_track_organiser_moves_their_track_and_nothing_else(
    draft: Draft, talk: Happening, add: Add, cove: Place, track: Track, grace: Person, edition: Edition
) -> None:
    RoleGrant.objects.create(edition=edition, person=grace, role=Role.TRACK, track=track)
    reach = reach_of(grace, edition)
    mine = add("Mine", track=track)
    take_in_new(draft)
    assert actions.place(placed(draft, mine), at(cove, 0), by=grace, reach=reach)
    with pytest.raises(OutOfReach):
        actions.place(placed(draft, talk), at(cove, 60), by=grace, reach=reach)
    assert reach_of(grace, edition) == Reach(tracks=frozenset({track.pk}))


def test_a_block_moves_together_and_what_is_locked_stays(
    draft: Draft, add: Add, cove: Place, hall: Place, ada: Person
) -> None:
    early, late, fast = add("Early", cove, 0), add("Late", cove, 45), add("Fast", cove, 90)
    take_in_new(draft)
    actions.lock([placed(draft, fast)], True, by=ada)
    actions.shift([placed(draft, one) for one in (early, late, fast)], 15, by=ada, room=hall)
    assert [spot_of(placed(draft, one)) for one in (early, late)] == [at(hall, 15), at(hall, 60)]
    assert spot_of(placed(draft, fast)).starts_at == at(cove, 90).starts_at
    journal.undo(draft, by=ada)
    assert spot_of(placed(draft, late)) == at(cove, 45)


def test_a_day_moves_by_the_clock_on_the_wall(
    draft: Draft, add: Add, cove: Place, ada: Person, edition: Edition
) -> None:
    # Hobart's clocks go forward on 3 October 2027 at 02:00.
    talk = add("Across the change", cove)
    ten = dt.datetime(2027, 10, 2, 10, 15, tzinfo=edition.zone)
    take_in_new(draft)
    actions.place(placed(draft, talk), Spot(cove.pk, ten.astimezone(dt.UTC), 30), by=ada)
    actions.move_day([placed(draft, talk)], 1, by=ada)
    there = placed(draft, talk).span[0]
    assert there.astimezone(edition.zone).isoformat() == "2027-10-03T10:15:00+11:00"
    assert there - ten == dt.timedelta(hours=23)


def test_a_break_goes_into_all_rooms_and_can_be_undone(draft: Draft, ada: Person) -> None:
    edit = actions.add_break(draft, by=ada, title="Coffee", starts_at=NINE, minutes=20)
    pause = Happening.objects.get(title="Coffee")
    assert (pause.state, pause.is_plenary, edit.kind) == (State.DRAFT, True, EditKind.BREAK)
    assert placed(draft, pause).span == (NINE, NINE + 20 * MINUTE)
    journal.undo(draft, by=ada)
    assert placed(draft, pause).starts_at is None
    other = actions.begin(draft.edition, by=ada, name="Other")
    assert not other.placements.filter(happening=pause).exists()


def test_catching_up_takes_what_was_not_touched_here(
    draft: Draft, talk: Happening, add: Add, cove: Place, hall: Place, ada: Person
) -> None:
    other = add("Moved here", cove, 60)
    take_in_new(draft)
    actions.place(placed(draft, other), at(hall, 300), by=ada)
    for one in (talk, other):  # as an import does
        Happening.objects.filter(pk=one.pk).update(
            starts_at=NINE + 120 * MINUTE, ends_at=NINE + 150 * MINUTE, place=cove
        )
    assert len(actions.behind_public(draft)) == 2
    assert actions.catch_up(draft, by=ada) == (1, 1)
    assert spot_of(placed(draft, talk)) == at(cove, 120)
    assert spot_of(placed(draft, other)) == at(hall, 300)
    assert actions.behind_public(draft) == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["move", "lock", "undo", "redo", "remove"]), st.integers(0, 2), st.integers(0, 1)
    ),
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps=STEPS)
def test_whatever_two_people_do_the_journal_tells_how_it_stands(
    steps: list[tuple[str, int, int]], edition: Edition, add: Add, cove: Place, ada: Person, bea: Person
) -> None:
    """Replaying the journal from the beginning gives exactly what stands in the draft."""
    Draft.objects.all().delete()
    if edition.happenings.count() < 3:
        for number in range(3):
            add(f"Talk {number}", cove, number * 60)
    draft = actions.begin(edition, by=ada, name="x")
    rows = list(draft.placements.order_by("pk").values_list("pk", flat=True))
    told = {row.pk: spot_of(row) for row in draft.placements.all()}
    for number, (verb, which, who) in enumerate(steps):
        row = Placement.objects.select_related("draft__edition").get(pk=rows[which])
        person = (ada, bea)[who]
        try:
            if verb == "move":
                actions.place(row, replace(at(cove, number * 5), is_locked=row.is_locked), by=person)
            elif verb == "lock":
                actions.lock([row], not row.is_locked, by=person)
            elif verb == "remove":
                actions.remove([row], by=person)
            else:
                getattr(journal, verb)(draft, by=person)
        except journal.Refused:
            pass
    edits = list(Edit.objects.filter(draft=draft).order_by("number"))
    assert [edit.number for edit in edits] == list(range(1, len(edits) + 1))
    for edit in edits:
        for pk, before, after in edit.changes:
            assert told[pk] == read(before)
            told[pk] = read(after)
    assert told == {row.pk: spot_of(row) for row in draft.placements.all()}


def test_a_wish_for_a_placement_of_another_draft_is_refused(
    draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    other = actions.begin(draft.edition, by=ada, name="Other")
    with pytest.raises(Overtaken):
        actions.swap_in(draft, [Wish(placed(other, talk).pk, at(cove, 0))], by=ada, kind=EditKind.SOLVE)
