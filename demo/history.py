"""Where PyHarbour has been, two years in each city, and the edition that has no date yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from demo.venue import ONLINE_VENUE


@dataclass(frozen=True, slots=True)
class PastEdition:
    """One edition before or after 2027. `status` and `mode` use the words of the editions' states.

    `attendance` counts people, online ones included; None where the edition was not held.
    """

    year: int
    starts_on: dt.date | None
    ends_on: dt.date | None
    city: str
    region: str
    country: str
    venue: str
    attendance: int | None
    status: str = "announced"  # announced, postponed, idea
    mode: str = "in_person"  # in_person, online
    timezone: str = "Australia/Sydney"
    date_note: str = ""  # stands where a date would stand
    place_is_tentative: bool = False
    note: str = ""  # one or two sentences of memory

    @property
    def name(self) -> str:
        """“PyHarbour 2014”: the name of the edition."""
        return f"PyHarbour {self.year}"


def _held(
    days: tuple[dt.date, dt.date],
    place: tuple[str, str, str, str],
    attendance: int,
    note: str,
    zone: str = "Australia/Sydney",
) -> PastEdition:
    """An edition that met in person; `place` is city, region, country, venue."""
    first, last = days
    city, region, country, venue = place
    return PastEdition(
        first.year, first, last, city, region, country, venue, attendance, timezone=zone, note=note
    )


def _days(year: int, month: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """First and last day within one month."""
    return dt.date(year, month, first), dt.date(year, month, last)


NEWCASTLE = ("Newcastle", "NSW", "Australia", "Colliers' Hall")
WELLINGTON = ("Wellington", "Wellington Region", "New Zealand", "The Wool Exchange on Tory Quay")
FREMANTLE = ("Fremantle", "WA", "Australia", "Limestone Passenger Terminal")
ADELAIDE = ("Adelaide", "SA", "Australia", "Mangrove Street Convention Rooms")
DUNEDIN = ("Dunedin", "Otago", "New Zealand", "Old Biscuit Works")
GEELONG = ("Geelong", "VIC", "Australia", "Bollard Pier Pavilion")
HOBART = ("Hobart", "TAS", "Australia", "The Ropewalk")

PAST_EDITIONS: tuple[PastEdition, ...] = (
    _held(_days(2012, 8, 18, 19), NEWCASTLE, 180, "The first one: two days, one room, one coffee machine, no lanyards."),
    _held(_days(2013, 8, 16, 18), NEWCASTLE, 260, "Three days, and the first Django track, in what was really a corridor."),
    _held(_days(2014, 9, 11, 14), WELLINGTON, 390, "The year of the queue that was not for soup. Education became a track.", "Pacific/Auckland"),
    _held(_days(2015, 9, 10, 15), WELLINGTON, 520, "First sprints. Scientists asked for a room and filled it within the hour.", "Pacific/Auckland"),
    _held(_days(2016, 8, 11, 16), FREMANTLE, 700, "First open-space board, made from a door that nobody needed.", "Australia/Perth"),
    _held(_days(2017, 8, 3, 8), FREMANTLE, 940, "Live captions in every room from now on, and a track on security and privacy.", "Australia/Perth"),
    _held(_days(2018, 8, 23, 28), ADELAIDE, 1240, "First quiet room and first child care. The blue lanyards date from here.", "Australia/Adelaide"),
    _held(_days(2019, 8, 1, 7), ADELAIDE, 1480, "Sold out for the first time. The newcomers' breakfast was invented in a stairwell.", "Australia/Adelaide"),
    PastEdition(
        2020, dt.date(2020, 9, 4), dt.date(2020, 9, 6), "", "", "", ONLINE_VENUE.name, 1610,
        mode="online", timezone="Australia/Hobart", note="Planned in five weeks, from nineteen kitchens. People came from 41 countries.",
    ),
    PastEdition(
        2021, None, None, "Dunedin", "Otago", "New Zealand", "Old Biscuit Works", None,
        status="postponed", timezone="Pacific/Auckland", date_note="Postponed by a year, twice, and then not held",
        note="The borders stayed shut. We returned every ticket and kept the biscuits.",
    ),
    _held(_days(2022, 8, 18, 23), DUNEDIN, 1650, "Back in one room, with the windows open and everyone a little shy.", "Pacific/Auckland"),
    _held(_days(2023, 8, 17, 23), DUNEDIN, 1890, "First choir. It snowed on the last sprint day, and nobody left.", "Pacific/Auckland"),
    _held(_days(2024, 9, 5, 12), GEELONG, 2210, "Two tutorial days for the first time, and the return of the Django track.", "Australia/Melbourne"),
    _held(_days(2025, 9, 3, 11), GEELONG, 2540, "Five rooms of talks. The dinner board seated 1,100 people in one evening.", "Australia/Melbourne"),
    _held(_days(2026, 9, 9, 18), HOBART, 2780, "First year at the Ropewalk. We learnt which doors stick.", "Australia/Hobart"),
)  # fmt: skip

NEXT_EDITION = PastEdition(
    year=2028,
    starts_on=None,
    ends_on=None,
    city="Launceston",
    region="TAS",
    country="Australia",
    venue="",
    attendance=None,
    status="idea",
    timezone="Australia/Hobart",
    date_note="Whenever the ferry contract is signed",
    place_is_tentative=True,
    note="Hopefully Launceston.",
)
