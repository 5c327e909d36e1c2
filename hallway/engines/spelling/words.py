"""The words of a text, written so that two spellings of one word are the same string."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

MAX_WORD: Final = 64  # characters; what is longer is no word, and is cut
# Letters that Unicode does not take apart though people type them without their stroke.
_PLAIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_ACCENTS: Final = re.compile("[\u0300-\u036f]")  # of Latin, Greek and Cyrillic; other scripts keep theirs
_YEAR_BESIDE_LETTERS: Final = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)\d\d(?!\d))")
_HUMPS: Final = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def fold(text: str) -> str:
    """The text without case and accents: "Wrocław" and "WROCLAW" become "wroclaw", "Straße" "strasse".

    Folding twice changes nothing more. "ü" becomes "u": people leave dots away more
    often than they write "ue".
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart).translate(_PLAIN))


def words(text: str) -> list[str]:
    """The words as they stand, folded; everything that is no letter, digit or mark parts them.

    A year is a word of its own also where it is glued on: "PyCon2026" is "pycon", "2026".
    """
    return list(_pieces(_YEAR_BESIDE_LETTERS.sub(" ", fold(text))))


def index_words(name: str) -> list[str]:
    """What to keep in the index for a name: each word once, in order.

    Besides `words` these are the parts of CamelCase, so that "django con" finds
    "DjangoCon", and each two neighbours in one, so that "xtremepython" finds "Xtreme
    Python". Parts of one letter are left out. A query takes `words`, and needs nothing
    of this.
    """
    plain = words(name)
    parts = [part for hump in _HUMPS.findall(_without_accents(name)) for part in words(hump)]
    glued = [a + b for a, b in pairwise(plain) if len(a + b) <= MAX_WORD]
    return list(dict.fromkeys([*plain, *(part for part in parts if len(part) > 1), *glued]))


def _without_accents(text: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def _pieces(folded: str) -> Iterator[str]:
    piece: list[str] = []
    for letter in folded:
        if letter.isalnum() or (piece and unicodedata.category(letter).startswith("M")):
            piece.append(letter)
        elif piece:
            yield "".join(piece[:MAX_WORD])
            piece = []
    if piece:
        yield "".join(piece[:MAX_WORD])
