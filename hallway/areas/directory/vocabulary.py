"""The words of the search: which ones an edition is found by, and keeping their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import Locale
from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from hallway.areas.directory.lines import country_codes
from hallway.areas.directory.models import SearchUse, SearchWord
from hallway.engines.spelling.variants import variants
from hallway.engines.spelling.words import index_words, words
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import Mode

# Many narrow rows, over which `bulk_create` takes four times as long.
ADD_USE = "INSERT INTO directory_searchuse (word_id, edition_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"
ADD_VARIANT = "INSERT INTO directory_searchvariant (text, word_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"
MOST_BYTES = 2000
_SHORT = {"US": "USA", "GB": "UK"}  # what people type


def words_of(edition: Edition, names: Iterable[str], places: Iterable[str], countries: list[str]) -> set[str]:
    """Every word by which the edition is found: of its names, places and countries, and its year."""
    found = {word for name in names for word in _name_words(name)}
    found |= {word for place in places for word in _place_words(place)}
    found |= {word for code in country_codes(countries) for word in _country_words(code)}
    if edition.known_year:
        found.add(str(edition.known_year))
    if edition.mode != Mode.IN_PERSON:
        found.add("online")
    return found


def haystack(found: Iterable[str]) -> str:
    """The words in one text, in which " berlin " and the beginning " ber" can be looked for.

    It stands in an index, whose entries PostgreSQL limits to 2,704 bytes: of an edition with
    hundreds of words the last ones are left out.
    """
    text = " ".join(sorted(found))
    if len(text.encode()) > MOST_BYTES:
        text = text.encode()[:MOST_BYTES].decode(errors="ignore").rpartition(" ")[0]
    return f" {text} "


@lru_cache(maxsize=4096)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(index_words(name))


@lru_cache(maxsize=4096)
def _place_words(place: str) -> tuple[str, ...]:
    return tuple(words(place))


@lru_cache(maxsize=512)
def _country_words(code: str) -> tuple[str, ...]:
    languages = [language for language, _name in settings.LANGUAGES]
    names = [str(Locale.parse(language, sep="-").territories.get(code, "")) for language in languages]
    return tuple(word for name in [*names, _SHORT.get(code, "")] for word in words(name))


def keep(uses: Mapping[int, set[str]]) -> None:
    """Make these the words of these editions (by id), and of no further ones."""
    SearchUse.objects.filter(edition__in=uses.keys()).delete()
    ids = _ids_of(set().union(*uses.values()))
    _insert(ADD_USE, ((ids[text], pk) for pk, texts in uses.items() for text in texts))


def sweep() -> None:
    """Drop words that nothing uses any more, and count how often the others are used."""
    SearchWord.objects.exclude(Exists(SearchUse.objects.filter(word=OuterRef("pk")))).delete()
    counted = SearchUse.objects.filter(word=OuterRef("pk")).values("word").annotate(n=Count("pk")).values("n")
    SearchWord.objects.update(uses_count=Coalesce(Subquery(counted), 0))


def _ids_of(texts: set[str]) -> dict[str, int]:
    """The ids of these words; those that are new get their row and their variants."""
    known = _known(texts)
    new = texts - known.keys()
    if not new:
        return known
    SearchWord.objects.bulk_create((SearchWord(text=text) for text in sorted(new)), ignore_conflicts=True)
    added = _known(new)
    pairs = ((text, pk) for word, pk in added.items() for text in variants(word))
    _insert(ADD_VARIANT, pairs)
    return known | added


def _insert(statement: str, rows: Iterable[tuple[str | int, int]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def _known(texts: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    wanted = sorted(texts)
    for start in range(0, len(wanted), 5000):
        some = SearchWord.objects.filter(text__in=wanted[start : start + 5000])
        found |= dict(some.values_list("text", "pk"))
    return found
