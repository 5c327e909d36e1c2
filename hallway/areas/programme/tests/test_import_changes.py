"""What an import does to the rows: makes, changes, keeps, removes, and when it does nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hallway.areas.programme.interchange import apply as apply_module
from hallway.areas.programme.interchange.exports import export
from hallway.areas.programme.interchange.plan import ImportPlan
from hallway.areas.programme.models import ImportedRecord
from hallway.areas.programme.tests.files import bring_in, event, person, schedule, snapshot
from hallway.formats.detect import read_schedule
from hallway.formats.frab_xml.write import write as write_xml
from hallway.formats.report import FormatError
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Kind, Part, State
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person

THREE = [event(1), event(2, room="Shoal"), event(3, type="Workshop")]


def _writes(queries: CaptureQueriesContext) -> list[str]:
    reading = ("SELECT",)
    return [one["sql"] for one in queries.captured_queries if not one["sql"].startswith(reading)]


def test_a_programme_appears(edition: Edition) -> None:
    result = bring_in(schedule(*THREE), edition)
    talk = Happening.objects.select_related("place", "track").get(source_number=1)
    assert result.counts["new"] == 3
    assert (talk.title, talk.kind, talk.source_kind) == ("Talk 1", Kind.TALK, "lecture")
    assert talk.starts_at == dt.datetime(2027, 9, 11, 0, 0, tzinfo=dt.UTC)
    assert talk.length == dt.timedelta(minutes=30)
    assert (talk.place.name, talk.track.name, talk.code) == ("Tide", "Web", "CODE01")
    assert str(talk.guid) == event(1)["guid"]
    assert talk.abstract_html == "<p>About <em>1</em>.</p>\n"
    assert [one.person.name for one in talk.appearances.all()] == ["Speaker 1"]
    assert Happening.objects.get(source_number=3).kind == Kind.WORKSHOP


def test_rooms_have_different_colours(edition: Edition) -> None:
    bring_in(schedule(*[event(n, room=f"Room {n}") for n in range(1, 9)]), edition)
    hues = list(edition.places.values_list("hue", flat=True))
    assert len(set(hues)) == 8


def test_the_conference_is_filled_in_where_it_was_empty(edition: Edition) -> None:
    bring_in(schedule(*THREE, version="1.3"), edition)
    edition.refresh_from_db()
    assert edition.schedule_version == "1.3"
    assert edition.starts_on == dt.date(2027, 9, 8)  # was set by people; the file says the 11th
    assert edition.city == "Hobart"


def test_a_correction_of_the_dates_is_reported_as_kept(edition: Edition) -> None:
    result = bring_in(schedule(*THREE), edition)
    assert "dates" in {one.field for one in result.plan.kept}


def test_an_edition_without_phases_gets_one_for_each_run_of_days(edition: Edition) -> None:
    later = event(4, date="2027-09-14T10:00:00+10:00")
    bring_in(schedule(event(1), later, end="2027-09-14"), edition)
    assert [(str(one.starts_on), str(one.ends_on)) for one in edition.phases.all()] == [
        ("2027-09-11", "2027-09-11"),
        ("2027-09-14", "2027-09-14"),
    ]


def test_the_import_is_recorded_and_pages_are_made_anew(edition: Edition, ada: Person) -> None:
    before = publishing.versions(publishing.scope(edition.slug))
    bring_in(schedule(*THREE), edition, by=ada)
    activity = Activity.objects.get(verb="programme.imported")
    assert (activity.actor, activity.data["new"], activity.data["version"]) == (ada, 3, "1")
    assert publishing.versions(publishing.scope(edition.slug)) != before


def test_the_same_file_again_writes_nothing(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    before, version = snapshot(edition), publishing.versions(publishing.scope(edition.slug))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        result = bring_in(schedule(*THREE), edition)
    assert result.plan.is_empty
    assert _writes(queries) == []
    assert result.counts["unchanged"] == 3
    assert (snapshot(edition), publishing.versions(publishing.scope(edition.slug))) == (before, version)


def test_planning_takes_the_same_number_of_queries_for_any_size(edition: Edition) -> None:
    bring_in(schedule(event(1)), edition)
    with CaptureQueriesContext(connection) as small:
        bring_in(schedule(event(1)), edition)
    bring_in(schedule(*[event(n) for n in range(1, 13)]), edition)
    with CaptureQueriesContext(connection) as large:
        bring_in(schedule(*[event(n) for n in range(1, 13)]), edition)
    assert len(small) == len(large)


@pytest.mark.parametrize(
    "different", [{"room": "Shoal"}, {"date": "2027-09-11T15:00:00+10:00"}, {"duration": "1:00"}]
)
def test_a_moved_session_raises_its_sequence(edition: Edition, different: dict[str, str]) -> None:
    bring_in(schedule(*THREE), edition)
    result = bring_in(schedule(event(1, **different), *THREE[1:]), edition)
    assert result.counts["moved"] == 1
    assert Happening.objects.get(source_number=1).sequence == 1
    assert Happening.objects.get(source_number=2).sequence == 0


def test_a_new_title_does_not_raise_the_sequence(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    result = bring_in(schedule(event(1, "Better"), *THREE[1:]), edition)
    talk = Happening.objects.get(source_number=1)
    assert (talk.title, talk.sequence, result.counts["changed"]) == ("Better", 0, 1)


def test_a_session_that_is_gone_from_a_public_programme_is_cancelled(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    result = bring_in(schedule(*THREE[:2]), edition)
    gone = Happening.objects.get(source_number=3)
    assert (gone.state, gone.sequence, result.counts["removed"]) == (State.CANCELLED, 1, 1)
    assert bring_in(schedule(*THREE[:2]), edition).plan.is_empty


def test_a_cancelled_session_that_comes_back_is_public_again(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    bring_in(schedule(*THREE[:2]), edition)
    bring_in(schedule(*THREE), edition)
    assert Happening.objects.get(source_number=3).state == State.PUBLIC


def test_a_session_that_is_gone_before_the_programme_is_public_is_deleted(edition: Edition) -> None:
    Edition.objects.update(published=False)
    bring_in(schedule(*THREE), edition)
    bring_in(schedule(*THREE[:2]), edition)
    assert not Happening.objects.filter(source_number=3).exists()
    assert bring_in(schedule(*THREE), edition).counts["new"] == 1


def test_what_was_made_here_stays(edition: Edition, talk: Happening) -> None:
    bring_in(schedule(*THREE), edition)
    bring_in(schedule(event(1)), edition)
    talk.refresh_from_db()
    assert talk.state == State.PUBLIC


def test_a_file_that_lacks_most_of_the_programme_is_doubted(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    result = bring_in(schedule(event(9)), edition)
    assert any("right file" in one.message for one in result.findings)


def test_a_correction_made_here_is_kept_while_the_file_stays_the_same(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    Happening.objects.filter(source_number=1).update(title="Corrected")
    result = bring_in(schedule(event(1, abstract="New"), *THREE[1:]), edition)
    talk = Happening.objects.get(source_number=1)
    assert (talk.title, talk.abstract) == ("Corrected", "New")
    assert [(one.label, one.field) for one in result.plan.kept if one.field == "title"] == [
        ("Talk 1", "title")
    ]


def test_a_correction_is_replaced_when_the_file_changes_the_same_field(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    Happening.objects.filter(source_number=1).update(title="Corrected")
    result = bring_in(schedule(event(1, "From the file"), *THREE[1:]), edition)
    assert Happening.objects.get(source_number=1).title == "From the file"
    assert [one.overwritten for one in result.plan.changes] == [["title"]]


def test_a_session_deleted_here_stays_deleted(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    Happening.objects.get(source_number=1).delete()
    result = bring_in(schedule(*THREE), edition)
    assert result.plan.is_empty
    assert [one.label for one in result.plan.kept if not one.field] == ["Talk 1"]


def test_a_renamed_room_keeps_its_new_name_and_its_sessions(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    edition.places.filter(name="Tide").update(name="The Tide Room")
    result = bring_in(schedule(*THREE), edition)
    assert result.plan.is_empty
    assert Happening.objects.get(source_number=1).place.name == "The Tide Room"


def test_rooms_that_swap_their_names_here_keep_their_sessions(edition: Edition) -> None:
    data = schedule(event(1, room="Tide"), event(2, room="Shoal"))
    bring_in(data, edition)
    tide, shoal = edition.places.get(name="Tide"), edition.places.get(name="Shoal")
    edition.places.filter(pk=tide.pk).update(name="Shoal")
    edition.places.filter(pk=shoal.pk).update(name="Tide")
    assert bring_in(data, edition).plan.is_empty
    assert Happening.objects.get(source_number=1).place == tide


def test_rooms_that_differ_in_case_are_one_room(edition: Edition) -> None:
    data = schedule(event(1, room="Tide"), event(2, room="TIDE"))
    bring_in(data, edition)
    assert edition.places.count() == 1
    assert bring_in(data, edition).plan.is_empty


def test_keys_of_any_length_stay_apart(edition: Edition) -> None:
    events = [event(n, guid=None, id=None, url="", slug="x" * 400 + str(n)) for n in (1, 2)]
    bring_in(schedule(*events), edition)
    assert Happening.objects.count() == 2
    assert bring_in(schedule(*events), edition).plan.is_empty


def test_a_code_that_somebody_has_is_not_taken_over(edition: Edition, talk: Happening) -> None:
    Happening.objects.filter(pk=talk.pk).update(code="CODE01", source_key="of another file")
    bring_in(schedule(event(1, url=""), event(2)), edition)
    codes = set(edition.happenings.values_list("code", flat=True))
    assert len(codes) == edition.happenings.count()


def test_what_has_no_place_here_is_said(edition: Edition) -> None:
    result = bring_in(schedule(event(1, logo="https://example.org/logo.png")), edition)
    assert [one.where for one in result.findings] == ["sessions"]


def test_a_renamed_speaker_is_the_same_person(edition: Edition) -> None:
    bring_in(schedule(event(1)), edition)
    before = Person.objects.get(name="Speaker 1")
    bring_in(schedule(event(1, persons=[person(1, "Better Name")])), edition)
    before.refresh_from_db()
    assert before.name == "Better Name"
    assert Person.objects.count() == 1


def test_people_with_an_account_are_not_rewritten(edition: Edition) -> None:
    bring_in(schedule(event(1)), edition)
    Person.objects.update(email="one@example.org", name="As I write it")
    bring_in(schedule(event(1, persons=[person(1, "Other", biography="Filled in")])), edition)
    one = Person.objects.get()
    assert (one.name, one.bio, one.bio_html) == ("As I write it", "Filled in", "<p>Filled in</p>\n")


def test_two_editions_from_the_same_system_share_people(edition: Edition, other_edition: Edition) -> None:
    bring_in(schedule(event(1), event(2)), edition)
    bring_in(schedule(event(7, persons=[person(1, biography="New")])), other_edition)
    assert Person.objects.count() == 2
    assert {one.happening.edition for one in Person.objects.get(name="Speaker 1").appearances.all()} == {
        edition,
        other_edition,
    }


def test_bare_names_of_another_series_are_other_people(edition: Edition) -> None:
    named = {"public_name": "Sam"}
    bring_in(schedule(event(1, persons=[named])), edition)
    elsewhere = Edition.objects.create(
        series=edition.series._meta.model.objects.create(slug="other", name="Other"),
        slug="other-2027", acronym="other2027", name="Other",
    )  # fmt: skip
    bring_in(schedule(event(1, persons=[named])), elsewhere)
    assert Person.objects.filter(name="Sam").count() == 2


def test_a_part_given_here_survives_a_change_of_speakers(edition: Edition) -> None:
    bring_in(schedule(event(1)), edition)
    Appearance.objects.update(part=Part.MODERATOR)
    bring_in(schedule(event(1, persons=[person(2), person(1)])), edition)
    parts = [(one.person.name, one.part) for one in Appearance.objects.all()]
    assert parts == [("Speaker 2", Part.SPEAKER), ("Speaker 1", Part.MODERATOR)]


def test_the_same_programme_in_another_format_is_recognised(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    result = bring_in(write_xml(read_schedule(schedule(*THREE))[0]), edition)
    assert (result.counts["new"], result.counts["removed"]) == (0, 0)
    assert Happening.objects.count() == 3
    assert Person.objects.count() == 3


def test_a_broken_file_writes_nothing(edition: Edition) -> None:
    before = snapshot(edition)
    with pytest.raises(FormatError):
        bring_in(schedule(*THREE)[:-40], edition)
    assert snapshot(edition) == before


@pytest.mark.parametrize("step", ["tracks", "people", "sessions", "appearances", "removals", "memory"])
def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    bring_in(schedule(*THREE), edition)
    before, version = snapshot(edition), publishing.versions(publishing.scope(edition.slug))
    original = getattr(apply_module._Writer, step)

    def failing(writer: object) -> None:
        original(writer)
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(apply_module._Writer, step, failing)
    with pytest.raises(RuntimeError):
        bring_in(schedule(event(1, "New title", room="Deep"), event(8), version="2"), edition)
    assert (snapshot(edition), publishing.versions(publishing.scope(edition.slug))) == (before, version)


def test_a_session_without_length_gets_one_and_is_reported(edition: Edition) -> None:
    result = bring_in(schedule(event(1, duration="0:00")), edition)
    assert Happening.objects.get().length == dt.timedelta(minutes=5)
    assert any("no length" in one.message and "Talk 1" in one.where for one in result.findings)


def test_too_long_texts_are_cut_and_reported(edition: Edition) -> None:
    result = bring_in(schedule(event(1, "x" * 600)), edition)
    assert len(Happening.objects.get().title) == 500
    assert any("longer than 500" in one.message for one in result.findings)


def test_records_that_cannot_be_read_are_listed_with_their_place(edition: Edition) -> None:
    result = bring_in(schedule(event(1), event(2, date="yesterday", start="soon")), edition)
    assert any('rooms["Tide"][1]' in one.where for one in result.findings)


def test_two_slots_of_one_talk_are_two_sessions(edition: Edition) -> None:
    again = event(1, date="2027-09-11T16:00:00+10:00")
    bring_in(schedule(event(1), again), edition)
    assert Happening.objects.filter(title="Talk 1").count() == 2
    assert bring_in(schedule(event(1), again), edition).plan.is_empty


def test_an_empty_plan_is_empty() -> None:
    assert ImportPlan().is_empty


def test_what_the_file_said_is_remembered_once(edition: Edition) -> None:
    bring_in(schedule(*THREE), edition)
    bring_in(schedule(event(1, "New"), *THREE[1:]), edition)
    assert ImportedRecord.objects.get(kind="session", key=event(1)["guid"]).values["title"] == "New"


def test_our_own_export_brings_no_change_with_it(talk: Happening) -> None:
    talk.is_plenary, talk.is_recorded = True, None
    talk.save()
    data = export(talk.edition, "schedule.json")
    result = bring_in(data, talk.edition)
    talk.refresh_from_db()
    assert (talk.is_plenary, talk.is_recorded, talk.sequence) == (True, None, 0)
    assert {name: count for name, count in result.counts.items() if count} == {"unchanged": 1}


@pytest.mark.parametrize("names_too", [False, True])
def test_who_was_erased_is_not_written_down_again(edition: Edition, names_too: bool) -> None:
    file = schedule(event(1))
    bring_in(file, edition)
    speaker = Person.objects.get(appearances__happening__source_number=1)
    name = speaker.name
    erase(speaker, by=speaker, names_too=names_too)
    bring_in(schedule(event(1), event(2)), edition)
    speaker.refresh_from_db()
    assert (name in speaker.name, speaker.bio) == (not names_too, "")
    assert not any(name in str(record.values) for record in ImportedRecord.objects.filter(row=speaker.pk))
    assert bring_in(schedule(event(1), event(2)), edition).plan.is_empty
