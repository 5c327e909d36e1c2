"""The conferences of a list on the map of the world, in groups that a thumb can hit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import Final, NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.areas.directory.lists import Asked
from hallway.areas.directory.models import Spot
from hallway.areas.directory.models.index import ListingQuerySet
from hallway.engines.geography.clusters import Cluster, Placed, clusters
from hallway.engines.geography.points import Point
from hallway.engines.geography.projection import WORLD
from hallway.ground.editions.models import Edition

HEIGHT: Final = ceil(WORLD.height)
SMALLEST: Final = 110.0  # units of the map that fill its width at the closest look; the outline is coarse
NARROW, WIDE = 0.142, 0.09  # parts of the width that are 44 px, on a phone and from 500 px up


class Box(NamedTuple):
    """Whole degrees: a part of the map in an address, `box=47,5,55,16`."""

    south: int
    west: int
    north: int
    east: int

    @classmethod
    def from_text(cls, text: str) -> Box | None:
        """The box that somebody typed, if it is one."""
        try:
            box = cls(*(int(part) for part in text.split(",")))
        except (TypeError, ValueError):
            return None
        on_earth = -90 <= box.south < box.north <= 90 and -180 <= box.west < box.east <= 180
        return box if on_earth else None

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """The smallest one that holds them all with some room."""
        latitudes, longitudes = zip(*points, strict=True)
        return cls(
            max(floor(min(latitudes) - 0.2), -90),
            max(floor(min(longitudes) - 0.2), -180),
            min(ceil(max(latitudes) + 0.2), 90),
            min(ceil(max(longitudes) + 0.2), 180),
        )

    def __str__(self) -> str:
        return ",".join(map(str, self))

    def narrow(self, rows: ListingQuerySet) -> ListingQuerySet:
        """The rows of which a place lies in it."""
        inside = {
            "latitude__range": (self.south, self.north),
            "longitude__range": (self.west, self.east),
        }
        own = Q(**{f"edition__entry__{name}": span for name, span in inside.items()})
        return rows.filter(own | Q(Exists(Spot.objects.filter(edition=OuterRef("edition"), **inside))))


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the map, and how many conferences are there."""

    key: str
    point: Point
    count: int
    edition: int  # one of them


@dataclass(frozen=True, slots=True)
class Mark:
    """A group on the map as a link. All lengths are units of the map."""

    x: str
    y: str
    hit: str
    radius: str
    size: str  # of the figure
    drop: str  # from the middle to the base line of the figure
    count: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing of the map: the part that is shown, and the marks on it."""

    name: str
    view_box: str
    marks: tuple[Mark, ...]


def sites(rows: ListingQuerySet, box: Box | None) -> list[Site]:
    """All places of the rows, those of editions in several places too. Two queries."""
    found: dict[Point, tuple[int, int]] = {}
    placed = rows.order_by().filter(edition__entry__latitude__isnull=False)
    own = placed.values_list("edition__entry__latitude", "edition__entry__longitude")
    further = Spot.objects.filter(edition__in=rows.order_by().values("edition"), latitude__isnull=False)
    for query, name in (
        (own, "edition"),
        (further.order_by().values_list("latitude", "longitude"), "edition"),
    ):
        for latitude, longitude, count, edition in query.annotate(n=Count("*"), one=Min(name)):
            point = Point(latitude or 0, longitude or 0)
            if point.is_on_earth and (box is None or _holds(box, point)):
                before, _one = found.get(point, (0, 0))
                found[point] = before + count, edition
    return [Site(f"{point}", point, count, edition) for point, (count, edition) in found.items()]


def pictures(found: list[Site], asked: Asked, box: Box | None) -> list[Picture]:
    """The map for phones and for wider screens, each with groups as large as a thumb there."""
    frame = _frame(found) if found and (box or asked.is_narrowed) else (0.0, 0.0, WORLD.width)
    editions = Edition.objects.published().only("name", "slug", "hosted", "city")
    named = editions.in_bulk([site.edition for site in found])
    view_box = " ".join(f"{value:.1f}" for value in (*frame, frame[2] * HEIGHT / WORLD.width))
    drawing = _Drawing(found, named, asked, frame[2])
    return [
        Picture(name, view_box, tuple(drawing.marks(part)))
        for name, part in (("narrow", NARROW), ("wide", WIDE))
    ]


def _holds(box: Box, point: Point) -> bool:
    return box.south <= point.latitude <= box.north and box.west <= point.longitude <= box.east


def _frame(found: list[Site]) -> tuple[float, float, float]:
    """Left, top and width of the part of the map that shows all of them, with room around."""
    xs, ys = zip(*(WORLD.place(site.point) for site in found), strict=True)
    width = max((max(xs) - min(xs)) * 1.35, (max(ys) - min(ys)) * 1.5 * WORLD.width / HEIGHT, SMALLEST)
    width = min(width, WORLD.width)
    height = width * HEIGHT / WORLD.width
    left = (max(xs) + min(xs) - width) / 2
    top = (max(ys) + min(ys) - height) / 2
    return min(max(left, 0), WORLD.width - width), min(max(top, 0), HEIGHT - height), width


class _Drawing:
    def __init__(self, found: list[Site], named: dict[int, Edition], asked: Asked, width: float) -> None:
        self.sites = {site.key: site for site in found}
        self.placed = [Placed(site.key, *WORLD.place(site.point)) for site in found]
        self.named = named
        self.asked = asked
        self.width = width

    def marks(self, part: float) -> Iterable[Mark]:
        """Groups that are `part` of the width apart."""
        apart = self.width * part
        for group in clusters(self.placed, apart):
            members = sorted((self.sites[key] for key in group.members), key=lambda site: -site.count)
            yield self._mark(group, members, apart)

    def _mark(self, group: Cluster, members: list[Site], apart: float) -> Mark:
        count = sum(site.count for site in members)
        radius = apart * (min(0.2 + 0.045 * count**0.5, 0.42) if count > 1 else 0.17)
        size = apart * (0.34 if count < 100 else 0.28)
        return Mark(
            x=f"{group.x:.1f}",
            y=f"{group.y:.1f}",
            hit=f"{apart / 2:.1f}",
            radius=f"{radius:.1f}",
            size=f"{size:.1f}",
            drop=f"{size * 0.35:.1f}",
            count=count,
            label=self._label(members, count),
            href=self._href(members, count),
        )

    def _label(self, members: list[Site], count: int) -> str:
        first = self.named.get(members[0].edition)
        if first is None:
            return _("somewhere")
        if count == 1:
            return f"{first.name}, {first.city}" if first.city else first.name
        words = ngettext("%(n)s conference near %(city)s", "%(n)s conferences near %(city)s", count)
        return words % {"n": count, "city": first.city or first.name}

    def _href(self, members: list[Site], count: int) -> str:
        first = self.named.get(members[0].edition)
        if count == 1 and first:
            return first.get_absolute_url()
        box = Box.around(site.point for site in members)
        is_one_city = len(members) == 1 or (box.north - box.south <= 2 and box.east - box.west <= 2)
        query = urlencode([*self.asked.parameters, ("box", str(box))])
        return f"?{query}{'#list' if is_one_city else ''}"
