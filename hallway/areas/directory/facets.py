"""What lists are narrowed down by. Each value of each facet is one bit of `Listing.facets`.

Counting needs one histogram, how often each combination of bits occurs: everything else
is worked out here. Several values of one facet mean "or", several facets mean "and", and the
counts of a facet ignore what is chosen in it, because they say what one more choice would bring.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory.states import Topic
from hallway.ground.editions.states import EditionStatus, Mode

YES: Final = "yes"
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that can be chosen; `bit` is its mask."""

    key: str
    label: Text
    bit: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with its possible answers; a row may have several of them, or none."""

    key: str
    label: Text
    values: tuple[Value, ...]
    mask: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mask", sum(value.bit for value in self.values))


def _facet(key: str, label: Text, first: int, values: Iterable[tuple[str, Text]]) -> Facet:
    """`first` is the position of its first bit. Positions are stored: a rebuild follows every change."""
    found = (Value(str(name), words, 1 << first + place) for place, (name, words) in enumerate(values))
    return Facet(key, label, tuple(found))


FACETS: Final = (
    _facet("topic", _("Topic"), 0, Topic.choices),
    _facet(
        "region",
        _("Part of the world"),
        8,
        [
            ("africa", _("Africa")),
            ("asia", _("Asia")),
            ("europe", _("Europe")),
            ("north_america", _("North America")),
            ("south_america", _("South America")),
            ("oceania", _("Oceania")),
        ],
    ),
    _facet("mode", _("How it is held"), 16, Mode.choices),
    _facet("open", _("Call for proposals"), 20, [(YES, _("Open call"))]),
    _facet("aid", _("Help with the costs"), 21, [(YES, _("Financial aid"))]),
    _facet("price", _("Price"), 22, [("free", _("Free"))]),
    _facet("days", _("Days"), 23, [("weekend", _("On a weekend"))]),
    _facet(
        "size",
        _("People"),
        24,
        [
            ("small", _("below 100")),
            ("medium", "100–499"),
            ("large", "500–1499"),
            ("huge", _("1500 or more")),
        ],
    ),
    _facet("status", _("Status"), 28, EditionStatus.choices),
)
BY_KEY: Final = {facet.key: facet for facet in FACETS}
BITS: Final = {(facet.key, value.key): value.bit for facet in FACETS for value in facet.values}
_LOW: Final = (1 << 16) - 1
_HIGH: Final = sum(facet.mask for facet in FACETS) & ~_LOW
UNDATED_CALL: Final = 1 << 40  # no facet: a call is announced, its end is not


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows are left, and how many a value has or would bring."""

    total: int
    of: Mapping[int, int]  # bit → rows


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody narrows a list down to: per facet the bits, of which one is enough."""

    masks: tuple[tuple[Facet, int], ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict) -> Chosen:
        """What the query names and there is; the rest is ignored."""
        found = (
            (facet, sum({BITS.get((facet.key, key), 0) for key in query.getlist(facet.key)}))
            for facet in FACETS
            if facet.key in query
        )
        return cls(tuple((facet, mask) for facet, mask in found if mask))

    def has(self, value: Value) -> bool:
        return any(mask & value.bit for _facet, mask in self.masks)

    def toggled(self, facet: Facet, value: Value) -> list[tuple[str, str]]:
        """The parameters of the choice with this value added, or taken away."""
        masks = {one.key: mask for one, mask in self.masks}
        masks[facet.key] = masks.get(facet.key, 0) ^ value.bit
        return [
            (one.key, each.key) for one in FACETS for each in one.values if masks.get(one.key, 0) & each.bit
        ]

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """In one fixed order, so that a choice has one address."""
        return [(facet.key, value.key) for facet, value in self.values]

    @property
    def values(self) -> list[tuple[Facet, Value]]:
        return [(facet, value) for facet, mask in self.masks for value in facet.values if mask & value.bit]

    def allows(self, bits: int) -> bool:
        return all(bits & mask for _facet, mask in self.masks)

    def counts(self, histogram: Mapping[int, int]) -> Counts:
        """From how often each combination of bits occurs, before anything is chosen."""
        total = 0
        halves: tuple[dict[int, int], dict[int, int]] = (defaultdict(int), defaultdict(int))
        # Per facet the combinations of its own bits of rows that it alone keeps out.
        kept_out: dict[str, dict[int, int]] = {facet.key: defaultdict(int) for facet, _mask in self.masks}
        for bits, rows in histogram.items():
            failing = [facet for facet, mask in self.masks if not bits & mask]
            if not failing:
                total += rows
                # Far fewer combinations differ in one half than in both; the bits are taken apart below.
                halves[0][bits & _LOW] += rows
                halves[1][bits & _HIGH] += rows
            elif len(failing) == 1:
                kept_out[failing[0].key][bits & failing[0].mask] += rows
        of = {
            value.bit: _having(value.bit, halves[0 if value.bit & _LOW else 1])
            + _having(value.bit, kept_out.get(facet.key, {}))
            for facet in FACETS
            for value in facet.values
        }
        return Counts(total, of)


def _having(bit: int, rows: Mapping[int, int]) -> int:
    """How many rows have the bit; `rows` says how often each combination occurs."""
    return sum(count for bits, count in rows.items() if bits & bit)
