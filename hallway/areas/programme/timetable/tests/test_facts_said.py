"""What speakers say of themselves: a step as any other, theirs, and gone with them."""

from __future__ import annotations

import datetime as dt
import json

from django.test import Client

from hallway.areas.programme.timetable import facts, standing
from hallway.areas.programme.timetable.models import AvailabilityNote, FactEdit
from hallway.areas.programme.timetable.portability import availability_history, facts_set
from hallway.areas.programme.timetable.tests.conftest import (
    DESK,
    MINUTE,
    NINE,
    SATURDAY,
    SUNDAY,
    SignedIn,
    shown,
)
from hallway.areas.programme.timetable.tests.facts_pages import (
    HOURS,
    JOURNAL,
    MINE,
    carried,
    opening,
    text,
    text_after,
)
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about


def test_what_somebody_says_is_a_step_that_the_team_can_take_back(
    desk: Client, edition: Edition, grace: Person, signed_in: SignedIn
) -> None:
    mine = signed_in(grace)
    box = f"cannot-{SATURDAY}-morning"
    mine.post(MINE, {box: "on", "note": "My train"} | shown(mine, MINE))
    first = AvailabilityNote.objects.get().said_at
    journal = text(desk, JOURNAL)
    assert (
        "said themselves: when Grace can come" in journal
        and "the note of Grace: not said → “My train”" in journal
    )
    mine.post(MINE, {"note": "All fine"} | shown(mine, MINE))
    step = str(edition.fact_edits.first().pk)
    assert "Taken back." in text_after(desk, "undo", edit=step)
    now = standing.standing(edition, [f"person/{grace.pk}", f"note/{grace.pk}"])
    assert now[f"person/{grace.pk}"] and now[f"note/{grace.pk}"]["note"] == "My train"
    assert AvailabilityNote.objects.get().said_at == first
    page = text(mine, MINE)
    assert "The programme team changed this last" in page and "My train" in page and "Bea" not in page
    # Once the team has set it anew, somebody's own words are not taken back any more.
    hers = f"{DESK}facts/people/{grace.code}/"
    desk.post(hers, {"windows": "2027-09-11 10:30–18:00"} | shown(desk, hers))
    words = str(edition.fact_edits.filter(kind="said").last().pk)
    assert "Bea has changed when Grace can come in the meantime. Now: Sat 11 Sep, 10:30–18:00." in text_after(
        desk, "undo", edit=words
    )


def test_saying_the_same_again_is_only_a_newer_date(
    desk: Client, edition: Edition, grace: Person, signed_in: SignedIn
) -> None:
    mine = signed_in(grace)
    mine.post(MINE, {"note": ""} | shown(mine, MINE))
    assert "the note of Grace: not said → without a word" in text(desk, JOURNAL)
    first = AvailabilityNote.objects.get().said_at
    mine.post(MINE, {"note": ""} | shown(mine, MINE))
    assert edition.fact_edits.count() == 1 and AvailabilityNote.objects.get().said_at > first


def test_a_speaker_does_not_overwrite_the_team_unseen(
    desk: Client, edition: Edition, grace: Person, signed_in: SignedIn
) -> None:
    mine, hers = signed_in(grace), f"{DESK}facts/people/{grace.code}/"
    before = shown(mine, MINE)
    desk.post(hers, {"windows": "2027-09-11 10:30–18:00"} | shown(desk, hers))
    # A note alone touches no times, whatever boxes were shown.
    assert mine.post(MINE, {"note": "Hello"} | before).status_code == 302
    assert standing.windows(edition, [str(grace.pk)])
    form = {f"cannot-{SUNDAY}-morning": "on", "note": "Bye"}
    refused = mine.post(MINE, form | before)
    page = refused.content.decode()
    assert refused.status_code == 409 and "set this anew in the meantime" in page
    assert "Sat 11 Sep, 10:30–18:00" in page and ">\nBye</textarea>" in page
    assert mine.post(MINE, form | carried(page)).status_code == 302
    assert "Bye" in text(desk, hers)


def test_times_that_last_for_days_are_read_as_they_are_written(
    desk: Client, edition: Edition, grace: Person, signed_in: SignedIn
) -> None:
    mine, hers = signed_in(grace), f"{DESK}facts/people/{grace.code}/"
    desk.post(HOURS, opening("09:00", "09:00"))
    mine.post(MINE, {f"cannot-{SATURDAY}-morning": "on", "note": ""} | shown(mine, MINE))
    page = text(desk, hers)
    line = "2027-09-11 12:00 – 2027-09-13 03:00"
    assert line in page
    assert desk.post(hers, {"windows": line} | shown(desk, hers)).status_code == 302
    assert edition.fact_edits.count() == 2  # hours, and what she said: the team changed nothing
    assert "Sat 11 Sep, 12:00 – Mon 13 Sep, 03:00" in text(desk, f"{DESK}facts/people/")


def test_what_is_about_a_person_goes_with_them(
    desk: Client, edition: Edition, grace: Person, bea: Person, signed_in: SignedIn
) -> None:
    mine = signed_in(grace)
    mine.post(MINE, {f"cannot-{SATURDAY}-morning": "on", "note": "My train"} | shown(mine, MINE))
    facts.set_windows(edition, grace, [(NINE, NINE + 60 * MINUTE)], by=bea)
    facts.set_hours(edition, {SATURDAY: (dt.time(9), dt.time(18), 5)}, by=grace)
    taken = availability_history(grace)
    assert [(one["kind"], one["what"]) for one in taken] == [
        ("said", "note"), ("said", "windows"), ("set", "windows"),
    ]  # fmt: skip
    assert "My train" in json.dumps(everything_about(grace), default=str)
    others = json.dumps(everything_about(bea), default=str)
    assert len(facts_set(bea)) == 1 and "My train" not in others and "T23:00" not in others
    assert "train" not in json.dumps(list(Activity.objects.values("data")))
    erase(grace, by=grace)
    left = FactEdit.objects.get()
    assert (left.subject, left.by) == ("hours", grace)
    assert "train" not in text(desk, JOURNAL)
