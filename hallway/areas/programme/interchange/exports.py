"""Every format in which an edition's programme can be had, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.interchange.outgoing import schedule_of
from hallway.formats.csv_tables.cells import MEDIA_TYPE as CSV
from hallway.formats.csv_tables.write import write_sessions, write_speakers
from hallway.formats.frab_xml.write import MEDIA_TYPE as FRAB_XML
from hallway.formats.frab_xml.write import write as write_xml
from hallway.formats.ical.parts import MEDIA_TYPE as ICAL
from hallway.formats.ical.write import write as write_ical
from hallway.formats.json_ld.write import conference, dumps_for_script
from hallway.formats.pretalx_json.write import write as write_widget
from hallway.formats.schedule import Schedule
from hallway.formats.schedule_json.write import write as write_json
from hallway.formats.sessionize import write as sessionize
from hallway.formats.xcal.write import MEDIA_TYPE as XCAL
from hallway.formats.xcal.write import write as write_xcal
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import Kind

JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Export:
    """One format: the name of its file, where it is, and what it is good for."""

    name: str
    path: str  # below the address of the edition
    media_type: str
    write: Callable[[Schedule], bytes]
    title: str | Promise
    purpose: str | Promise
    is_calendar: bool = False


def calendar(schedule: Schedule, name: str = "") -> bytes:
    """The sessions of `schedule` as an iCalendar feed."""
    return write_ical(schedule, stamp=now(), host=host(), instance=settings.PUBLIC_URL, name=name)


def _talks_calendar(schedule: Schedule) -> bytes:
    """Cards of the open-space board have a calendar of their own: most people want one or the other."""
    talks = [session for session in schedule.sessions if session.kind != Kind.OPEN_SPACE]
    return calendar(replace(schedule, sessions=talks))


def _board_calendar(schedule: Schedule) -> bytes:
    cards = [session for session in schedule.sessions if session.kind == Kind.OPEN_SPACE]
    return calendar(
        replace(schedule, sessions=cards), gettext("%(name)s: the board") % {"name": schedule.title}
    )


def host() -> str:
    """What stands behind the @ in the identities of calendar entries."""
    return urlsplit(settings.PUBLIC_URL).hostname or "hallway"


def _xcal(schedule: Schedule) -> bytes:
    return write_xcal(schedule, host=host(), instance=settings.PUBLIC_URL)


def _here(write: Callable[..., bytes]) -> Callable[[Schedule], bytes]:
    return lambda schedule: write(schedule, instance=settings.PUBLIC_URL)


def _standing(write: Callable[..., bytes]) -> Callable[[Schedule], bytes]:
    """For formats that have no word for a cancelled session: it is left out."""

    def written(schedule: Schedule) -> bytes:
        standing = [session for session in schedule.sessions if not session.cancelled]
        return write(replace(schedule, sessions=standing), instance=settings.PUBLIC_URL)

    return written


def _view(view: Callable[..., Any]) -> Callable[[Schedule], bytes]:
    return lambda schedule: sessionize.dumps(view(schedule, instance=settings.PUBLIC_URL))


def _json_ld(schedule: Schedule) -> bytes:
    return dumps_for_script(conference(schedule)).encode()


EXPORTS: Final[dict[str, Export]] = {
    one.name: one
    for one in [
        Export(
            "schedule.ics", "schedule/export/schedule.ics", ICAL, _talks_calendar, _("Calendar"),
            _("Subscribe with the calendar of your phone or computer; moved sessions move there, too."),
            is_calendar=True,
        ),
        Export(
            "open-spaces.ics", "schedule/export/open-spaces.ics", ICAL, _board_calendar, _("The board"),
            _("Cards that are pinned to the open-space board, as a calendar of their own."),
            is_calendar=True,
        ),
        Export(
            "schedule.xml", "schedule/export/schedule.xml", FRAB_XML, _standing(write_xml), _("frab XML"),
            _("For schedule apps such as Giggity, and for video teams."),
        ),
        Export(
            "schedule.json", "schedule/export/schedule.json", JSON, _standing(write_json), _("Schedule JSON"),
            _("The same for programs that prefer JSON. Another Hallway can import it."),
        ),
        Export(
            "schedule.xcal", "schedule/export/schedule.xcal", XCAL, _xcal, _("xCal"),
            _("A calendar as XML, for older schedule apps."),
        ),
        Export(
            "widget.json", "schedule/widgets/schedule.json", JSON, _here(write_widget), _("Widget JSON"),
            _("What the schedule widget of pretalx reads, for a schedule on another website."),
        ),
        Export(
            "sessions.csv", "schedule/export/sessions.csv", CSV, write_sessions, _("Sessions as a table"),
            _("For a spreadsheet."),
        ),
        Export(
            "speakers.csv", "schedule/export/speakers.csv", CSV, write_speakers, _("Speakers as a table"),
            _("For a spreadsheet. Without addresses."),
        ),
        Export(
            "event.jsonld", "schedule/export/event.jsonld", "application/ld+json", _json_ld, _("Linked data"),
            _("What search engines understand (schema.org)."),
        ),
        Export(
            "sessionize.json", "api/v2/view/All", JSON, _view(sessionize.all_view), _("Sessionize JSON"),
            _("For websites and apps that were made for Sessionize."),
        ),
    ]
}  # fmt: skip

SESSIONIZE_VIEWS: Final[dict[str, Callable[[Schedule], bytes]]] = {
    name: _view(view) for name, view in sessionize.VIEWS.items()
}


def export(edition: Edition, name: str) -> bytes:
    """The public programme of an edition as the file `name`, a key of EXPORTS (KeyError)."""
    return EXPORTS[name].write(schedule_of(edition))
