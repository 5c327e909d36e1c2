"""Happenings of which nobody is told who comes. An area that has such says so; others ask here first.

@confides
def sensitive_cards(happening: Happening) -> bool: ...
"""

from __future__ import annotations

from collections.abc import Callable

from hallway.ground.happenings.models import Happening

Confider = Callable[[Happening], bool]

_confiders: list[Confider] = []


def confides(confider: Confider) -> Confider:
    """Register a function that says whether a happening is held in confidence."""
    _confiders.append(confider)
    return confider


def is_in_confidence(happening: Happening) -> bool:
    """Whether no page may tell names or numbers of those who take part."""
    return any(confider(happening) for confider in _confiders)
