"""FOSDEM 2024 as a draft: what is wrong with the real timetable is found; what is taken off comes back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from hallway.areas.programme.interchange.importing import import_schedule
from hallway.areas.programme.timetable import actions, checking, solving
from hallway.areas.programme.timetable.problem import load
from hallway.areas.programme.timetable.states import RunState, Scope
from hallway.engines.timetable.rules import Hard
from hallway.ground.people.models import Person
from tests.real.data import shared_data

FILE = (shared_data() or Path("absent")) / "schedules" / "fosdem-2024.pentabarf.xml"

pytestmark = [
    pytest.mark.skipif(not FILE.exists(), reason="needs the public data sets (HALLWAY_SHARED_DATA)"),
    pytest.mark.django_db,
]


def test_a_large_conference_is_checked_solved_and_shown(client: Client) -> None:
    edition = import_schedule(str(FILE), slug="fosdem-2024", new=True, publish=True).edition
    root = Person.objects.create_user(email="root@example.org", name="Root", is_admin=True)
    draft = actions.begin(edition, by=root, name="As it was")
    material = load(draft)
    found = checking.check(material).violations
    # Two people were to be in two rooms at once, and one session was written over two others.
    assert len(material.rows) == 674
    assert Counter(one.rule for one in found) == {Hard.PERSON: 2, Hard.ROOM: 2}
    actions.remove([row for row in material.rows if row.happening.kind == "talk"][:20], by=root)
    run = solving.begin(draft, by=root, scope=Scope.UNPLACED, seconds=2)
    solving.run(run.pk)
    run.refresh_from_db()
    assert (run.state, len(run.result)) == (RunState.SOLVED, 20)
    assert run.report["minimal"] and len(run.report["conflict"]) == 3  # what was wrong before is said
    solving.take_over(run, by=root)
    now = Counter(one.rule for one in checking.check(load(draft)).violations)
    assert now == Counter(one.rule for one in found)
    client.force_login(root)
    page = f"/fosdem-2024/organise/timetable/{draft.pk}/"
    row = material.rows[100]
    assert "cannot take place like this" in client.get(page).content.decode()
    assert len(client.get(f"{page}cells/{row.pk}/?day=2024-02-03").json()["cells"]) > 3000
