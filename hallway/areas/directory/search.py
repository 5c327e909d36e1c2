"""Search that forgives typing: which conferences answer what somebody has typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from hallway.areas.directory.models import SearchUse, SearchVariant, SearchWord
from hallway.areas.directory.models.index import ListingQuerySet
from hallway.engines.spelling.rank import Match, match
from hallway.engines.spelling.variants import variants
from hallway.engines.spelling.words import words

LONGEST: Final = 80  # characters that are read
MOST_WORDS: Final = 6
MOST_MEANT: Final = 200  # words that one may stand for; with more it is looked for in the lines
RARE: Final = 2000  # up to so many editions it is quicker to begin with those that have the word


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that was typed: what it may stand for."""

    forms: tuple[str, ...] = ()  # as they stand in `Listing.words`: " berlin ", or " ber" for a beginning
    uses: Mapping[int, int] = field(default_factory=dict)  # by the id of a word, with how often it is used

    @property
    def is_rare(self) -> bool:
        return len(self.uses) < MOST_MEANT and sum(self.uses.values()) <= RARE

    def narrow(self, rows: ListingQuerySet) -> ListingQuerySet:
        """The rows whose editions have it."""
        if self.is_rare:
            having = SearchUse.objects.filter(word__in=list(self.uses))
            return rows.filter(edition__in=having.values("edition"))
        # Found by position, not by LIKE, which in SQLite folds case anew for every row.
        return rows.filter(reduce(or_, (Q(_has(form)) for form in self.forms)))


def _has(form: str) -> GreaterThan:
    return GreaterThan(StrIndex(F("words"), Value(form)), 0)


NOTHING: Final = ("", Wanted())


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked, as words of the index."""

    text: str = ""
    words: tuple[Wanted, ...] = ()
    meant: str = ""  # the query as it was understood, where typing had to be forgiven

    def narrow(self, rows: ListingQuerySet) -> ListingQuerySet:
        """The rows whose editions have every word."""
        return reduce(lambda left, word: word.narrow(left), self.words, rows)


def understand(text: str) -> Search:
    """The query; at most three database queries, however long it is.

    Whole words have to be right, the last one may have been begun only. A word that nobody
    knows stands for those within a slip or two.
    """
    text = " ".join(text[:LONGEST].split())
    typed = words(text)[:MOST_WORDS]
    if not typed:
        return Search()
    *_others, last = typed
    known = _exact(typed)
    begun = _begun(last)
    unknown = {word for word in typed if word not in known and (word != last or not begun.uses)}
    near = _near(unknown) if unknown else {}
    found = [
        begun
        if place == len(typed) - 1 and begun.uses
        else known.get(word) or near.get(word, ("", Wanted()))[1]
        for place, word in enumerate(typed)
    ]
    meant = " ".join(near[word][0] if word in near else word for word in typed)
    return Search(text, tuple(found), meant if near and all(word.forms for word in found) else "")


def _exact(typed: list[str]) -> dict[str, Wanted]:
    rows = SearchWord.objects.filter(text__in=typed).values_list("text", "pk", "uses_count")
    return {text: Wanted((f" {text} ",), {pk: uses}) for text, pk, uses in rows}


def _begun(word: str) -> Wanted:
    rows = SearchWord.objects.filter(text__begins=word)
    return Wanted((f" {word}",), dict(rows.values_list("pk", "uses_count")[:MOST_MEANT]))


def _near(unknown: set[str]) -> dict[str, tuple[str, Wanted]]:
    """For each word the one that is meant, and what that stands for: all that are as near."""
    tried = [word for word in unknown if not word.isdecimal()]
    rows = SearchVariant.objects.filter(text__in={text for word in tried for text in variants(word)})
    candidates = set(rows.values_list("word", "word__text", "word__uses_count"))
    found = {}
    for word in tried:
        answers = [(answer, pk, uses) for pk, text, uses in candidates if (answer := match(word, text))]
        if answers:
            best, *_ = min(answers, key=lambda one: _rank(*one))
            nearest = [one for one in answers if one[0].slips == best.slips]
            forms = tuple(f" {answer.word} " for answer, _pk, _uses in nearest)
            found[word] = best.word, Wanted(forms, {pk: uses for _answer, pk, uses in nearest})
    return found


def _rank(answer: Match, _pk: int, uses: int) -> tuple[int, int, str]:
    """The fewest slips, then the word that is used most."""
    return answer.slips, -uses, answer.word
