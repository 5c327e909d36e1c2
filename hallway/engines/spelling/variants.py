"""Mistyped words find each other in an index of equal strings, by symmetric deletion.

Wolf Garbe, "1000x Faster Spelling Correction algorithm" (SymSpell), 2012: instead of
all that a word could have been, keep for each word what remains of its beginning when
letters are left out. The query is treated the same; near words then share a string.
"""

from __future__ import annotations

from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

PREFIX: Final = 8  # letters of a word whose omissions are kept: at most 37 strings


def distance_allowed(word: str) -> int:
    """How many slips of the hand a word may have: 0 to 3 letters none, 4 to 6 one, longer two."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def variants(word: str) -> set[str]:
    """The first `PREFIX` letters, and all that remains when up to `distance_allowed` are left out.

    Two words as near as `distance` allows always share one: each slip (a letter left
    out, put in, changed, or two exchanged) costs either side at most one letter.
    """
    start, allowed = word[:PREFIX], distance_allowed(word)
    return {
        "".join(kept)
        for left_out in range(min(allowed, len(start)) + 1)
        for kept in combinations(start, len(start) - left_out)
    }


def distance(a: str, b: str) -> int | None:
    """The slips between two words, or None when they are more than the shorter one may have.

    Optimal string alignment: inserting, leaving out, changing a letter and exchanging
    two neighbours cost one each.
    """
    allowed = distance_allowed(min(a, b, key=len))
    found = OSA.distance(a, b, score_cutoff=allowed)
    return found if found <= allowed else None
