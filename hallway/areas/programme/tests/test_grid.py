from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.programme.grid import Cell, Grid, Span, lay_out

NINE = datetime(2027, 9, 11, 9, tzinfo=UTC)


def span(key: int, start: int, minutes: int, room: str | None, plenary: bool = False) -> Span:
    begin = NINE + timedelta(minutes=start)
    return Span(key, begin, begin + timedelta(minutes=minutes), room, plenary)


def test_rooms_are_columns_and_moments_are_rows() -> None:
    grid = lay_out([span(1, 0, 30, "a"), span(2, 0, 60, "b"), span(3, 30, 30, "a")], ["a", "b"])
    assert grid.cells == {1: Cell(2, 3, 2, 3), 2: Cell(2, 4, 3, 4), 3: Cell(3, 4, 2, 3)}


def test_a_plenary_spans_all_rooms() -> None:
    grid = lay_out([span(1, 0, 30, "a", True), span(2, 30, 30, "a"), span(3, 30, 30, "b")], ["a", "b"])
    assert grid.cells[1] == Cell(2, 3, 2, 4)


def test_a_plenary_leaves_out_a_room_in_which_a_sprint_goes_on() -> None:
    grid = lay_out([span(1, 60, 30, "a", True), span(2, 0, 480, "c"), span(3, 0, 30, "b")], ["a", "b", "c"])
    assert grid.cells[1].column_to == grid.columns["c"][0]
    assert grid.cells[2] == Cell(2, 6, 4, 5)


def test_overlapping_sessions_share_a_room_side_by_side() -> None:
    grid = lay_out([span(1, 0, 60, "a"), span(2, 30, 60, "a"), span(3, 90, 30, "a")], ["a"])
    assert (grid.cells[1].column, grid.cells[2].column) == (2, 3)
    assert (grid.cells[3].column, grid.cells[3].column_to) == (2, 4)


def test_rooms_without_sessions_take_no_column() -> None:
    assert set(lay_out([span(1, 0, 30, "b")], ["a", "b"]).columns) == {"b"}


def test_nothing_gives_an_empty_grid() -> None:
    assert lay_out([], ["a"]) == Grid({}, {}, [])


spans = st.lists(
    st.tuples(
        st.integers(0, 600),
        st.integers(5, 480),
        st.sampled_from(["a", "b", "c", None]),
        st.sampled_from([True] + [False] * 6),
    ),
    max_size=40,
).map(lambda rows: [span(index, *row) for index, row in enumerate(rows)])


@given(spans)
def test_ordinary_sessions_never_cover_each_other(day: list[Span]) -> None:
    grid = lay_out(day, ["a", "b", "c"])
    taken: set[tuple[int, int]] = set()
    for one in (item for item in day if not item.plenary):
        cell = grid.cells[one.key]
        squares = {(r, c) for r in range(cell.row, cell.to) for c in range(cell.column, cell.column_to)}
        assert squares and not squares & taken
        taken |= squares


@given(spans)
def test_rows_follow_the_clock(day: list[Span]) -> None:
    grid = lay_out(day, ["a", "b", "c"])
    for one in day:
        cell = grid.cells[one.key]
        assert grid.moments[cell.row - 2] == one.start and grid.moments[cell.to - 2] == one.end


@given(spans)
def test_every_session_stands_inside_the_grid(day: list[Span]) -> None:
    grid = lay_out(day, ["a", "b", "c"])
    assert all(2 <= cell.column < cell.column_to <= 2 + max(grid.width, 1) for cell in grid.cells.values())
