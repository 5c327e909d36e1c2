"""The directory in the forms in which other programs read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hallway.formats.atom.conferences import call_entries, closing_entries
from hallway.formats.atom.write import MEDIA_TYPE as ATOM
from hallway.formats.atom.write import Entry as AtomEntry
from hallway.formats.atom.write import Feed
from hallway.formats.atom.write import write as write_atom
from hallway.formats.csv_tables.conferences_write import write as write_csv
from hallway.formats.deadlines_yaml.write import write as write_yaml
from hallway.formats.feeds import CLOSES, Listed, Words
from hallway.formats.ical.conferences import write_conferences, write_deadlines
from hallway.formats.ical.parts import MEDIA_TYPE as ICAL
from hallway.ground.clock import now

CSV: Final = "text/csv; charset=utf-8"
YAML: Final = "application/yaml"
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Outlet:
    """One file that others can fetch: what it is called, what it is for, how it is written."""

    name: str  # the last part of its address
    title: Text
    purpose: Text
    media_type: str
    write: Callable[[Iterable[Listed]], bytes]
    of: str  # "calls" or "conferences": which list it holds
    subscribe: bool = False


def host() -> str:
    """The name that stands in identifiers: calendars and feed readers know our entries by it."""
    return urlsplit(settings.PUBLIC_URL).hostname or "localhost"


def _deadlines(listed: Iterable[Listed]) -> bytes:
    return write_deadlines(
        listed, stamp=stamp(), host=host(), name=_("Calls for Python conferences"), words=_words()
    )


def _conferences(listed: Iterable[Listed]) -> bytes:
    return write_conferences(listed, stamp=stamp(), host=host(), name=_("Python conferences"))


def _feed(listed: Iterable[Listed]) -> bytes:
    entries = call_entries(listed, host=host(), stamp=stamp(), words=_words())
    return _atom("calls/feed.atom", _("Calls for Python conferences"), entries)


def _closing(listed: Iterable[Listed]) -> bytes:
    entries = closing_entries(listed, host=host(), now=now(), words=_words())
    return _atom("calls/closing.atom", _("Calls that close within 14 days"), entries)


def _table(listed: Iterable[Listed]) -> bytes:
    return write_csv(one.conference for one in listed)


def _list(listed: Iterable[Listed]) -> bytes:
    return write_yaml(one.conference for one in listed)


def _atom(path: str, title: str, entries: list[AtomEntry]) -> bytes:
    updated = max((entry.updated for entry in entries), default=stamp())
    address = f"{settings.PUBLIC_URL}/{path}"
    head = Feed(
        id=address,
        title=title,
        updated=updated,
        author="Hallway",
        link=f"{settings.PUBLIC_URL}/calls/",
        self_link=address,
    )
    return write_atom(head, entries)


def stamp() -> dt.datetime:
    """Stands in where nothing says when a fact changed: today, so that a feed is the same all day."""
    return now().replace(hour=0, minute=0, second=0, microsecond=0)


def _words() -> Words:
    return Words(closes=CLOSES)


OUTLETS: Final = {
    outlet.name: outlet
    for outlet in (
        Outlet(
            "deadlines.ics", gettext_lazy("Deadlines in your calendar"),
            gettext_lazy("Every open call at its exact instant; extensions move by themselves."),
            ICAL, _deadlines, "calls", subscribe=True,
        ),
        Outlet(
            "conferences.ics", gettext_lazy("Conferences in your calendar"),
            gettext_lazy("Who meets when, as whole days."), ICAL, _conferences, "conferences", subscribe=True,
        ),
        Outlet(
            "feed.atom", gettext_lazy("Calls in a feed reader"),
            gettext_lazy("New calls and extensions as they come."), ATOM, _feed, "calls",
        ),
        Outlet(
            "closing.atom", gettext_lazy("Closing soon, in a feed reader"),
            gettext_lazy("An entry whenever a call has 14 days left."), ATOM, _closing, "calls",
        ),
        Outlet(
            "conferences.csv", gettext_lazy("Table"),
            gettext_lazy("For a spreadsheet, with every field."), CSV, _table, "conferences",
        ),
        Outlet(
            "conferences.yml", gettext_lazy("YAML"),
            gettext_lazy(
                "In the form of the python-deadlines list, which has no place for posters, lightning talks, "
                "aid and early birds; the table has."
            ),
            YAML, _list, "conferences",
        ),
    )
}  # fmt: skip


def as_json(one: Listed, edition_facts: dict[str, object]) -> dict[str, object]:
    """One conference as the API shows it. Instants are UTC; what was stated stands beside them."""
    facts = one.conference
    return {
        "slug": facts.key,
        "name": facts.name,
        "year": facts.year or None,
        "page": one.page,
        "website": facts.link,
        "status": facts.status.value,
        "mode": facts.mode.value,
        "starts_on": facts.starts_on,
        "ends_on": facts.ends_on,
        "places": [
            {
                "city": place.city, "region": place.region, "country": place.country,
                "latitude": place.latitude, "longitude": place.longitude,
            }
            for place in facts.places
        ],
        "topics": list(facts.topics),
        "calls": list(_calls(one)),
        "financial_aid": facts.aid,
        "aid_url": facts.aid_link,
        "sponsor_url": facts.sponsor_link,
        **edition_facts,
    }  # fmt: skip


def _calls(one: Listed) -> Iterator[dict[str, object]]:
    for call in one.conference.calls:
        moment, first = call.effective, call.original
        yield {
            "kind": call.kind.value,
            "closes_at": moment.instant() if moment else None,
            "stated": moment.local_text() if moment else "",
            "extended_from": first.local_text() if call.extended and first else "",
            "url": one.conference.call_link if call.kind.value == "call" else "",
        }
