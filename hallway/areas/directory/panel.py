"""Facets as links: what can be chosen, how many lines that leaves, and what is chosen already."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.http import urlencode

from hallway.areas.directory.facets import FACETS, Facet, Text, Value
from hallway.areas.directory.lists import Asked, Found


@dataclass(frozen=True, slots=True)
class Option:
    """A value as a link that adds it to the choice, or takes it away."""

    key: str
    label: Text
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    label: Text
    options: tuple[Option, ...]


def groups(asked: Asked, found: Found) -> list[Group]:
    """Every facet that has something to choose. Values that would leave nothing are left out."""
    shown = (Group(facet.label, tuple(_options(facet, asked, found))) for facet in FACETS)
    return [group for group in shown if group.options and not _changes_nothing(group, found)]


def chosen(asked: Asked, found: Found) -> list[Option]:
    """What is chosen, each with the address of the list without it."""
    return [_option(facet, value, asked, found) for facet, value in asked.chosen.values]


def _changes_nothing(group: Group, found: Found) -> bool:
    """Its only value is one that every line has."""
    only, *others = group.options
    return not others and not only.chosen and only.count == found.counts.total


def _options(facet: Facet, asked: Asked, found: Found) -> list[Option]:
    return [
        _option(facet, value, asked, found)
        for value in facet.values
        if found.counts.of[value.bit] or asked.chosen.has(value)
    ]


def _option(facet: Facet, value: Value, asked: Asked, found: Found) -> Option:
    parameters = [*asked.search_parameters, *asked.chosen.toggled(facet, value), *asked.also]
    return Option(
        key=f"{facet.key}-{value.key}",
        label=value.label,
        count=found.counts.of[value.bit],
        href=f"?{urlencode(parameters)}" if parameters else "?",
        chosen=asked.chosen.has(value),
    )
