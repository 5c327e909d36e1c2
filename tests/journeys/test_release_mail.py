"""From the button to the mail: a released timetable reaches those whose session moved, and nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.core import mail
from django.test import Client

from hallway.areas.notices.deciding import decide
from hallway.areas.notices.delivering import deliver
from hallway.areas.notices.models import Habit
from hallway.areas.notices.telling import expand_outbox
from hallway.areas.programme.timetable import actions
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

DESK = "/pyharbour-2027/organise/timetable/"


def test_a_moved_speaker_gets_one_mail_with_the_way_to_the_calendar(
    edition: Edition, talk: Happening, ada: Person, grace: Person, bob: Person,
    signed_in: Callable[[Person], Client], django_capture_on_commit_callbacks: Callable,
) -> None:  # fmt: skip
    Habit.objects.create(person=grace, loud=["mail"])  # whatever the hour
    draft = actions.begin(edition, by=ada, name="A later hour")
    actions.shift(list(draft.placements.select_related("draft__edition")), 45, by=ada)
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in(ada).post(f"{DESK}{draft.pk}/release/", {"name": "Beacon", "revision": 1})
    assert response.status_code == 302
    expand_outbox()
    decide()
    deliver()
    assert [message.to for message in mail.outbox] == [[grace.email]]
    message = mail.outbox[0]
    assert message.subject == "New time or room: your session at PyHarbour 2027"
    assert "Sat 11 Sep, 10:15, Tide → Sat 11 Sep, 11:00, Tide" in message.body
    address = message.body.split("Your calendar of it: http://localhost:8000")[1].split()[0]
    calendar = Client().get(address).content.decode()
    assert "SEQUENCE:1" in calendar
    assert dt.datetime(2027, 9, 11, 11).strftime("DTSTART;TZID=Australia/Hobart:%Y%m%dT%H%M%S") in calendar
