"""What the journal of the facts says, in words for people of the programme team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hallway.areas.programme.timetable.facts_journal import InCircles, NoLongerThere, SetAnew
from hallway.areas.programme.timetable.journal import NothingToUndo, Refused
from hallway.areas.programme.timetable.models import FactEdit
from hallway.areas.programme.timetable.standing import Facts, Value, ends_of, times_of
from hallway.areas.programme.timetable.states import Subject
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

MOST_TOLD = 3  # facts of one refusal that are written out
LOOKED_BACK = 200  # steps of the journal in which the last writer of a fact is looked for


class Words:
    """How the facts of an edition are called and what they say. Three queries, whatever they are about."""

    def __init__(self, edition: Edition, facts: Iterable[tuple[str, Value]]) -> None:
        found = [(key.partition("/"), value) for key, value in facts]
        people = {int(rest) for (sort, _slash, rest), _value in found if sort in {"person", "note"}}
        sessions = {int(rest) for (sort, _slash, rest), _value in found if sort == "session"}
        sessions |= {value["after"] for (sort, _slash, _rest), value in found if sort == "session" and value}
        self.zone: ZoneInfo = edition.zone
        self.rooms = dict(edition.places.values_list("pk", "name"))
        self.people = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
        titles = Happening.objects.filter(edition=edition, pk__in=sessions - {None})
        self.sessions = dict(titles.values_list("pk", "title"))

    def name(self, key: str) -> str:
        """“Sat 11 Sep”, “Tide – Cove”, “Grace”."""
        sort, _slash, rest = key.partition("/")
        if sort == "day":
            return date_format(dt.date.fromisoformat(rest), "D j M")
        if sort == "walk":
            return " – ".join(self.rooms.get(end, "?") for end in ends_of(key))
        if sort == "room":
            return self.rooms.get(int(rest), "?")
        if sort == "session":
            return f"“{self.sessions.get(int(rest), '?')}”"
        return self.people.get(int(rest), "?")

    def about(self, key: str) -> str:
        """The same as a part of a sentence."""
        return str(_ABOUT[key.partition("/")[0]]) % {"name": self.name(key)}

    def value(self, key: str, value: Value) -> str:
        """“09:00–18:00, every 5 minutes”, “always”."""
        sort = key.partition("/")[0]
        if sort == "day":
            return _day(value)
        if sort == "person":
            return "; ".join(window(*one, self.zone) for one in times_of(value)) or _("always")
        if sort == "note":
            return (
                (f"“{value['note']}”" if value["note"] else _("without a word")) if value else _("not said")
            )
        if sort == "session":
            return self._needs(value)
        if sort == "walk":
            return _("%(n)d min") % {"n": value} if value else _("no way to speak of")
        return ", ".join(value) if value else _("nothing")

    def _needs(self, value: Value) -> str:
        if not value:
            return _("nothing")
        said = [
            _("%(n)d people expected") % {"n": value["expected"]} if value["expected"] is not None else "",
            ", ".join(value["features"]),
            _("somebody's first talk") if value["is_first_time"] else "",
            _("only after “%(title)s”") % {"title": self.sessions.get(value["after"], "?")}
            if value["after"] else "",
        ]  # fmt: skip
        return "; ".join(part for part in said if part)

    def change(self, key: str, before: Value, after: Value) -> str:
        """“Sat 11 Sep: 09:00–18:00, every 5 minutes → 10:00–18:00, every 5 minutes”."""
        name = self.about(key) if key.startswith("note/") else self.name(key)
        return f"{name}: {self.value(key, before)} → {self.value(key, after)}"


_ABOUT = {
    "day": gettext_lazy("the hours of %(name)s"),
    "room": gettext_lazy("what %(name)s has"),
    "walk": gettext_lazy("the way %(name)s"),
    "person": gettext_lazy("when %(name)s can come"),
    "note": gettext_lazy("the note of %(name)s"),
    "session": gettext_lazy("what %(name)s needs"),
}


def _day(value: Value) -> str:
    if not value:
        return _("as long as what stands on it")
    opens, closes, step = value
    return _("%(opens)s–%(closes)s, every %(step)d minutes") % {
        "opens": opens, "closes": closes, "step": step,
    }  # fmt: skip


def window(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> str:
    """“Sat 11 Sep, 10:30–18:00”; what ends on another day names it."""
    begins, ends = start.astimezone(zone), end.astimezone(zone)
    first = date_format(begins, _("D j M, H:i"))
    if programme_day(start, zone) == programme_day(end, zone):
        return f"{first}–{ends:%H:%M}"
    return f"{first} – {date_format(ends, _('D j M, H:i'))}"


def step(edit: FactEdit) -> str:
    """One line of the journal, after the name of who did it."""
    verb = str(edit.get_kind_display())
    if edit.about:
        verb = f"{verb}: {edit.about.get_kind_display()}"
    if edit.person:
        about = str(_ABOUT["person"]) % {"name": edit.person.name}
    elif edit.happening:
        about = str(_ABOUT["session"]) % {"name": f"“{edit.happening.title}”"}
    else:
        about = str(Subject(edit.subject).label)
    return f"{verb}: {about}"


def refusal(refused: Refused, edition: Edition) -> str:
    """Why a step was not made, and how things stand now."""
    if isinstance(refused, SetAnew):
        return " ".join(_set_anew(refused.facts, edition))
    if isinstance(refused, NoLongerThere):
        return _("What it is about is no longer there. Look again.")
    if isinstance(refused, InCircles):
        return _("That one waits for this one already.")
    if isinstance(refused, NothingToUndo):
        return _("There is nothing of yours to take back.")
    raise refused


def _set_anew(facts: Facts, edition: Edition) -> list[str]:
    words = Words(edition, facts.items())
    by = _last_writers(edition)
    return [
        _("%(who)s has changed %(titles)s in the meantime. Now: %(where)s.") % {
            "who": by.get(key) or _("Somebody"),
            "titles": words.about(key),
            "where": words.value(key, value),
        }
        for key, value in list(facts.items())[:MOST_TOLD]
    ]  # fmt: skip


def _last_writers(edition: Edition) -> dict[str, str]:
    """Key → the name of who wrote it last, of late."""
    edits = FactEdit.objects.filter(edition=edition).select_related("by").order_by("-pk")[:LOOKED_BACK]
    return {
        key: edit.by.name if edit.by else ""
        for edit in reversed(edits)
        for key, _before, _after in edit.changes
    }
