"""The map of the world: the Equal Earth projection, placed in the frame of the land outline.

Bojan Šavrič, Tom Patterson and Bernhard Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33 (3), 2019 (online 2018),
doi:10.1080/13658816.2018.1504949, equations 3 to 5. Areas keep their true ratio, so
Africa is as large as it is; parallels are straight.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, ceil, cos, pi, radians, sin, sqrt
from typing import Final, NamedTuple

from hallway.engines.geography.points import Point, wrapped

_A1: Final = 1.340264
_A2: Final = -0.081106
_A3: Final = 0.000893
_A4: Final = 0.003796
_M: Final = sqrt(3) / 2
HALF_WIDTH: Final = 2 * sqrt(3) * pi / (3 * _A1)  # of the unit sphere, at the equator


class Spot(NamedTuple):
    """A place on the map, in the units of its frame: x to the right, y down."""

    x: float
    y: float


def equal_earth(latitude: float, longitude: float) -> Spot:
    """Degrees to the plane of the unit sphere: x −2.7066 … 2.7066, y −1.3173 … 1.3173, north up."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    stretch = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * stretch)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return Spot(x, y)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle onto which the world between two parallels is drawn, full round.

    `middle` is the meridian in the centre; the map is cut open at the opposite one.
    """

    width: float
    middle: float
    north: float
    south: float

    @property
    def scale(self) -> float:
        return self.width / (2 * HALF_WIDTH)

    @property
    def height(self) -> float:
        return (equal_earth(self.north, 0).y - equal_earth(self.south, 0).y) * self.scale

    @property
    def view_box(self) -> str:
        """For the attribute `viewBox` of an SVG: rounded up, so that nothing is cut."""
        return f"0 0 {self.width:g} {ceil(self.height)}"

    def place(self, point: Point) -> Spot:
        """Where the point lies in the frame; what lies beyond the parallels stands on the edge."""
        return self.draw(min(max(point.latitude, self.south), self.north), self.turned(point.longitude))

    def turned(self, longitude: float) -> float:
        """Degrees east of the middle, −180 … 180."""
        return wrapped(longitude - self.middle)

    def draw(self, latitude: float, from_middle: float) -> Spot:
        """Where a latitude and degrees east of the middle are drawn, also outside the frame."""
        x, y = equal_earth(latitude, from_middle)
        return Spot(self.width / 2 + x * self.scale, (equal_earth(self.north, 0).y - y) * self.scale)


# 11° E in the middle cuts the map open in the Bering Strait, where it tears no country. Between the
# north of Greenland and the south of Tierra del Fuego lies every place where people hold conferences.
WORLD: Final = Frame(width=1000, middle=11, north=84, south=-57)
