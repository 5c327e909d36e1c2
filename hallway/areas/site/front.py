"""What the front page of an edition says, computed so that nobody types it twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.areas.site import paths
from hallway.areas.site.words import nth_year
from hallway.ground.editions.models import Edition, Phase, Track
from hallway.ground.editions.reading import appearances_of
from hallway.ground.editions.states import PhaseKind
from hallway.ground.editions.words import weekday_span
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind

# Which sessions belong to a phase; a phase of another kind takes everything on its days.
_KINDS = {
    PhaseKind.TUTORIALS: {Kind.TUTORIAL, Kind.WORKSHOP},
    PhaseKind.SPRINTS: {Kind.SPRINT},
    PhaseKind.SOCIAL: {Kind.SOCIAL},
    PhaseKind.TALKS: {Kind.TALK, Kind.KEYNOTE, Kind.PANEL, Kind.LIGHTNING, Kind.POSTER},
    PhaseKind.TRACKS: {Kind.TALK, Kind.KEYNOTE, Kind.PANEL, Kind.LIGHTNING, Kind.POSTER},
}


@dataclass(frozen=True, slots=True)
class Session:
    """As much of a session as counting needs; `day` is a date at the venue."""

    kind: str
    day: dt.date | None
    place: int | None
    track: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A large figure and the words under it."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class PhaseSign:
    phase: Phase
    dates: str
    sessions: int


@dataclass(frozen=True, slots=True)
class TrackDoor:
    track: Track
    href: str
    nth: str
    sessions: int
    appearances: int


def sessions_of(edition: Edition) -> list[Session]:
    """Every public session. One query."""
    rows = (
        Happening.objects.public()
        .programme()
        .filter(edition=edition)
        .values_list("kind", "starts_at", "place_id", "track_id")
    )
    return [
        Session(kind, start.astimezone(edition.zone).date() if start else None, place, track)
        for kind, start, place, track in rows
    ]


def doors(edition: Edition, sessions: Iterable[Session]) -> list[TrackDoor]:
    """The specialist tracks, each with how often it has been held. Two queries."""
    tracks = list(edition.tracks.filter(is_specialist=True).select_related("edition"))
    years = appearances_of(tracks)
    of_track = [session.track for session in sessions]
    return [
        TrackDoor(
            track=track,
            href=paths.track(edition, track.slug),
            nth=nth_year(years[track.pk]),
            sessions=of_track.count(track.pk),
            appearances=years[track.pk],
        )
        for track in tracks
    ]


def signs(phases: Iterable[Phase], sessions: Iterable[Session]) -> list[PhaseSign]:
    """The phases with their days and how many sessions they hold."""
    sessions = list(sessions)
    return [
        PhaseSign(
            phase=phase,
            dates=weekday_span(phase.starts_on, phase.ends_on),
            sessions=sum(_belongs(session, phase) for session in sessions),
        )
        for phase in phases
    ]


def facts(edition: Edition, sessions: list[Session], tracks: list[TrackDoor]) -> list[Fact]:
    """At most four figures that matter now."""
    found = [_when(edition), _how_many(sessions), _where(sessions), _oldest_track(tracks)]
    return [fact for fact in found if fact]


def _belongs(session: Session, phase: Phase) -> bool:
    if session.day is None or not phase.starts_on <= session.day <= phase.ends_on:
        return False
    kinds = _KINDS.get(PhaseKind(phase.kind)) if phase.kind in PhaseKind.values else None
    return kinds is None or session.kind in kinds


def _when(edition: Edition) -> Fact | None:
    if not edition.is_held:
        return None
    if edition.is_over:
        return Fact(str(edition.attendance), _("people came")) if edition.attendance else None
    if edition.starts_on is None:
        return None
    days = (edition.starts_on - edition.today).days
    if days > 0:
        return Fact(str(days), ngettext("day until it begins", "days until it begins", days))
    if edition.is_running:
        return Fact(_("on now"), _("day %(day)s of the conference") % {"day": 1 - days})
    return None


def _how_many(sessions: list[Session]) -> Fact | None:
    count = len(sessions)
    return Fact(str(count), ngettext("session", "sessions", count)) if count else None


def _where(sessions: list[Session]) -> Fact | None:
    rooms = len({session.place for session in sessions if session.place})
    days = len({session.day for session in sessions if session.day})
    if not rooms:
        return None
    words = ngettext("room, over %(days)s", "rooms, over %(days)s", rooms)
    return Fact(str(rooms), words % {"days": ngettext("%(n)s day", "%(n)s days", days) % {"n": days}})


def _oldest_track(tracks: list[TrackDoor]) -> Fact | None:
    oldest = max(tracks, key=lambda door: door.appearances, default=None)
    if oldest is None or oldest.appearances < 2:
        return None
    name = oldest.track.short_name or oldest.track.name
    return Fact(str(ordinal(oldest.appearances)), _("year of %(track)s") % {"track": name})
