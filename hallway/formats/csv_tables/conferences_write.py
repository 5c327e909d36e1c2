"""Write conferences with all that is known of them as a table for a spreadsheet.

One row for each conference; deadlines read ``2026-09-30 23:59 Europe/Warsaw``, or
``2026-09-30 AoE`` when only the day was announced, or ``TBA``. The second place
stands in the columns ``city_2``, ``country_2`` and so on. `conferences_read` reads
the table back without loss.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hallway.formats.conferences import CallDate, CallKind, Conference, Place
from hallway.formats.csv_tables.cells import table
from hallway.formats.moments import Moment
from hallway.formats.text import strip_controls

COLUMNS: Final = (
    *("key", "name", "year", "alt_name", "status", "mode", "starts_on", "ends_on", "link", "call_link"),
    *(
        "sponsor_link",
        "aid",
        "aid_link",
        "topics",
        "note",
        "mastodon",
        "bluesky",
        "twitter",
        "youtube",
        "zone",
    ),
)
PLACE_COLUMNS: Final = ("city", "region", "country", "venue", "point_title", "latitude", "longitude")
AWAITED: Final = "TBA"


def write(conferences: Iterable[Conference]) -> bytes:
    """The table in UTF-8 with a byte order mark; there are as many place columns as the list needs."""
    listed = list(conferences)
    most = max([1, *(len(one.places) for one in listed)])
    columns = [*COLUMNS, *(column for kind in CallKind for column in call_columns(kind))]
    columns += [column for index in range(most) for column in place_columns(index)]
    return table(columns, ([strip_controls(cell) for cell in _row(one, most)] for one in listed))


def call_columns(kind: CallKind) -> tuple[str, str]:
    """The columns of the original deadline and of the extension."""
    return f"{kind.value}_closes", f"{kind.value}_extended"


def place_columns(index: int) -> list[str]:
    """The columns of the place with this index, beginning with 0."""
    return [f"{name}_{index + 1}" if index else name for name in PLACE_COLUMNS]


def _row(one: Conference, most: int) -> list[str]:
    cells = [
        *(one.key, one.name, str(one.year), one.alt_name, one.status.value, one.mode.value),
        *(str(day) if day else "" for day in (one.starts_on, one.ends_on)),
        *(one.link, one.call_link, one.sponsor_link, "yes" if one.aid else "", one.aid_link),
        *(",".join(one.topics), one.note, one.mastodon, one.bluesky, one.twitter, one.youtube, one.zone),
    ]
    for kind in CallKind:
        cells += _call(one.call(kind))
    for index in range(most):
        cells += _place(one.places[index]) if index < len(one.places) else [""] * len(PLACE_COLUMNS)
    return cells


def _call(call: CallDate | None) -> list[str]:
    if call is None:
        return ["", ""]
    if call.effective is None:
        return [AWAITED, ""]
    return [_moment(call.original), _moment(call.extended)]


def _moment(moment: Moment | None) -> str:
    return moment.local_text() if moment else ""


def _place(place: Place) -> list[str]:
    degrees = ["" if number is None else repr(number) for number in (place.latitude, place.longitude)]
    return [place.city, place.region, place.country, place.venue, place.title, *degrees]
