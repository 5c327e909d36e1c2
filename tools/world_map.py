"""Draw the outline of the world's land for our maps: hallway/ui/static/ui/map/land.svg.

    python -m tools.world_map land-110m.json

The argument is Natural Earth's 1:110m land as TopoJSON, as the package "world-atlas" has it. Natural
Earth is in the public domain, and so is the drawing. It is in the Equal Earth projection and the frame
of hallway/engines/geography/projection.py, so a point placed there lies right on this map.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import pairwise
from pathlib import Path

import brotli

from hallway.engines.geography.projection import WORLD

TARGET = Path(__file__).resolve().parent.parent / "hallway" / "ui" / "static" / "ui" / "map" / "land.svg"
MOST_BYTES = 14_000  # compressed
GRAIN = 10  # steps of the drawn grid per unit of the frame
LEAST_CORNER = 0.12  # square units of the frame: corners that take away less are cut off
LEAST_ISLAND = 0.6  # square units
NOTE = (
    "The world's land, Equal Earth projection, made by tools/world_map.py from Natural Earth 1:110m land. "
    "Natural Earth is in the public domain, and so is this file."
)
Position = tuple[float, float]
Ring = list[Position]  # closed: the last position is the first; of two numbers each


def read_rings(topology: dict) -> Iterator[Ring]:
    """The rings of the land in degrees (longitude, latitude)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((round(x * sx + tx, 6), round(y * sy + ty, 6)))
        arcs.append(arc)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for numbers in (ring for polygon in polygons for ring in polygon):
            parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
            yield [parts[0][0], *(position for part in parts for position in part[1:])]


def turn(rings: Iterable[Ring]) -> Iterator[Ring]:
    """Rings with degrees east of the map's middle; without Antarctica and what the new cut would tear."""
    for ring in rings:
        turned = [(round(WORLD.turned(longitude), 6), latitude) for longitude, latitude in ring]
        if max(latitude for _, latitude in ring) < WORLD.south:
            continue
        if any(abs(a[0] - b[0]) > 180 for a, b in pairwise(turned)):
            print(f"left out: {len(ring)} points around {ring[0]}, torn by the edge of the map")
            continue
        yield turned


def mend(rings: Iterable[Ring]) -> list[Ring]:
    """Join what the data cut at 180 degrees: edges there that are walked both ways cancel out."""
    seam = round(WORLD.turned(180), 6)
    onward: dict[Position, list[Position]] = defaultdict(list)
    for ring in rings:
        for a, b in pairwise(ring):
            if a == b:
                continue
            if a[0] == b[0] == seam and a in onward[b]:
                onward[b].remove(a)
            else:
                onward[a].append(b)
    return list(_walk(onward))


def _walk(onward: dict[Position, list[Position]]) -> Iterator[Ring]:
    for start in list(onward):
        while onward[start]:
            ring = [start, onward[start].pop()]
            while ring[-1] != start:
                ring.append(onward[ring[-1]].pop())
            yield ring


def triangle(a: Position, b: Position, c: Position) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def simplify(ring: Ring, least: float) -> Ring:
    """Cut off the smallest corner until all that remain are at least as large.

    M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points",
    The Cartographic Journal 30 (1), 1993.
    """
    points = ring[:-1]
    before = {n: (n - 1) % len(points) for n in range(len(points))}
    after = {n: (n + 1) % len(points) for n in range(len(points))}

    def corner(n: int) -> float:
        return triangle(points[before[n]], points[n], points[after[n]])

    sizes = {n: corner(n) for n in before}
    heap = [(size, n) for n, size in sizes.items()]
    heapify(heap)
    while len(sizes) > 3:
        size, n = heappop(heap)
        if sizes.get(n) != size:
            continue  # taken already, or measured anew since
        if size >= least:
            break
        del sizes[n]
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            # Never smaller than what was cut off beside it, or the order of cutting would turn round.
            sizes[neighbour] = max(corner(neighbour), size)
            heappush(heap, (sizes[neighbour], neighbour))
    kept = [points[n] for n in sorted(sizes)]
    return [*kept, kept[0]]


def path(rings: Iterable[Ring]) -> str:
    """The rings as the `d` of an SVG path, in whole steps of the grid, each from the last."""
    commands, start = [], (0, 0)
    for ring in rings:
        steps = [(round(x * GRAIN), round(y * GRAIN)) for x, y in ring[:-1]]
        moves = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise([start, *steps])]
        moves = [moves[0], *(move for move in moves[1:] if move != (0, 0))]
        commands.append("m" + " ".join(f"{dx} {dy}" for dx, dy in moves).replace(" -", "-") + "z")
        start = steps[0]
    return "".join(commands)


def draw(topology: dict) -> str:
    """The SVG. Shown by `<use href="…/land.svg#land">` it takes the `color` of the page."""
    land = mend(turn(read_rings(topology)))
    drawn: list[Ring] = [[WORLD.draw(latitude, turned) for turned, latitude in ring] for ring in land]
    large = [ring for ring in drawn if area(ring) >= LEAST_ISLAND]
    simple = [simplify(ring, LEAST_CORNER) for ring in sorted(large, key=area, reverse=True)]
    print(
        f"{len(drawn)} rings, {sum(map(len, drawn))} points; "
        f"drawn {len(simple)} rings, {sum(map(len, simple))} points"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{WORLD.view_box}">\n<!-- {NOTE} -->\n'
        f'<path id="land" fill="currentColor" fill-rule="evenodd" transform="scale({1 / GRAIN:g})" '
        f'd="{path(simple)}"/>\n</svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topology", type=Path, help="land-110m.json")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    svg = draw(json.loads(given.topology.read_text()))
    compressed = len(brotli.compress(svg.encode()))
    if compressed > MOST_BYTES:
        raise SystemExit(f"{compressed} bytes compressed are more than {MOST_BYTES}: cut off larger corners")
    given.target.parent.mkdir(parents=True, exist_ok=True)
    given.target.write_text(svg)
    print(f"{given.target.name}: {len(svg)} bytes, {compressed} compressed")


if __name__ == "__main__":
    main()
