"""The facts of an edition that the directory keeps: one table of fields, read and checked in one place.

`FACTS` has every field that lists, moderators and proposals may write. `texts(known)` is
what is known of an edition, field by field; `parse` and `check` refuse what cannot be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hallway.areas.directory import fact_values as values
from hallway.areas.directory.models import Entry, Spot
from hallway.areas.directory.states import Price, Topic
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import EditionStatus, Mode

CHANNELS: Final = ("mastodon", "bluesky", "twitter", "youtube")
LONGEST: Final = dt.timedelta(days=60)  # of a conference
LATEST: Final = dt.timedelta(days=30)  # of a deadline, after the last day
_TOLD: Final = {"added": gettext_lazy("how it came in"), "series": gettext_lazy("series")}  # in histories
ADDED: Final = "added"  # the field of the change that tells how an edition came in


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: its label, how its text is read, and how its value is shown as text."""

    name: str
    label: str | Promise
    read: Callable[[str], Any]
    show: Callable[[Any], str] = values.show_plain
    choices: Any = None  # a TextChoices, for forms
    long: bool = False


@dataclass(slots=True)
class Known:
    """An edition with the rows in which its facts stand."""

    edition: Edition
    entry: Entry
    spots: list[Spot] = field(default_factory=list)
    deadlines: dict[str, Deadline] = field(default_factory=dict)  # by kind
    extensions: dict[str, list[Extension]] = field(default_factory=dict)  # by kind, the last one counts

    @property
    def is_new(self) -> bool:
        return self.edition.pk is None


def _deadline_facts() -> list[Fact]:
    found = []
    for kind in DeadlineKind:
        found += [
            Fact(f"{kind.value}.on", gettext_lazy("deadline"), values.read_stated, values.show_stated),
            Fact(
                f"{kind.value}.extended",
                gettext_lazy("extended until"),
                values.read_stated,
                values.show_stated,
            ),
            Fact(f"{kind.value}.zone", gettext_lazy("time zone of the deadline"), values.read_zone),
            Fact(f"{kind.value}.url", gettext_lazy("where to hand in"), values.read_link),
        ]
    return found


_line = values.read_line
FACTS: Final[dict[str, Fact]] = {
    fact.name: fact
    for fact in [
        Fact("name", gettext_lazy("name"), values.required(_line(200))),
        Fact("year", gettext_lazy("year"), values.read_year),
        Fact("starts_on", gettext_lazy("first day"), values.read_day),
        Fact("ends_on", gettext_lazy("last day"), values.read_day),
        Fact("status", gettext_lazy("status"), values.read_choice(EditionStatus), choices=EditionStatus),
        Fact("mode", gettext_lazy("mode"), values.read_choice(Mode), choices=Mode),
        Fact("venue", gettext_lazy("venue"), _line(200)),
        Fact("city", gettext_lazy("city"), _line(120)),
        Fact("region", gettext_lazy("region"), _line(120)),
        Fact("country", gettext_lazy("country"), values.read_country),
        Fact("timezone", gettext_lazy("time zone"), values.read_city_zone),
        Fact("attendance", gettext_lazy("people"), values.read_people),
        Fact("entry.website", gettext_lazy("website"), values.read_link),
        Fact("entry.alt_name", gettext_lazy("other name"), _line(200)),
        Fact("entry.topics", gettext_lazy("topics"), values.read_topics, ",".join),
        Fact("entry.price", gettext_lazy("price"), values.read_choice(Price), choices=Price),
        Fact("entry.latitude", gettext_lazy("latitude"), values.read_degrees(90)),
        Fact("entry.longitude", gettext_lazy("longitude"), values.read_degrees(180)),
        Fact(
            "entry.tickets_from",
            gettext_lazy("tickets on sale from"),
            values.read_instant,
            values.show_instant,
        ),
        Fact("entry.tickets_url", gettext_lazy("tickets"), values.read_link),
        Fact("entry.sponsor_url", gettext_lazy("for sponsors"), values.read_link),
        Fact("entry.aid_url", gettext_lazy("financial aid"), values.read_link),
        Fact("entry.note", gettext_lazy("note"), values.read_prose, long=True),
        Fact("entry.mastodon", "Mastodon", values.read_profile("mastodon")),
        Fact("entry.bluesky", "Bluesky", values.read_profile("bluesky")),
        Fact("entry.twitter", "Twitter", values.read_profile("twitter")),
        Fact("entry.youtube", "YouTube", values.read_profile("youtube")),
        Fact("spots", gettext_lazy("further places"), values.read_spots, values.show_spots, long=True),
        *_deadline_facts(),
    ]
}


def parse(texts: Mapping[str, str]) -> dict[str, Any]:
    """The values of these fields. Raises ValidationError with a message for each field that cannot be."""
    parsed: dict[str, Any] = {}
    problems: dict[str, list[str]] = {}
    for name, text in texts.items():
        if name not in FACTS:
            problems[name] = [_("There is no such fact.")]
            continue
        try:
            parsed[name] = FACTS[name].read(text)
        except ValidationError as error:
            problems[name] = error.messages
    if problems:
        raise ValidationError(problems)
    return parsed


def typed(known: Known) -> dict[str, Any]:
    """Every fact as the value of its row."""
    edition, entry = known.edition, known.entry
    found: dict[str, Any] = {}
    for name in FACTS:
        place, _dot, column = name.partition(".")
        if not column:
            found[name] = _spots(known.spots) if name == "spots" else getattr(edition, name)
        elif place == "entry":
            found[name] = entry.channels.get(column, "") if column in CHANNELS else getattr(entry, column)
        else:
            found[name] = _of_deadline(known, place, column)
    return found


def texts(known: Known) -> dict[str, str]:
    """Every fact as text, "" for unknown."""
    return {name: FACTS[name].show(value) for name, value in typed(known).items()}


def _spots(spots: Collection[Spot]) -> list[dict[str, Any]]:
    names = ("city", "region", "country", "latitude", "longitude")
    return [{name: getattr(spot, name) for name in names} for spot in spots]


def _of_deadline(known: Known, kind: str, column: str) -> Any:
    deadline, extensions = known.deadlines.get(kind), known.extensions.get(kind)
    if column == "extended":
        return (extensions[-1].on, extensions[-1].at) if extensions else None
    if deadline is None:
        return None if column == "on" else ""
    if column == "on":
        return (deadline.on, deadline.at) if deadline.on else None
    return getattr(deadline, column)


def check(after: Mapping[str, Any], changed: Collection[str]) -> dict[str, str]:
    """What cannot be true together, as field → message; only fields that have `changed` are blamed."""
    problems: dict[str, str] = {}
    first, last, year = after["starts_on"], after["ends_on"], after["year"]
    days = [name for name in ("ends_on", "starts_on") if name in changed]
    if first and last and days and last < first:
        problems[days[0]] = _("The last day is before the first.")
    elif first and last and days and last - first > LONGEST:
        problems[days[0]] = _("No conference takes that long.")
    if first and year and abs(first.year - year) > 1 and {"year", *days} & set(changed):
        blamed = days or ["year"]
        problems |= dict.fromkeys(blamed, _("The year and the first day do not go together."))
    over = last or first
    for kind in DeadlineKind:
        for name in (f"{kind.value}.extended", f"{kind.value}.on"):
            stated = after[name]
            if stated and over and name in changed and stated[0] - over > LATEST:
                problems[name] = _("This is long after the conference.")
    point = ("entry.latitude", "entry.longitude")
    if [after[name] is None for name in point].count(True) == 1:
        problems |= {name: _("A point needs both.") for name in point if name in changed}
    return problems


def label(name: str) -> str:
    """A field in words: "Talks: deadline"."""
    if name in _TOLD:
        return str(_TOLD[name])
    fact = FACTS.get(name)
    kind, dot, _column = name.partition(".")
    if fact and dot and kind in DeadlineKind.values:
        return f"{DeadlineKind(kind).label}: {fact.label}"
    return str(fact.label) if fact else name


def told(name: str, text: str) -> str:
    """A value as people read it: "In person" for "in_person"; other texts as they are."""
    fact = FACTS.get(name)
    choices = Topic if name == "entry.topics" else fact.choices if fact else None
    if not choices or not text:
        return text
    labels = dict(choices.choices)
    return ", ".join(str(labels.get(one, one)) for one in text.split(","))


def plain_label(name: str) -> str:
    """The same in English, for what is stored."""
    with override("en"):
        return label(name)
