"""From the button to the mail: a released timetable reaches those whose session moved, and nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from django.test import Client
from icalendar import Calendar

from hallway.areas.notices.deciding import decide
from hallway.areas.notices.delivering import deliver
from hallway.areas.notices.models import Habit
from hallway.areas.notices.telling import expand_outbox
from hallway.areas.notices.tests.smtp import MailServer
from hallway.areas.programme.timetable import actions, releasing
from hallway.areas.programme.timetable.models import Draft
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

DESK = "/pyharbour-2027/organise/timetable/"


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    settings.DEFAULT_FROM_EMAIL = "PyHarbour <hello@harbour.example>"
    yield server
    server.close()


@pytest.fixture
def draft(edition: Edition, talk: Happening, ada: Person, grace: Person) -> Draft:
    Habit.objects.create(person=grace, loud=["mail"])  # whatever the hour
    return actions.begin(edition, by=ada, name="A later hour")


def rows(draft: Draft) -> list:
    return list(draft.placements.select_related("draft__edition", "happening"))


def post() -> None:
    """What the worker does every few seconds."""
    expand_outbox()
    decide()
    deliver()


def file_of(message: EmailMessage) -> tuple[str, bytes]:
    """Media type with its parameters, and content, of the one file of a mail."""
    (part,) = message.iter_attachments()
    assert part.get_filename() == "schedule.ics"
    return part["Content-Type"], part.get_payload(decode=True)


def test_a_moved_speaker_gets_one_mail_with_the_way_to_the_calendar(
    server: MailServer, draft: Draft, talk: Happening, ada: Person, grace: Person, bob: Person,
    signed_in: Callable[[Person], Client], django_capture_on_commit_callbacks: Callable,
) -> None:  # fmt: skip
    actions.shift(rows(draft), 45, by=ada)
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in(ada).post(f"{DESK}{draft.pk}/release/", {"name": "Beacon", "revision": 1})
    assert response.status_code == 302
    post()
    assert server.recipients == [grace.email]
    (message,) = server.mails
    assert message["Subject"] == "New time or room: your session at PyHarbour 2027"
    body = message.get_body(("plain",)).get_content()
    assert "Sat 11 Sep, 10:15, Tide → Sat 11 Sep, 11:00, Tide" in body
    address = body.split("up to date by itself: http://localhost:8000")[1].split()[0]
    feed = Client().get(address).content
    assert b"SEQUENCE:1" in feed
    assert (
        dt.datetime(2027, 9, 11, 11).strftime("DTSTART;TZID=Australia/Hobart:%Y%m%dT%H%M%S").encode() in feed
    )
    # The file says the same of the same event.
    kind, content = file_of(message)
    assert "text/calendar" in kind and 'method="PUBLISH"' in kind
    (event,), (known,) = Calendar.from_ical(content).events, Calendar.from_ical(feed).events
    for name in ("uid", "sequence", "dtstart", "dtend", "location", "summary", "status"):
        assert event[name] == known[name], name
    assert event["organizer"] == "mailto:hello@harbour.example"
    assert Calendar.from_ical(content)["method"] == "PUBLISH"
    assert event.start == dt.datetime(2027, 9, 11, 1, tzinfo=dt.UTC)


def test_a_calendar_follows_from_mail_to_mail(
    server: MailServer, draft: Draft, talk: Happening, ada: Person
) -> None:
    def told() -> tuple[str, int, str, str]:
        """UID, SEQUENCE, STATUS, local start in the newest mail."""
        post()
        (event,) = Calendar.from_ical(file_of(server.mails[-1])[1]).events
        return str(event["uid"]), int(event["sequence"]), str(event["status"]), f"{event.start:%H:%M}"

    uid = f"{talk.guid}@localhost"
    actions.shift(rows(draft), 45, by=ada)
    releasing.release(draft, by=ada, name="1")
    assert told() == (uid, 1, "CONFIRMED", "11:00")
    actions.remove(rows(draft), by=ada)
    releasing.release(draft, by=ada, name="2")
    assert told() == (uid, 2, "CANCELLED", "11:00")
    releasing.roll_back(draft.edition.releases.get(name="1"), by=ada, name="3")
    assert told() == (uid, 3, "CONFIRMED", "11:00")
    # Two releases in a row before the worker comes: both mails say what holds when they are sent.
    for minutes, name in ((5, "4"), (10, "5")):
        actions.catch_up(draft, by=ada)
        actions.shift(rows(draft), minutes, by=ada)
        releasing.release(draft, by=ada, name=name)
    assert told() == (uid, 5, "CONFIRMED", "11:15")
    assert len(server.mails) == 5
