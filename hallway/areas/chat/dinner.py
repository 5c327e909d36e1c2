"""Whether a post is about eating or drinking together: words in English and German, no more than that."""

from __future__ import annotations

import re

_WORDS = (
    "dinner", "lunch", "breakfast", "brunch", "supper", "pub", "pubs", "beer", "beers", "pint",
    "pints", "drinks", "noodles", "pizza", "ramen", "curry", "burgers", "ice cream", "food", "restaurant",
    "hungry", "abendessen", "mittagessen", "frühstück", "kneipe", "bier", "biergarten", "wirtshaus", "nudeln",
    "eis essen", "essen gehen", "was essen", "hunger", "trinken gehen",
)  # fmt: skip
_ABOUT = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in _WORDS) + r")(?!\w)", re.IGNORECASE)


def is_about_dinner(text: str) -> bool:
    """True for "Who comes to dinner?" and "Wer will essen gehen?"."""
    return bool(_ABOUT.search(text))
