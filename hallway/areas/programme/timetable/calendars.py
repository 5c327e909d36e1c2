"""The calendar update that goes with a mail: one person's sessions that a release has moved.

It is made when the mail is sent, from what stands then: same UIDs as the calendars of the programme, the
newest SEQUENCE. METHOD is PUBLISH (RFC 5546, 3.2.1), as for something to know, not an invitation to
answer; what was taken off the timetable is there once more, as cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.utils import parseaddr

from django.conf import settings

from hallway.areas.programme.interchange.exports import host
from hallway.areas.programme.interchange.outgoing import schedule_of
from hallway.areas.programme.timetable.changelog import Entry, read
from hallway.areas.programme.timetable.models import Release
from hallway.formats.ical.write import write
from hallway.formats.schedule import Session
from hallway.ground.activity.notices import Attachment
from hallway.ground.clock import now
from hallway.ground.happenings.models import Happening


def update(person: int, words: Mapping[str, str]) -> Iterator[Attachment]:
    """The file for the mail that `tellers` wrote; none where nothing of the release is left."""
    release = Release.objects.select_related("edition").filter(pk=words.get("release", "0")).first()
    if release is None:
        return
    entries = {one.happening: one for one in read(release.changelog) if not one.is_break}
    mine = Happening.objects.filter(pk__in=entries, appearances__person=person).distinct()
    guids = {str(one.guid): entries[one.pk] for one in mine}
    schedule = schedule_of(release.edition, mine)
    sessions = [one for session in schedule.sessions for one in _as_it_stands(session, guids[session.key])]
    if sessions:
        sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        content = write(
            replace(schedule, sessions=sessions), stamp=now(), host=host(), instance=settings.PUBLIC_URL,
            organizer=(release.edition.name, sender),
        )  # fmt: skip
        yield Attachment("schedule.ics", "text/calendar", content, {"method": "PUBLISH", "charset": "utf-8"})


def _as_it_stands(session: Session, entry: Entry) -> Iterator[Session]:
    before = entry.before
    if session.start:
        yield session
    elif before.starts_at and before.ends_at:
        length = before.ends_at - before.starts_at
        yield replace(session, start=before.starts_at, duration=length, room=before.room, cancelled=True)
