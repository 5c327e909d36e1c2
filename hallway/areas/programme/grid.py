"""Where each session stands in the wall plan of a day. Pure: spans in, grid lines out.

Rows are the moments at which something begins or ends, so a row is as high as its
content and an eight-hour sprint does not push the talks apart. Columns are rooms; a
room in which sessions overlap is given as many lanes as it needs.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

# The first row holds the door signs, the first column the times.
FIRST_ROW = 2
FIRST_COLUMN = 2
MAX_ROWS = 238
MAX_COLUMNS = 58

Room = TypeVar("Room", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Span(Generic[Room]):
    """One session as the grid sees it; `room` None stands for no room."""

    key: Hashable
    start: datetime
    end: datetime
    room: Room | None
    plenary: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """CSS grid lines: rows `row` to `to`, columns `column` to `column_to`, ends exclusive."""

    row: int
    to: int
    column: int
    column_to: int


@dataclass(frozen=True, slots=True)
class Grid(Generic[Room]):
    """The layout of a day. `fits` is False where the style sheet has no classes left: show the list."""

    cells: dict[Hashable, Cell]
    columns: dict[Room | None, tuple[int, int]]  # room → its first column and the one after its last
    moments: list[datetime]  # row FIRST_ROW + i begins at moments[i]

    @property
    def width(self) -> int:
        return max((end for _, end in self.columns.values()), default=FIRST_COLUMN) - FIRST_COLUMN

    @property
    def fits(self) -> bool:
        return len(self.moments) <= MAX_ROWS and self.width <= MAX_COLUMNS


def lay_out(spans: Iterable[Span[Room]], rooms: Sequence[Room]) -> Grid[Room]:
    """Place every span. `rooms` gives the order of the columns; rooms without a span get none.

    A plenary covers all columns, save those in which something else goes on at the
    same time. Spans without a room that are not plenary share a last column.
    """
    spans = sorted(spans, key=lambda span: (span.start, span.end))
    moments = sorted({moment for span in spans for moment in (span.start, span.end)})
    row_of = {moment: FIRST_ROW + index for index, moment in enumerate(moments)}
    ordinary = [span for span in spans if not span.plenary]
    lanes, columns = _columns(
        ordinary, [*rooms, None], plenaries={span.room for span in spans if span.plenary}
    )
    cells = {}
    for span in spans:
        first, last = _extent(span, spans, columns) if span.plenary else lanes[span.key]
        cells[span.key] = Cell(row_of[span.start], row_of[span.end], first, last)
    return Grid(cells, columns, moments)


def _columns(
    spans: Sequence[Span[Room]], rooms: Sequence[Room | None], plenaries: set[Room | None]
) -> tuple[dict[Hashable, tuple[int, int]], dict[Room | None, tuple[int, int]]]:
    """Columns of each ordinary span, and the columns that each room takes up."""
    lanes: dict[Hashable, tuple[int, int]] = {}
    columns: dict[Room | None, tuple[int, int]] = {}
    free = FIRST_COLUMN
    for room in rooms:
        here = [span for span in spans if span.room == room]
        if not here and (room is None or room not in plenaries):
            continue
        clusters = _clusters(here)
        width = max((_lane_count(cluster) for cluster in clusters), default=1)
        columns[room] = (free, free + width)
        for cluster in clusters:
            lanes.update(_lanes(cluster, free, free + width))
        free += width
    return lanes, columns


def _clusters(spans: Sequence[Span[Room]]) -> list[list[Span[Room]]]:
    """Runs of spans that overlap one another, directly or through others."""
    clusters: list[list[Span[Room]]] = []
    end: datetime | None = None
    for span in spans:
        if end is None or span.start >= end:
            clusters.append([])
            end = span.end
        clusters[-1].append(span)
        end = max(end, span.end)
    return clusters


def _assign(cluster: Sequence[Span[Room]]) -> list[int]:
    """Greedy interval partitioning: the first lane that is free, which needs the fewest lanes."""
    ends: list[datetime] = []
    chosen = []
    for span in cluster:
        lane = next((index for index, end in enumerate(ends) if end <= span.start), len(ends))
        if lane == len(ends):
            ends.append(span.end)
        ends[lane] = span.end
        chosen.append(lane)
    return chosen


def _lane_count(cluster: Sequence[Span[Room]]) -> int:
    return max(_assign(cluster)) + 1


def _lanes(cluster: Sequence[Span[Room]], first: int, last: int) -> dict[Hashable, tuple[int, int]]:
    """Columns of each span of a cluster; the last lane reaches to the edge of the room."""
    assigned = _assign(cluster)
    final = max(assigned)
    return {
        span.key: (first + lane, last if lane == final else first + lane + 1)
        for span, lane in zip(cluster, assigned, strict=True)
    }


def _extent(
    plenary: Span[Room], spans: Sequence[Span[Room]], columns: dict[Room | None, tuple[int, int]]
) -> tuple[int, int]:
    """The longest run of rooms, beginning with its own if it has one, that are free during the plenary."""
    busy = {
        other.room
        for other in spans
        if other.key != plenary.key
        and (not other.plenary or other.room != plenary.room)
        and other.start < plenary.end
        and plenary.start < other.end
    }
    runs: list[list[Room | None]] = [[]]
    for room in columns:
        if room in busy and room != plenary.room:
            runs.append([])
        else:
            runs[-1].append(room)
    own = [run for run in runs if plenary.room in run]
    best = max(own or runs, key=len)
    if not best:
        return FIRST_COLUMN, FIRST_COLUMN + 1
    return columns[best[0]][0], columns[best[-1]][1]
