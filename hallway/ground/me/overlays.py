"""What is personal on a public page: areas say it here, one request fetches what the page asks for.

    @overlays("stars")
    def stars(person: Person, request: HttpRequest) -> list[str]: ...

A page asks by name (`/me/overlay/?for=stars,saved`), so that nobody waits for what it does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import HttpRequest

from hallway.ground.people.models import Person

Value = bool | str | list[str]
Overlay = Callable[[Person, HttpRequest], Value]

_overlays: dict[str, Overlay] = {}


def overlays(name: str) -> Callable[[Overlay], Overlay]:
    """Register what is laid over public pages that ask for `name`; only people who are signed in have it."""

    def register(overlay: Overlay) -> Overlay:
        _overlays[name] = overlay
        return overlay

    return register


def laid_over(names: Iterable[str], person: Person, request: HttpRequest) -> dict[str, Value]:
    """The values of those of `names` that are registered."""
    return {name: _overlays[name](person, request) for name in names if name in _overlays}
