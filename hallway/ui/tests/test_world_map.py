"""The outline of the land fits what the engine says about points."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from xml.etree import ElementTree

import brotli
import pytest

from hallway.engines.geography.points import Point
from hallway.engines.geography.projection import WORLD
from hallway.project.environment import ROOT

FILE = ROOT / "hallway" / "ui" / "static" / "ui" / "map" / "land.svg"


@pytest.fixture(scope="module")
def rings():
    """The outlines in units of the frame."""
    (land,) = (one for one in ElementTree.parse(FILE).iter() if one.get("id") == "land")
    scale = float(re.fullmatch(r"scale\((.+)\)", land.get("transform"))[1])
    found, start = [], (0, 0)
    for drawn in re.findall("m([^z]+)z", land.get("d")):
        numbers = [int(number) for number in re.findall(r"-?\d+", drawn)]
        moves = list(zip(numbers[::2], numbers[1::2], strict=True))
        first = (start[0] + moves[0][0], start[1] + moves[0][1])
        steps = list(
            accumulate(moves[1:], lambda at, move: (at[0] + move[0], at[1] + move[1]), initial=first)
        )
        found.append([(x * scale, y * scale) for x, y in [*steps, first]])
        start = first
    return found


def on_land(rings, point):
    """Whether a ray from the point to the right crosses the outlines an odd number of times."""
    x, y = WORLD.place(point)
    edges = (edge for ring in rings for edge in pairwise(ring))
    crossed = [(ax, ay, bx, by) for (ax, ay), (bx, by) in edges if (ay > y) != (by > y)]
    return sum(x < ax + (y - ay) * (bx - ax) / (by - ay) for ax, ay, bx, by in crossed) % 2 == 1


@pytest.mark.parametrize(
    "city",
    [
        (52.5, 13.4),
        (48.86, 2.35),
        (39.1, -94.6),
        (-15.8, -47.9),
        (-1.3, 36.8),
        (28.6, 77.2),
        (66.5, 179),
        (-25, 134),
    ],
)
def test_inland_cities_lie_on_land(rings, city):
    assert on_land(rings, Point(*city))


@pytest.mark.parametrize("sea", [(20, -40), (0, -150), (-38, 160), (55.5, 3), (42, 51), (15, 88), (70, -169)])
def test_seas_do_not(rings, sea):
    assert not on_land(rings, Point(*sea))


def test_nothing_is_drawn_outside_the_frame(rings):
    assert all(0 <= x <= WORLD.width and 0 <= y <= WORLD.height for ring in rings for x, y in ring)


def test_it_is_light_says_where_it_is_from_and_takes_the_colour_of_the_page():
    svg = FILE.read_text()
    assert len(brotli.compress(svg.encode())) <= 14_000
    assert "Natural Earth" in svg and "public domain" in svg
    assert f'viewBox="{WORLD.view_box}"' in svg and svg.count("currentColor") == 1
