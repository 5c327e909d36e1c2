"""Addresses, short names and colours for series and editions that come from outside."""

from __future__ import annotations

import zlib
from collections.abc import Collection

from hallway.areas.directory.slugs import RESERVED_SLUGS
from hallway.engines.merging.names import series_name
from hallway.formats.values import slugify
from hallway.ground.editions.states import Mode, SeriesKind
from hallway.ground.editions.validators import RESERVED
from hallway.ui.colour import nearest_hue

LONGEST_SLUG = 70
LONGEST_ACRONYM = 36


def free_slug(wanted: Collection[str], taken: Collection[str]) -> str:
    """The first of the wanted names that is usable as an address, or the last one with a number."""
    stems = [stem for name in wanted if (stem := slugify(name)[:LONGEST_SLUG].strip("-"))] or ["conference"]
    for stem in stems:
        if stem not in taken and stem not in RESERVED and stem not in RESERVED_SLUGS and not stem.isdigit():
            return stem
    return _numbered(stems[-1], "-", taken)


def free_acronym(slug: str, taken: Collection[str]) -> str:
    """Four or more of a–z, 0–9 and _, that nobody has."""
    stem = slug.replace("-", "_")[:LONGEST_ACRONYM].strip("_")
    stem = stem if len(stem) >= 4 else f"{stem}_conf"
    return stem if stem not in taken else _numbered(stem, "_", taken)


def _numbered(stem: str, mark: str, taken: Collection[str]) -> str:
    number = 2
    while f"{stem}{mark}{number}" in taken:
        number += 1
    return f"{stem}{mark}{number}"


def hue_for(name: str) -> int:
    """A colour that a name always gets."""
    return nearest_hue(zlib.crc32(name.casefold().encode()) % 360)


def kind_for(name: str, mode: str) -> SeriesKind:
    """What a name says about the kind of a series: "PyCon Poland" is national, "PyCon Wroclaw" regional."""
    parts = series_name(name)
    if len(parts.place) == 2 and parts.place.isupper():
        return SeriesKind.NATIONAL
    if parts.place or parts.is_local:
        return SeriesKind.REGIONAL
    return SeriesKind.ONLINE if mode == Mode.ONLINE else SeriesKind.TOPIC
