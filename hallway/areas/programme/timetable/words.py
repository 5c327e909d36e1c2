"""What the engine and the journal say, in words for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hallway.areas.programme.timetable.journal import (
    DraftClosed,
    Locked,
    NothingToUndo,
    OutOfReach,
    Refused,
    Reweighed,
)
from hallway.areas.programme.timetable.material import Material, in_all_rooms
from hallway.areas.programme.timetable.models import Edit, Placement
from hallway.engines.timetable.model import Violation
from hallway.engines.timetable.rules import Hard, Soft

# The same sentences as in engines/timetable/rules.py, for those who read other languages.
SOFT = {
    Soft.STARS: gettext_lazy("Stars lost: what the same people want to see is at the same time"),
    Soft.OVERFLOW: gettext_lazy("People without a seat"),
    Soft.TRACK_ROOM: gettext_lazy("A track changes rooms between two breaks"),
    Soft.TOPICS_APART: gettext_lazy("One topic or track at the same time"),
    Soft.TOPICS_SPREAD: gettext_lazy("A topic is crowded into one day"),
    Soft.FIRST_TIMERS: gettext_lazy("A first-time speaker begins the morning"),
    Soft.UNRECORDED: gettext_lazy("Sessions without a recording at the same time"),
    Soft.ROOM_CHANGES: gettext_lazy("Somebody has to change rooms between two breaks"),
    Soft.CHANGES: gettext_lazy("Differs from the public schedule"),
}


def loss(rule: Soft, cost: float, weights: Mapping[Soft, float]) -> str:
    """What one soft rule takes at one place, in a few words. Its cost is so many cases of its weight."""
    cases = max(1, round(cost / weights[rule])) if weights.get(rule) else 1
    if rule == Soft.STARS:
        return ngettext("%(n)d star lost", "%(n)d stars lost", cases) % {"n": cases}
    if rule == Soft.OVERFLOW:
        return ngettext("%(n)d without a seat", "%(n)d without a seat", cases) % {"n": cases}
    return str(_LOSSES[rule])


_LOSSES = {
    Soft.TRACK_ROOM: gettext_lazy("track in another room"),
    Soft.TOPICS_APART: gettext_lazy("same topic at the same time"),
    Soft.TOPICS_SPREAD: gettext_lazy("topic crowded on this day"),
    Soft.FIRST_TIMERS: gettext_lazy("first talk, first in the morning"),
    Soft.UNRECORDED: gettext_lazy("another one unrecorded then"),
    Soft.ROOM_CHANGES: gettext_lazy("people change rooms"),
    Soft.CHANGES: gettext_lazy("differs from the public schedule"),
}


# What one case of a rule is: its weight counts so many times.
CASES = {
    Soft.STARS: gettext_lazy("for each person and each two of their starred sessions at the same time"),
    Soft.OVERFLOW: gettext_lazy("for each person without a seat"),
    Soft.TRACK_ROOM: gettext_lazy("for each room more than one"),
    Soft.TOPICS_APART: gettext_lazy("for each two sessions"),
    Soft.TOPICS_SPREAD: gettext_lazy("for each session too many on a day"),
    Soft.FIRST_TIMERS: gettext_lazy("for each session"),
    Soft.UNRECORDED: gettext_lazy("for each two sessions"),
    Soft.ROOM_CHANGES: gettext_lazy("for each person and room more than one"),
    Soft.CHANGES: gettext_lazy("for each session that stands elsewhere"),
}


class Names:
    """How sessions, people and rooms are called, by the engine's ids."""

    def __init__(self, material: Material) -> None:
        self.sessions = {str(row.happening_id): row.happening.title for row in material.rows}
        self.cards = {str(claim.happening) for claim in material.claims}
        self.everywhere = {str(row.happening_id) for row in material.rows if in_all_rooms(row)}
        self.rooms = {str(place.pk): place.name for place in material.places}
        self.people = {str(one.pk): one.name for mine in material.people.values() for one in mine}

    def list(self, names: Mapping[str, str], ids: Iterable[str]) -> str:
        return ", ".join(names.get(one, "?") for one in ids)


def violation(one: Violation, names: Names, about: str = "") -> str:
    """A sentence. `about` is the session beside which it stands: the others are named."""
    others = [pk for pk in one.sessions if pk != about] or list(one.fixed)
    words = {
        "who": names.list(names.people, one.people),
        "other": names.list(names.sessions, others),
        "room": names.list(names.rooms, one.rooms),
        "features": ", ".join(one.features),
        "minutes": one.minutes,
    }
    if one.rule == Hard.AVAILABLE and not one.people:
        return _("Not at this time.")
    if one.rule == Hard.CLOSED and one.fixed and one.fixed[0] not in names.everywhere:
        if one.fixed[0] in names.cards:
            return _("An open space is pinned to %(room)s at this time.") % words
        return str(_SENTENCES[Hard.ROOM]) % words
    return str(_SENTENCES[one.rule]) % words


_SENTENCES = {
    Hard.ROOM: gettext_lazy("“%(other)s” is in %(room)s at the same time."),
    Hard.PERSON: gettext_lazy("%(who)s is in “%(other)s” at the same time."),
    Hard.TRAVEL: gettext_lazy("%(who)s comes from “%(other)s”: %(minutes)s minutes too few for the way."),
    Hard.AVAILABLE: gettext_lazy("%(who)s cannot come at this time."),
    Hard.FEATURES: gettext_lazy("%(room)s lacks: %(features)s."),
    Hard.ROOMS: gettext_lazy("It may not be in %(room)s."),
    Hard.PHASE: gettext_lazy("This day is for other kinds of sessions."),
    Hard.DAYS: gettext_lazy("It may not be on this day."),
    Hard.OPEN: gettext_lazy("It reaches into a break, or beyond the hours of the day."),
    Hard.START: gettext_lazy("Sessions do not begin at this minute."),
    Hard.CLOSED: gettext_lazy("“%(other)s” is in all rooms at the same time."),
    Hard.ORDER: gettext_lazy("“%(other)s” has to be on the other side of it: one is a part of the other."),
    Hard.LOCK: gettext_lazy("It is locked."),
    Hard.LENGTH: gettext_lazy("It is longer than any block of the timetable."),
    Hard.EXISTS: gettext_lazy("The session or its room is gone."),
}

RULES = {
    Hard.ROOM: gettext_lazy("A room holds one session at a time"),
    Hard.PERSON: gettext_lazy("A person is in one place at a time"),
    Hard.TRAVEL: gettext_lazy("People need time to get from room to room"),
    Hard.AVAILABLE: gettext_lazy("People come only when they can"),
    Hard.FEATURES: gettext_lazy("A room has what the session needs"),
    Hard.ROOMS: gettext_lazy("Sessions stand in rooms for their kind"),
    Hard.PHASE: gettext_lazy("Sessions stand on days for their kind"),
    Hard.DAYS: gettext_lazy("Sessions stand on the days they may"),
    Hard.OPEN: gettext_lazy("Sessions stand inside the hours, outside breaks"),
    Hard.START: gettext_lazy("Sessions begin at the usual times"),
    Hard.CLOSED: gettext_lazy("Nothing is beside a plenary or a common break"),
    Hard.ORDER: gettext_lazy("The first part is over before the second begins"),
    Hard.LOCK: gettext_lazy("What is locked stays"),
    Hard.LENGTH: gettext_lazy("A session fits between two breaks"),
    Hard.EXISTS: gettext_lazy("Sessions and rooms exist"),
}


def conflict_line(one: Violation, names: Names) -> str:
    """One of the rules that cannot hold together, with everybody and everything it is about."""
    about = [
        part
        for part in (
            names.list(names.sessions, [*one.sessions, *(pk for pk in one.fixed if pk not in names.cards)]),
            _("an open space") if names.cards & {*one.fixed} else "",
            names.list(names.people, one.people),
            names.list(names.rooms, one.rooms),
            ", ".join(one.features),
        )
        if part
    ]
    rule = str(RULES[one.rule])
    return f"{rule}: {' · '.join(about)}" if about else rule


def stand(row: Placement, zone: ZoneInfo) -> str:
    """Where a session stands: “Sat 11 Sep, 10:15, Tide”."""
    if row.starts_at is None:
        return _("in the tray")
    return where(row.starts_at, row.place.name if row.place else "", zone)


def where(starts_at: dt.datetime | None, room: str, zone: ZoneInfo) -> str:
    """A time at the venue and a room, as far as there are any."""
    if starts_at is None:
        return _("nowhere")
    moment = date_format(starts_at.astimezone(zone), _("D j M, H:i"))
    return f"{moment}, {room}" if room else moment


_REFUSALS: Mapping[type[Refused], Promise] = {
    Locked: gettext_lazy("%(titles)s: locked. Unlock it first."),
    OutOfReach: gettext_lazy("%(titles)s: of a track that others look after."),
    DraftClosed: gettext_lazy("This draft was put away. Open it again to go on."),
    Reweighed: gettext_lazy("Somebody has changed what the rules count since. Look at it again."),
    NothingToUndo: gettext_lazy("There is nothing of yours to take back."),
}


def refusal(refused: Refused, zone: ZoneInfo) -> str:
    """Why an edit was not made, and how things stand now."""
    titles = ", ".join(f"“{row.happening.title}”" for row in refused.placements[:3])
    if type(refused) in _REFUSALS:
        return str(_REFUSALS[type(refused)]) % {"titles": titles}
    if not refused.placements:
        return _("That session is no longer in this draft. Look again.")
    row = refused.placements[0]
    last = Edit.objects.filter(draft=row.draft_id, number=row.changed_in).select_related("by").first()
    place = row.place
    words = {
        "titles": titles,
        "who": last.by.name if last and last.by else _("Somebody"),
        "where": where(row.starts_at, place.name if place else "", zone)
        if row.starts_at
        else _("in the tray"),
    }
    return _("%(who)s has changed %(titles)s in the meantime. Now: %(where)s.") % words


def edit(one: Edit, titles: Mapping[int, str]) -> str:
    """One line of the journal, after the name of who did it. `titles` are those of placements."""
    verb = str(one.get_kind_display())
    changed = [titles[pk] for pk, _before, _after in one.changes if pk in titles]
    if one.about:
        verb = f"{verb}: {one.about.get_kind_display()}"
    if one.weights:
        return verb
    if len(changed) == 1:
        return f"{verb}: “{changed[0]}”"
    return ngettext("%(verb)s: %(n)d session", "%(verb)s: %(n)d sessions", len(one.changes)) % {
        "verb": verb,
        "n": len(one.changes),
    }
