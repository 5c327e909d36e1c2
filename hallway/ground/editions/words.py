"""How an edition says when and where it is, in the active language."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel.dates import format_date, format_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import Mode

_DAY = {"de": "d."}  # how a language writes the day before a month; the others write the bare number


def when(edition: Edition) -> str:
    """Its dates, or its words instead of a date, or its year, or that it is not known yet."""
    return (
        date_span(edition.starts_on, edition.ends_on)
        or edition.date_note
        or str(edition.year or _("The date is not known yet"))
    )


def where(edition: Edition) -> str:
    """City or virtual venue; a hope is called a hope."""
    place = edition.place_text
    if edition.mode == Mode.ONLINE:
        return _("on the Internet, in %(venue)s") % {"venue": place} if place else _("on the Internet")
    if place and edition.place_is_tentative:
        return _("hopefully %(place)s") % {"place": place}
    return place


def status_word(edition: Edition) -> str:
    """Such as "Cancelled" or "Postponed"; empty for an edition that takes place."""
    if not edition.is_held:
        return str(edition.get_status_display())
    return _("on now") if edition.is_running else ""


def date_span(start: dt.date | None, end: dt.date | None) -> str:
    """Such as "8–17 September 2027", in the active language; empty without a first day."""
    if start is None:
        return ""
    day = _day_pattern()
    last = _date(end or start, f"{day} MMMM y")
    if end is None or end == start:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{_date(start, day)}–{last}"
    return f"{_date(start, f'{day} MMMM' if start.year == end.year else f'{day} MMMM y')} – {last}"


def weekday_span(start: dt.date, end: dt.date) -> str:
    """Such as "Wed 8 – Thu 9 September"."""
    day = _day_pattern()
    last = _date(end, f"EEE {day} MMMM")
    if start == end:
        return last
    return f"{_date(start, f'EEE {day}' if start.month == end.month else f'EEE {day} MMMM')} – {last}"


def day_words(day: dt.date, *, year: bool = False) -> str:
    """Such as "Wed 13 Jan", or "Wed 13 Jan 2027"."""
    return _date(day, f"EEE {_day_pattern()} MMM{' y' if year else ''}")


def weekday_words(day: dt.date) -> str:
    """Such as "Wed"."""
    return _date(day, "EEE")


def month_words(month: dt.date, *, year: bool = True) -> str:
    """Such as "January 2027"."""
    return _date(month, "LLLL y" if year else "LLLL")


def day_and_time(moment: dt.datetime) -> str:
    """Such as "Sun 24 January 2027, 23:59", in the zone that the moment is given in."""
    pattern = f"EEE {_day_pattern()} MMMM y, HH:mm"
    return format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=language())


def part_of_month(day: dt.date) -> str:
    """Such as "late April 2027": where a day is only likely, its number would say too much."""
    month = month_words(day)
    if day.day <= 10:
        return _("early %(month)s") % {"month": month}
    return (_("mid %(month)s") if day.day <= 20 else _("late %(month)s")) % {"month": month}


def _date(date: dt.date, pattern: str) -> str:
    return _formatted(date, pattern, language())


@lru_cache(maxsize=4096)
def _formatted(date: dt.date, pattern: str, locale: str) -> str:
    return format_date(date, pattern, locale=locale)


def _day_pattern() -> str:
    return _DAY.get(language(), "d")


def language() -> str:
    """The active language, without its country."""
    return (get_language() or "en").split("-")[0]
