"""Countries as people write them, and the ISO 3166-1 codes they mean.

Names come from the Unicode CLDR (by babel) in English and in the languages that
conference lists are written in: "Brasil", "Kenia" and "Panamá" are found that
way. What CLDR does not have stands in `_SPELLINGS`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

LANGUAGES: Final = ("de", "es", "fr", "it", "nl", "pl", "pt", "cs", "sv", "tr")
_NOT_COUNTRIES: Final = frozenset({"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ"})
_WITHDRAWN: Final = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})  # renamed countries
_LETTERS: Final = str.maketrans(  # letters that Unicode does not take apart
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_CODE: Final = re.compile(r"[A-Z]{2,3}")
_ASIDE: Final = re.compile(r"\s*\(.*?\)| SAR China\b")

# Short names and official names in use that CLDR lists otherwise; "usual" ones need no remark.
_USUAL: Final = {
    "usa": "US",
    "uk": "GB",
    "great britain": "GB",
    "turkey": "TR",
    "czech republic": "CZ",
    "republic of korea": "KR",
    "korea": "KR",
    "burma": "MM",
    "ivory coast": "CI",
    "dr congo": "CD",
    "democratic republic of the congo": "CD",
    "republic of the congo": "CG",
    "north macedonia": "MK",
    "cape verde": "CV",
    "swaziland": "SZ",
    "east timor": "TL",
    "russian federation": "RU",
    "viet nam": "VN",
    "hong kong": "HK",
    "macau": "MO",
    "united states of america": "US",
    "united kingdom of great britain and northern ireland": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
}
_SPELLINGS: Final = {
    "us": "US",
    "u s": "US",
    "u s a": "US",
    "america": "US",
    "us of america": "US",
    "united status of america": "US",
    "the us": "US",
    "u k": "GB",
    "uae": "AE",
    "u a e": "AE",
    "niger republic": "NE",
    "republic of niger": "NE",
    "holland": "NL",
    "macedonia": "MK",
    "korea south": "KR",
    "bosnia": "BA",
    "the gambia": "GM",
    "roc taiwan": "TW",
}
_SHORT: Final = {"CD": "DR Congo", "CG": "Republic of the Congo"}  # where CLDR's English name reads oddly


def fold(text: str) -> str:
    """The text without accents, case and punctuation, for comparing names."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    plain = plain.translate(_LETTERS)
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())


def country_code(text: str, *, codes: bool = True) -> str:
    """The ISO 3166-1 alpha-2 code of a country's name or code; "" when it is none that is known.

    With `codes` false only names count: in "Austin, TX" and "Los Angeles, CA" the letters are a state.
    """
    bare = text.strip()
    if not bare or len(bare) > 100:
        return ""
    if codes and _CODE.fullmatch(bare):
        found = _by_code(bare)
        if found:
            return found
    return _named(fold(bare)) or _with_asides().get(fold(bare), "") or _named(fold(_ASIDE.sub("", bare)))


def _named(folded: str) -> str:
    name = folded.removeprefix("the ")
    return _USUAL.get(name) or _SPELLINGS.get(name) or _english().get(name) or _elsewhere().get(name, "")


def country_name(code: str, language: str = "en") -> str:
    """The short name of the country of an alpha-2 code, "" when there is none.

    `language` is a BCP 47 tag; English stands in for what is not known in it.
    """
    english = _names("en").get(code.upper(), "")
    return _names(language).get(code.upper(), english) if english else ""


def alpha3(code: str) -> str:
    """The ISO 3166-1 alpha-3 code of an alpha-2 code, "" when there is none."""
    return _alpha3().get(code.upper(), "")


def is_usual_name(text: str) -> bool:
    """Whether the text is a name that English readers know for the country, in its usual spelling."""
    return text.strip() in _names("en").values() or fold(text) in _USUAL


def _by_code(code: str) -> str:
    if len(code) == 2 and code in _names("en"):
        return code
    meant = get_global("territory_aliases").get(code, [])
    return meant[0] if len(meant) == 1 and meant[0] in _names("en") else ""


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    known = get_global("territory_aliases").items()
    pairs = [(code, meant) for code, meant in known if len(code) == 3 and code.isalpha() and len(meant) == 1]
    return {meant[0]: code for code, meant in pairs if code not in _WITHDRAWN}


@lru_cache(maxsize=32)
def _names(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language, sep="-").territories
    except (ValueError, UnknownLocaleError):
        return {}
    names = {
        code: _ASIDE.sub("", name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }
    return names | _SHORT if language == "en" else names


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    names = {fold(name): code for code, name in _names("en").items()}
    return names | {name.replace("st ", "saint ", 1): code for name, code in names.items()}


@lru_cache(maxsize=1)
def _with_asides() -> dict[str, str]:
    """Names in full, "Saint-Martin (partie néerlandaise)", where what is in brackets tells two apart."""
    found: dict[str, str] = {}
    for language in ("en", *LANGUAGES):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and "(" in name and code not in _NOT_COUNTRIES:
                found.setdefault(fold(name), code)
    return found


@lru_cache(maxsize=1)
def _elsewhere() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in _names(language).items():
            found.setdefault(fold(name), code)
    return found
