"""The name of a series in one form, whatever year, order, spelling or language it was written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hallway.engines.geography.continents import region_of
from hallway.engines.geography.countries import country_code
from hallway.engines.spelling.words import words

# What many series share and put before or after their own word. The longer ones first.
BRANDS: Final = (
    ("python", "barcamp"),
    ("python", "pizza"),
    ("wagtail", "space"),
    ("django", "day"),
    ("djangocon",),
    ("djangogirls",),
    ("pyladiescon",),
    ("pyconf",),
    ("pycamp",),
    ("pycon",),
    ("pydata",),
    ("pydays",),
    ("pyday",),
    ("scipy",),
)
_GLUED: Final = ("djangocon", "pyconf", "pycon", "pydata", "scipy")
_NOISE: Final = frozenset({"the", "annual", "edition", "conference", "conf", "online", "virtual"})
# Regions people name a conference after; each in one form.
_REGIONS: Final = {
    "africa": "africa",
    "apac": "asia pacific",
    "asia": "asia",
    "asia pacific": "asia pacific",
    "balkan": "balkan",
    "balkans": "balkan",
    "eu": "europe",
    "europe": "europe",
    "global": "global",
    "latam": "latin america",
    "latin america": "latin america",
    "mea": "middle east",
    "middle east": "middle east",
    "north america": "north america",
    "oceania": "oceania",
    "south america": "south america",
}
_NO_PLACES: Final = frozenset({"island", "man", "reunion"})  # countries in one language, words in another
_NO_CODES: Final = frozenset({"LA"})  # Latin America rather than Laos
# The number of an edition: "15th", "[15]", "#15", "’26", and Roman at the end ("Kiwi PyCon XII").
_ORDINALS: Final = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th|º|ª)(?!\w)|\[\s*\d+\s*\]|#\s*\d+|['’]\d\d(?!\d)|(?<=\w)\s(?-i:[IVX]+)$", re.I
)
MAX_NAME: Final = 200  # characters; what stands after them does not tell series apart
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class SeriesName:
    """A name taken apart: `key` is equal for all writings of it.

    `spelled` are its words, brand first, without year and number, and `plain` the same
    without place and noise; `place` is the alpha-2 code of a country or a region in words,
    where the name has one; `brand` is what it shares with other series.
    """

    written: str
    key: str
    spelled: tuple[str, ...]
    plain: tuple[str, ...]
    brand: str
    place: str

    @property
    def spellings(self) -> tuple[str, str]:
        """What to compare with another name's: the words glued together, and in the order of the alphabet."""
        return "".join(self.spelled), "".join(sorted(self.spelled))

    @property
    def is_local(self) -> bool:
        """Whether a brand and a word that is no country or region make up the name, mostly a city."""
        return bool(self.brand) and not self.place and "".join(self.plain) != self.brand


@lru_cache(maxsize=50_000)
def series_name(written: str) -> SeriesName:
    """Take a name apart; never fails. A name of nothing but noise keeps the noise."""
    short = " ".join(written[:MAX_NAME].split())
    everything = _parted(words(_ORDINALS.sub(" ", _main_part(short))))
    dated = [word for word in everything if not _YEAR.fullmatch(word)] or everything
    brand, ordered = _brand_first(dated)
    rest, place = _without_place(ordered, len(brand))
    plain = tuple(word for word in rest if word not in _NOISE) or tuple(rest)
    key = "".join(plain) + (f"@{place}" if place else "")
    return SeriesName(written, key or short.casefold(), tuple(ordered), plain, "".join(brand), place)


def _main_part(written: str) -> str:
    """ "PyCon DE & PyData Berlin" without its guest: only what follows a brand is one."""
    head, mark, _ = re.sub(r"\s[&@|+]\s", "\0", written, count=1).partition("\0")
    return head if mark and _brand_first(words(head))[0] else written


def _parted(found: list[str]) -> list[str]:
    """ "pyconfr" and "pyconindia" in two, when the rest is a country."""
    parted: list[str] = []
    for word in found:
        ends = ((brand, word.removeprefix(brand)) for brand in _GLUED if word.startswith(brand))
        parted += next((pair for pair in ends if _country_after_brand(pair[1])), (word,))
    return parted


def _brand_first(found: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The brand, and the words with it in front: "Warsaw Python Pizza" is "Python Pizza Warsaw"."""
    for brand in BRANDS:
        for at in range(len(found) - len(brand) + 1):
            if tuple(found[at : at + len(brand)]) == brand:
                return brand, [*brand, *found[:at], *found[at + len(brand) :]]
    return (), found


def _without_place(found: list[str], start: int) -> tuple[list[str], str]:
    """The words without the longest place among them, and the place; the brand is passed over."""
    if start and len(found) == start + 1 and (code := _country_after_brand(found[-1])):
        return found[:-1], code
    for length in range(min(4, len(found)), 0, -1):
        for at in range(start, len(found) - length + 1):
            place = _place(" ".join(found[at : at + length]))
            if place and length < len(found):
                return [*found[:at], *found[at + length :]], place
    return found, ""


def _place(text: str) -> str:
    return _REGIONS.get(text) or ("" if text in _NO_PLACES else country_code(text, codes=False))


def _country_after_brand(word: str) -> str:
    code = word.upper()
    if len(code) == 2 and code.isascii() and code not in _NO_CODES and region_of(code):
        return code
    return country_code(word, codes=False)
