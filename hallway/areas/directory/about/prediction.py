"""The next edition of a series as the engine expects it, in words, with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.engines.geography.countries import country_code
from hallway.engines.prediction.calls import call_closes
from hallway.engines.prediction.history import (
    Code,
    Confidence,
    Guess,
    NotPredicted,
    PastEdition,
    PlaceGuess,
    Reason,
)
from hallway.engines.prediction.predict import predict
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import Mode
from hallway.ground.editions.words import date_span, language, month_words, part_of_month

Told = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Expected:
    """What is likely: "late April 2027", "in Vilnius", how sure the time is, and why."""

    when: str
    where: str
    window: str
    call: str
    confidence: str
    reasons: tuple[str, ...]


def history_of(editions: Iterable[Edition], calls: Iterable[Deadline]) -> list[PastEdition]:
    """Editions with known days, as the engine reads them; of the deadlines the calls for talks count."""
    closing = {call.edition_id: call for call in calls if call.kind == DeadlineKind.CALL and not call.label}
    return [
        PastEdition(
            start=edition.starts_on,
            end=edition.ends_on,
            city=edition.city,
            country=country_code(edition.country),
            online=edition.mode == Mode.ONLINE,
            held=edition.is_held,
            call_opens=_day(closing[edition.pk].opens_at) if edition.pk in closing else None,
            call_closes=_day(closing[edition.pk].closes_at) if edition.pk in closing else None,
        )
        for edition in editions
        if edition.starts_on
    ]


def expected(history: list[PastEdition]) -> Expected | None:
    """The edition after the last known one; None where too little is known to say anything."""
    found = predict(history, now().date())
    if isinstance(found, NotPredicted):
        return None
    reasons = [*found.start.reasons, *found.place.reasons]
    if found.call_closes:
        reasons += found.call_closes.reasons
    return Expected(
        when=part_of_month(found.start.likely),
        where=_where(found.place),
        window=_window(found.start),
        call=call_words(found.call_closes),
        confidence=_sureness()[found.start.confidence],
        reasons=tuple(words for reason in reasons if (words := _reason(reason))),
    )


def expected_call(history: list[PastEdition], start: dt.date) -> str:
    """When the call of an edition that begins then likely closes; empty where nothing can be said."""
    return call_words(call_closes(history, start))


def call_words(guess: Guess | None) -> str:
    """Such as "mid January 2027, between 22 December 2026 and 8 February 2027"."""
    if guess is None or guess.latest < now().date():
        return ""
    return _("%(when)s, somewhere between %(window)s") % {
        "when": part_of_month(guess.likely),
        "window": _window(guess),
    }


def _window(guess: Guess) -> str:
    return _("%(first)s and %(last)s") % {
        "first": date_span(guess.earliest, None),
        "last": date_span(guess.latest, None),
    }


def _where(place: PlaceGuess) -> str:
    if place.online:
        return _("online")
    if place.city and place.confidence is Confidence.LOW:
        return _("in %(city)s or a new city") % {"city": place.city}
    if place.city:
        return _("in %(city)s") % {"city": place.city}
    if place.moves_from:
        return _("in a new city, after %(city)s") % {"city": place.moves_from}
    return ""


def _sureness() -> dict[Confidence, str]:
    return {
        Confidence.HIGH: _("high confidence"),
        Confidence.MEDIUM: _("medium confidence"),
        Confidence.LOW: _("low confidence"),
    }


def _reason(reason: Reason) -> str:
    words = _REASONS.get(reason.code)
    return words(reason.told) if words else ""


def _half_month(told: Told) -> str:
    half = _("%(years)s of the last %(of)s began in the second half of %(month)s.")
    if told["half"] == 1:
        half = _("%(years)s of the last %(of)s began in the first half of %(month)s.")
    return half % {**told, "month": _month(told)}


def _in_month(told: Told) -> str:
    return _("%(years)s of the last %(of)s began in %(month)s.") % {**told, "month": _month(told)}


def _scattered(told: Told) -> str:
    return _("The last %(of)s began up to %(days)s days apart in the year.") % told


def _weekday(told: Told) -> str:
    monday = dt.date(2024, 1, 1)
    day = format_date(monday + dt.timedelta(int(told["weekday"])), "EEEE", locale=language())
    return _("%(years)s of the last %(of)s began on a %(day)s.") % {**told, "day": day}


def _gap(told: Told) -> str:
    years = int(told["years"])
    return "" if years == 1 else _("It is held every %(years)s years.") % told


def _missed(told: Told) -> str:
    count = int(told["editions"])
    return ngettext(
        "%(editions)s edition should have been since the last one, and is not known here.",
        "%(editions)s editions should have been since the last one, and are not known here.",
        count,
    ) % {"editions": count}


def _pandemic(told: Told) -> str:
    return _("The years 2020 and 2021 are left out: almost everything was moved then.")


def _lead(told: Told) -> str:
    return _("The call closes %(days)s days before it, give or take: between %(least)s and %(most)s.") % told


def _never_moved(told: Told) -> str:
    return _("All %(editions)s editions with a known place were in %(city)s.") % told


def _run_goes_on(told: Told) -> str:
    return _("It stays %(usual)s years in a city, and has been in %(city)s for %(editions)s.") % told


def _run_ends(told: Told) -> str:
    return _("It stays %(usual)s years in a city, and they are over in %(city)s.") % told


def _moves(told: Told) -> str:
    return _("It goes to another city each time.")


def _no_pattern(told: Told) -> str:
    return _("It has been in %(cities)s places in %(editions)s editions, without a pattern.") % told


def _online(told: Told) -> str:
    return _("The last editions were online.")


def _month(told: Told) -> str:
    return month_words(dt.date(2024, int(told["month"]), 1), year=False)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


_REASONS: dict[Code, Callable[[Told], str]] = {
    Code.HALF_MONTH: _half_month,
    Code.MONTH: _in_month,
    Code.SCATTERED: _scattered,
    Code.WEEKDAY: _weekday,
    Code.GAP: _gap,
    Code.MISSED: _missed,
    Code.PANDEMIC: _pandemic,
    Code.LEAD: _lead,
    Code.NEVER_MOVED: _never_moved,
    Code.RUN_GOES_ON: _run_goes_on,
    Code.RUN_ENDS: _run_ends,
    Code.MOVES_EACH_TIME: _moves,
    Code.NO_PATTERN: _no_pattern,
    Code.ONLINE: _online,
}
