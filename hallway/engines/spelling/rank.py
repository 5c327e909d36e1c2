"""Which of the words an index gave is meant, and how well a name answers a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from hallway.engines.spelling.variants import distance


class Likeness(IntEnum):
    """How a word answers the word that was typed; less is better."""

    EXACT = 0
    PREFIX = 1
    NEAR = 2


class Match(NamedTuple):
    """Sorts the best first: by likeness, slips, letters that were not typed, then by the alphabet."""

    likeness: Likeness
    slips: int
    more: int
    word: str


def match(typed: str, word: str) -> Match | None:
    """How `word` answers `typed`, both folded; None when it does not."""
    more = abs(len(word) - len(typed))
    if word == typed:
        return Match(Likeness.EXACT, 0, 0, word)
    if word.startswith(typed):
        return Match(Likeness.PREFIX, 0, more, word)
    slips = distance(typed, word)
    return None if slips is None else Match(Likeness.NEAR, slips, more, word)


def rank(typed: str, candidates: Iterable[str]) -> list[Match]:
    """The candidates that answer the typed word, the best first."""
    return sorted(found for word in set(candidates) if (found := match(typed, word)))


class Answer(NamedTuple):
    """How well a name answers a whole query; sorts the best first."""

    slips: int
    near: int  # typed words met only by forgiving
    prefixes: int
    others: int  # words of the name that nobody typed


def answer(typed: Sequence[str], name: Sequence[str]) -> Answer | None:
    """How the words of a name answer all the typed words; None when one of them stays unanswered.

    `name` is what `index_words` gave. A query without words answers nothing.
    """
    met = [found[0] for word in typed if (found := rank(word, name))]
    if not typed or len(met) < len(typed):
        return None
    kinds = [found.likeness for found in met]
    return Answer(
        slips=sum(found.slips for found in met),
        near=kinds.count(Likeness.NEAR),
        prefixes=kinds.count(Likeness.PREFIX),
        others=len(set(name) - {found.word for found in met}),
    )
