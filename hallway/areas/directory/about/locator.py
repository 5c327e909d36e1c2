"""Where on the map of the world a conference is: a cut-out around it, and dots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hallway.engines.geography.points import Point
from hallway.engines.geography.projection import WORLD, Spot

WIDTH, HEIGHT = 240, 120  # of the cut-out, in units of the map, which is 1,000 wide
DOT = 5


@dataclass(frozen=True, slots=True)
class Locator:
    """`view_box` for the attribute of that name; `dots` and their `radius` in the same units."""

    view_box: str
    dots: tuple[Spot, ...]
    radius: float


def locator(points: Iterable[Point]) -> Locator | None:
    """A map on which every point can be seen; None without any."""
    dots = tuple(WORLD.place(point) for point in points)
    if not dots:
        return None
    left, right = min(dot.x for dot in dots), max(dot.x for dot in dots)
    top, bottom = min(dot.y for dot in dots), max(dot.y for dot in dots)
    scale = max((right - left + 60) / WIDTH, (bottom - top + 60) / HEIGHT, 1)
    width, height = WIDTH * scale, HEIGHT * scale
    x = _within((left + right - width) / 2, WORLD.width - width)
    y = _within((top + bottom - height) / 2, WORLD.height - height)
    return Locator(f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}", dots, DOT * scale)


def _within(start: float, last: float) -> float:
    return max(0.0, min(start, last))
