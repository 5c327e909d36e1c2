"""Places as lists write them: "City, Country", "City, Region, Country", "Online", or two of these."""

from __future__ import annotations

import re
from typing import Final

from hallway.engines.geography.countries import country_code, country_name, fold, is_usual_name
from hallway.formats.conferences import Place
from hallway.formats.report import Report

_ONLINE: Final = re.compile(
    r"\s*[&+/,;|(]*\s*(?:\band\b)?\s*\b(?:online|virtual|remote|hybrid)\b\s*(?:\band\b)?[)&+/,;|]*\s*", re.I
)

# Misspelt cities of real lists; a note is made of each.
_CITIES: Final = {"shanhai": "Shanghai", "san franciso": "San Francisco", "chengou": "Chengdu"}

# Cities that bear the name of their country, so that "Singapore, Singapore" is no mistake.
_CITY_STATES: Final = frozenset(
    {"SG", "HK", "MO", "LU", "MC", "DJ", "KW", "SM", "GI", "VA", "GT", "PA", "MX"}
)


def split_online(text: str) -> tuple[bool, str]:
    """Whether a place is online, and what else the text says: "Online & Turin" → (True, "Turin")."""
    if not _ONLINE.search(text):
        return False, text.strip()
    return True, _ONLINE.sub(" ", text).strip()


def read_place(text: str, where: str, report: Report, country: str = "") -> Place | None:
    """The place of a text, or None when it is empty; `country` is a code that the list gives elsewhere.

    Country names are made into codes and known misspellings mended, each with a finding.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return None
    code = country or _country(parts, where, report)
    if country:
        _drop_country(parts, country)
    city = _city(parts[0] if parts else "", code, where, report)
    if code == "CN" and country_code(city) in {"HK", "MO"}:
        code = country_code(city)
        report.note(where, f"{city} has a country code of its own, {code}.", "country-spelling")
    return Place(city=city, region=", ".join(parts[1:]), country=code)


def _country(parts: list[str], where: str, report: Report) -> str:
    """Take the country off the end of the parts."""
    name = parts[-1]
    code = country_code(name, codes=False)
    if not code:
        report.warn(where, f"“{name[:60]}” is not a known country; the place has none.", "country")
        if len(parts) > 1 and fold(parts[-1]) == fold(parts[-2]):
            parts.pop()
        return ""
    parts.pop()
    if not is_usual_name(name):
        report.note(where, f"The country “{name}” is read as {country_name(code)}.", "country-spelling")
    return code


def _drop_country(parts: list[str], code: str) -> None:
    """Take a country that is known already off the end: "Austin, Texas United States" → "Austin, Texas"."""
    words = parts[-1].split()
    for start in range(len(words)):
        if country_code(" ".join(words[start:]), codes=False) == code and (start or len(parts) > 1):
            parts[-1:] = [" ".join(words[:start])] if start else []
            return


def _city(name: str, code: str, where: str, report: Report) -> str:
    right = _CITIES.get(fold(name), "")
    if right:
        report.note(where, f"The city “{name}” is read as {right}.", "city-spelling")
        return right
    if code and code not in _CITY_STATES and country_code(name, codes=False) == code:
        report.note(where, f"“{name}” is the country again, not a city; left out.", "city-is-country")
        return ""
    return name
