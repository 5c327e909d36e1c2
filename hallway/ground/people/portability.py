"""Download my data, erase me: each app says here what it holds and how it lets go of it.

Apps keep theirs in a `portability.py` that their AppConfig imports:

    @exports("stars", "happenings.Star")
    def stars(person): ...

    @erases
    def forget_stars(person, *, names_too): ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from hallway.ground.people.models import Person

Rows = Sequence[Mapping[str, object]]
Exporter = Callable[[Person], Rows]
Objection = Callable[[Person], str]
Finder = Callable[[Person], Iterable[str]]


class Eraser(Protocol):
    def __call__(self, person: Person, *, names_too: bool) -> None: ...


# Rows that point to a person and that are not in the download, with the reason.
NOT_EXPORTED: dict[str, str] = {}

_exporters: dict[str, Exporter] = {}
_covered: set[str] = set()
_erasers: list[Eraser] = []
_objections: list[Objection] = []
_finders: list[Finder] = []


def exports(section: str, *models: str) -> Callable[[Exporter], Exporter]:
    """Register a function that returns the rows of `section` in the download.

    `models` ("app.Model") are the tables that it covers; a test asks for all that point to a person.
    """

    def register(exporter: Exporter) -> Exporter:
        _exporters[section] = exporter
        _covered.update(label.lower() for label in models)
        return exporter

    return register


def erases(eraser: Eraser) -> Eraser:
    """Register a function that lets go of a person, inside the transaction of the erasure.

    With `names_too` the public record is cleared as well, where it names the person.
    """
    _erasers.append(eraser)
    return eraser


def objects(objection: Objection) -> Objection:
    """Register a function that returns why somebody cannot be erased yet, or an empty string."""
    _objections.append(objection)
    return objection


def names_on_pages(finder: Finder) -> Finder:
    """Register a function that returns the addresses of editions whose public pages name a person."""
    _finders.append(finder)
    return finder


def editions_that_name(person: Person) -> set[str]:
    """Addresses of all editions on whose public pages this person appears."""
    return {slug for finder in _finders for slug in finder(person)}


def covered_models() -> frozenset[str]:
    """Labels, in lower case, of all tables that some exporter covers."""
    return frozenset(_covered)


def everything_about(person: Person) -> dict[str, Rows]:
    """Section → rows, for the download."""
    return {section: exporter(person) for section, exporter in sorted(_exporters.items())}


def objections_to_erasing(person: Person) -> list[str]:
    """Messages for the person; empty if nothing stands in the way."""
    return [reason for objection in _objections if (reason := objection(person))]


def let_go(person: Person, *, names_too: bool) -> None:
    """Call every eraser."""
    for eraser in _erasers:
        eraser(person, names_too=names_too)
