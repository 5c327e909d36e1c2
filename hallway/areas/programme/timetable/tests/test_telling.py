"""Who hears of a release, and what."""

from __future__ import annotations

import datetime as dt

import pytest

from hallway.areas.programme.timetable import actions, releasing
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.tests.conftest import Add, at, placed
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, from_activity
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Part
from hallway.ground.people.models import Person


def told() -> list[Notice]:
    """What the last release tells."""
    return list(from_activity(Activity.objects.filter(verb="programme.released").latest("id")))


@pytest.fixture
def other(draft: Draft, add: Add, cove: Place, bea: Person) -> Happening:
    """A talk of Bea's that nobody moves."""
    found = add("Stays", cove, 300, bea)
    take_in_new(draft)
    return found


def release(draft: Draft, talk: Happening, cove: Place, by: Person, name: str = "1") -> None:
    actions.place(placed(draft, talk), at(cove, 60), by=by)
    releasing.release(draft, by=by, name=name)


def test_only_those_whom_it_touches_are_told(
    draft: Draft, talk: Happening, other: Happening, cove: Place, ada: Person, grace: Person, bob: Person
) -> None:
    talk.stars.create(person=bob)
    other.stars.create(person=ada)
    release(draft, talk, cove, ada)
    assert {(one.person, one.kind) for one in told()} == {
        (grace.pk, "timetable.mine_moved"), (bob.pk, "timetable.starred_moved"),
    }  # fmt: skip
    (mine,) = [one for one in told() if one.person == grace.pk]
    assert (
        mine.words["changes"] == "“Deleting 40,000 lines”: Sat 11 Sep, 10:15, Tide → Sat 11 Sep, 10:00, Cove"
    )
    assert str(mine.words["calendar"]).endswith(f"/speaker/{grace.code}/talks.ics")
    assert mine.path == f"/pyharbour-2027/talk/{talk.code}/"


def test_a_speaker_who_starred_their_own_session_is_told_once(
    draft: Draft, talk: Happening, cove: Place, ada: Person, grace: Person
) -> None:
    talk.stars.create(person=grace)
    release(draft, talk, cove, ada)
    assert [(one.person, one.kind) for one in told()] == [(grace.pk, "timetable.mine_moved")]


def test_chairs_are_told_as_speakers_are(
    draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    Appearance.objects.create(happening=talk, person=bea, part=Part.CHAIR)
    release(draft, talk, cove, ada)
    assert bea.pk in {one.person for one in told()}


def test_a_first_time_is_no_news_for_those_who_starred(
    draft: Draft, add: Add, cove: Place, ada: Person, grace: Person, bob: Person
) -> None:
    new = add("New", None, 0, grace)
    new.stars.create(person=bob)
    take_in_new(draft)
    release(draft, new, cove, ada)
    assert [one.person for one in told()] == [grace.pk]
    assert told()[0].words["changes"] == "“New”: Sat 11 Sep, 10:00, Cove"


def test_several_moves_are_one_notice(
    draft: Draft, talk: Happening, other: Happening, cove: Place, hall: Place, ada: Person, bob: Person
) -> None:
    for one in (talk, other):
        one.stars.create(person=bob)
    actions.remove([placed(draft, other)], by=ada)
    release(draft, talk, cove, ada)
    (mine,) = [one for one in told() if one.person == bob.pk]
    assert str(mine.words["changes"]).count("\n") == 1 and "no time any more" in str(mine.words["changes"])
    assert mine.path == "/pyharbour-2027/schedule/"


def test_words_are_those_of_the_reader(
    draft: Draft, talk: Happening, cove: Place, ada: Person, grace: Person
) -> None:
    Person.objects.filter(pk=grace.pk).update(language="de")
    release(draft, talk, cove, ada)
    assert "Sa" in str(told()[0].words["changes"])


def test_nobody_is_told_of_breaks_or_of_a_hidden_conference(
    draft: Draft, talk: Happening, cove: Place, ada: Person, edition: Edition
) -> None:
    start = dt.datetime(2027, 9, 11, 2, tzinfo=dt.UTC)
    actions.add_break(draft, by=ada, title="Coffee", starts_at=start, minutes=20)
    releasing.release(draft, by=ada, name="1")
    assert told() == []
    Edition.objects.filter(pk=edition.pk).update(published=False)
    release(draft, talk, cove, ada, "2")
    assert told() == []
