"""Facts as text: how each kind is read, checked and shown again.

Every value of a fact is a text, "" for unknown. `read_…` gives the value for the row and
raises ValidationError for what cannot be; `show_…` is the way back.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import lru_cache
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hallway.areas.directory.states import Topic
from hallway.engines.geography.countries import country_code, country_name
from hallway.formats.handles import PROFILES
from hallway.formats.moments import AOE, parse_stated, zone_name
from hallway.formats.text import one_line, repair, storable, strip_controls
from hallway.formats.values import safe_url
from hallway.ground.editions.validators import timezone_name
from hallway.ports.guard import is_public

YEARS: Final = range(1980, 2101)
MOST_SPOTS: Final = 50
MOST_PEOPLE: Final = 1_000_000
_TOPICS: Final = frozenset(Topic.values)
_NOT_PUBLIC: Final = (
    ".local",
    ".localhost",
    ".internal",
    ".intranet",
    ".lan",
    ".home.arpa",
    ".test",
    ".invalid",
)

Stated = tuple[dt.date, dt.time | None]  # a local day, and a time of it if one was stated


def read_line(most: int) -> Callable[[str], str]:
    """One line of at most so many characters."""

    def read(text: str) -> str:
        line = one_line(text if text.isascii() and text.isprintable() else repair(storable(text)))
        if len(line) > most:
            raise ValidationError(_("At most %(most)d characters."), params={"most": most})
        return line

    return read


def read_prose(text: str) -> str:
    """Several lines."""
    prose = strip_controls(storable(text)).strip()
    if len(prose) > 5000:
        raise ValidationError(_("At most %(most)d characters."), params={"most": 5000})
    return prose


def required(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """The same, for what is never unknown."""

    def refuse_nothing(text: str) -> Any:
        if not text.strip():
            raise ValidationError(_("This has to be known."))
        return read(text)

    return refuse_nothing


def read_choice(choices: Any) -> Callable[[str], str]:
    """One of the values of a TextChoices."""

    known = frozenset(choices.values)

    def read(text: str) -> str:
        if text.strip() not in known:
            raise ValidationError(_("“%(text)s” is none of the choices."), params={"text": text[:60]})
        return text.strip()

    return read


def read_day(text: str) -> dt.date | None:
    """A date that exists, in years in which there are conferences."""
    bare = text.strip()
    if not bare:
        return None
    try:
        day = dt.date.fromisoformat(bare) if re.fullmatch(r"\d{4}-\d\d-\d\d", bare) else None
    except ValueError:
        day = None
    if day is None:
        raise ValidationError(
            _("“%(text)s” is not a date that exists; write it as 2027-05-31."), params={"text": bare[:60]}
        )
    _check_year(day.year)
    return day


def read_year(text: str) -> int | None:
    number = _read_number(text, YEARS.stop * 1000)
    if number is not None:
        _check_year(number)
    return number


def _check_year(year: int) -> None:
    if year not in YEARS:
        raise ValidationError(_("%(year)d cannot be the year of a conference."), params={"year": year})


def read_people(text: str) -> int | None:
    return _read_number(text, MOST_PEOPLE)


def _read_number(text: str, most: int) -> int | None:
    bare = text.strip()
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", bare) or int(bare) > most:
        raise ValidationError(_("“%(text)s” is not a number that can be right."), params={"text": bare[:60]})
    return int(bare)


def read_degrees(most: int) -> Callable[[str], float | None]:
    """Degrees of latitude (most 90) or longitude (most 180)."""

    def read(text: str) -> float | None:
        if not text.strip():
            return None
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not abs(number) <= most:
            raise ValidationError(_("“%(text)s” is not on this planet."), params={"text": text.strip()[:60]})
        return number

    return read


@lru_cache(maxsize=2000)
def read_country(text: str) -> str:
    """The usual English name of the country that a name or code means."""
    code = country_code(text)
    if text.strip() and not code:
        raise ValidationError(
            _("“%(text)s” is not a country that is known here."), params={"text": text[:60]}
        )
    return country_name(code)


@lru_cache(maxsize=5000)
def read_link(text: str) -> str:
    """A web address that everybody can open: nothing of this machine, its network, or a script."""
    url = safe_url(text)
    if text.strip() and not url:
        raise ValidationError(_("A web address begins with https:// or http://."))
    if not url:
        return ""
    if len(url) > 500:
        raise ValidationError(_("At most %(most)d characters."), params={"most": 500})
    if not _is_public_host(urlsplit(url).hostname or ""):
        raise ValidationError(_("This address does not lead to a page on the public internet."))
    return url


def _is_public_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        bare = host.rstrip(".").lower()
        looks_like_number = re.fullmatch(r"[0-9a-fx.]*", bare.rpartition(".")[2]) and not bare[-1:].isalpha()
        return "." in bare and not bare.endswith(_NOT_PUBLIC) and not looks_like_number
    return is_public(host)


def read_profile(channel: str) -> Callable[[str], str]:
    """A profile there: its address, or the name on Twitter."""

    def read(text: str) -> str:
        profile = PROFILES[channel](text)
        if text.strip() and not profile:
            raise ValidationError(
                _("“%(text)s” does not say which profile is meant."), params={"text": text[:60]}
            )
        return read_link(profile) if "/" in profile else profile

    return read


def read_zone(text: str) -> str:
    """The zone of a deadline: an IANA name, or AoE."""
    zone = zone_name(text)
    if text.strip() and not zone:
        raise ValidationError(
            _("“%(name)s” is not a time zone, such as Australia/Hobart."), params={"name": text[:60]}
        )
    return zone


def read_city_zone(text: str) -> str:
    """The zone of a city; unknown is UTC."""
    name = text.strip() or "UTC"
    timezone_name(name)
    return name


def read_stated(text: str) -> Stated | None:
    """A day, or a day and a time: "2027-01-13", "2027-01-13 23:59"."""
    bare = text.strip().replace("T", " ")
    if not bare:
        return None
    moment = parse_stated(bare, AOE) if re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?", bare) else None
    if moment is None:
        raise ValidationError(
            _("“%(text)s” is not a date that exists; write it as 2027-05-31 23:59."),
            params={"text": bare[:60]},
        )
    _check_year(moment.day.year)
    return moment.day, moment.clock


def show_stated(value: Stated | None) -> str:
    if not value:
        return ""
    day, clock = value
    return " ".join(
        [day.isoformat(), *([clock.isoformat("seconds" if clock.second else "minutes")] if clock else [])]
    )


def read_instant(text: str) -> dt.datetime | None:
    """A date and a time; without an offset they are UTC."""
    bare = text.strip()
    if not bare:
        return None
    try:
        moment = dt.datetime.fromisoformat(bare.removesuffix(" UTC"))
    except ValueError:
        raise ValidationError(
            _("“%(text)s” is not a date that exists; write it as 2027-05-31 23:59."),
            params={"text": bare[:60]},
        ) from None
    _check_year(moment.year)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)


def show_instant(value: dt.datetime | None) -> str:
    return f"{value.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC" if value else ""


def read_topics(text: str) -> list[str]:
    """Codes of topics, joined by commas."""
    codes = list(dict.fromkeys(code for code in re.split(r"[\s,]+", text.strip().upper()) if code))
    unknown = [code for code in codes if code not in _TOPICS]
    if unknown:
        raise ValidationError(_("“%(text)s” is none of the choices."), params={"text": unknown[0][:60]})
    return codes


def read_spots(text: str) -> list[dict[str, Any]]:
    """Further places as JSON: objects with city, region, country, latitude, longitude."""
    if not text.strip():
        return []
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if (
        not isinstance(found, list)
        or len(found) > MOST_SPOTS
        or not all(isinstance(one, dict) for one in found)
    ):
        raise ValidationError(
            _("Further places are a list of at most %(most)d."), params={"most": MOST_SPOTS}
        )
    return [_spot(one) for one in found]


def _spot(told: dict[str, Any]) -> dict[str, Any]:
    line = read_line(120)
    point = [read_degrees(90)(_told(told, "latitude")), read_degrees(180)(_told(told, "longitude"))]
    spot = {
        "city": line(_told(told, "city")),
        "region": line(_told(told, "region")),
        "country": read_country(_told(told, "country")),
    }
    return spot | ({"latitude": point[0], "longitude": point[1]} if None not in point else {})


def _told(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return "" if value is None else str(value)


def show_spots(value: list[dict[str, Any]]) -> str:
    bare = [{name: told for name, told in spot.items() if told not in ("", None)} for spot in value]
    return json.dumps(bare, ensure_ascii=False, sort_keys=True) if bare else ""


def show_plain(value: Any) -> str:
    """Numbers, dates and texts."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
