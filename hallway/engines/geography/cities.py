"""Whether two writings mean one city."""

from __future__ import annotations

from typing import Final

from rapidfuzz.fuzz import ratio

from hallway.engines.spelling.words import fold, words

LIKENESS: Final = 88  # of 100: one slip in eight letters


def same_city(a: str, b: str) -> bool:
    """Whether two writings mean one city: "Te Whanganui-a-Tara Wellington" is "Wellington".

    False when one is empty. Neighbours with one name inside the other ("York", "New
    York") pass for the same: only for cities of one series, where that does no harm.
    """
    one, other = set(words(a)), set(words(b))
    if not one or not other:
        return False
    return one <= other or other <= one or ratio(fold(a), fold(b)) >= LIKENESS
