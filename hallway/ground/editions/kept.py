"""What a process keeps of an edition in memory, for as long as its version stands.

    picture = kept("board", "pyharbour-2027", lambda: …)

As with published pages, the version is read before the content, so what is kept is never older
than its version. It serves where hundreds ask for the same at once. What is kept is the same for
everybody, and shared by all threads: read it, never change it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from hallway.ground.editions import publishing

T = TypeVar("T")

MOST = 64  # things that are kept; beyond them all are forgotten


class _Kept(NamedTuple):
    version: int
    made: float  # on the clock of the process
    content: Any


_kept: dict[tuple[str, str], _Kept] = {}


def kept(name: str, edition: str, make: Callable[[], T]) -> T:
    """What `make()` says of the edition at this address; made anew when its version is another."""
    version = _version(edition)
    found = _kept.get((name, edition))
    if found is not None and found.version == version:
        return found.content
    began, made = time.monotonic(), make()
    if version:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[name, edition] = _Kept(version, began, made)
    return made


def at_hand(name: str, edition: str) -> Any:
    """What `kept` has under this name, if it is true still; else None, and nothing is made."""
    found = _kept.get((name, edition))
    return found.content if found is not None and found.version == _version(edition) else None


def recent(name: str, edition: str, seconds: float) -> Any:
    """What `kept` made under this name within the last seconds, whatever happened since; else None.

    For hints that may be a moment old, never for what is decided.
    """
    found = _kept.get((name, edition))
    return found.content if found is not None and time.monotonic() - found.made < seconds else None


def _version(edition: str) -> int:
    scope = publishing.scope(edition)
    return publishing.versions(scope)[scope]


def forget_kept() -> None:
    """Forget everything: the database is another one now, as between two tests."""
    _kept.clear()
