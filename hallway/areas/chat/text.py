"""What somebody typed, as it can be shown to everybody. Pure: no Django, no database.

Taken out are characters that nobody sees and that change how the rest is read: controls, marks that
turn the writing direction round, spaces without width, piles of accents. What languages and emoji need
stays: joiners between letters, variation selectors, a few accents for each letter.
"""

from __future__ import annotations

import re
import unicodedata

MOST = 1000  # characters of a post
MOST_OF_A_QUESTION = 300
_JOINERS = "\u200c\u200d"  # Persian, Indic scripts and emoji families need them between two characters
_BLANK = frozenset(
    "\u115f\u1160\u3164\uffa0\u2800\u00ad\u034f\u17b4\u17b5"
)  # letters by name, empty to the eye
_ACCENTS = 4  # combining marks in a row; no language stacks more
_TAKEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_GAPS = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """The text in composed form, without what is not seen; empty where nothing can be read."""
    text = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    )
    kept = _without_loose_joiners("".join(_seen(text)))
    kept = _LINES.sub("\n", _SPACES.sub(" ", kept))
    kept = unicodedata.normalize("NFC", _GAPS.sub("\n\n", kept).strip())
    return kept if is_readable(kept) else ""


def one_line(text: str) -> str:
    """The same in one line, as for a question or a name."""
    return clean(" ".join(text.split()))


def is_readable(text: str) -> bool:
    """Whether there is anything to see in it: a letter, a figure, a sign or an emoji."""
    return any(unicodedata.category(one)[0] in "LNPS" and one not in _BLANK for one in text)


def _seen(text: str) -> list[str]:
    """The characters that stay, accents thinned out."""
    kept: list[str] = []
    accents = 0
    for one in text:
        category = unicodedata.category(one)
        if one in _BLANK or (category in _TAKEN and one != "\n" and one not in _JOINERS and one != "\t"):
            continue
        accents = accents + 1 if category in {"Mn", "Me"} else 0
        if accents <= _ACCENTS:
            kept.append(one)
    return kept


def _without_loose_joiners(text: str) -> str:
    """Joiners stay only where they join: never two in a row, at an end or beside a space."""
    kept: list[str] = []
    for place, one in enumerate(text):
        if one in _JOINERS:
            after = text[place + 1] if place + 1 < len(text) else " "
            if not kept or kept[-1].isspace() or kept[-1] in _JOINERS or after.isspace() or after in _JOINERS:
                continue
        kept.append(one)
    return "".join(kept)
