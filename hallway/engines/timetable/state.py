"""A timetable that annealing changes step by step, with its cost always at hand."""

from __future__ import annotations

from hallway.engines.timetable.board import Spots
from hallway.engines.timetable.tables import FREE, Tables

Moves = list[tuple[int, int]]  # session, new spot


class State:
    """Where everything stands, who runs at every piece of time, and the counts behind the costs."""

    def __init__(self, tables: Tables, spots: Spots) -> None:
        self.tables = tables
        board, rooms, atoms = tables.board, tables.rooms, tables.atoms.count
        many = len(board.sessions)
        self.at = [FREE] * many
        self.running: list[list[int]] = [[] for _ in range(atoms)]
        self.begin: list[list[int]] = [[] for _ in range(atoms)]
        self.cells = [[FREE] * atoms for _ in range(rooms)]
        self.clash = [0.0] * many  # what each session costs by what runs beside it
        self.in_room = [[0] * (tables.periods * rooms) for _ in tables.worth.groups]
        self.room_count = [[0] * tables.periods for _ in tables.worth.groups]
        self.on_day = [[0] * tables.days for _ in tables.quota]
        self.total = 0.0
        for t, spot in sorted(spots.items()):
            code = tables.code(spot)
            self.total += self.beside(t, code) + tables.alone(t, code) + self._count(t, code, 1)
            self._put(t, code)

    def beside(self, t: int, code: int) -> float:
        """What a session would cost by what runs beside it there."""
        row = self.tables.pairs[t]
        lo, hi = self.tables.ranges[t][code // self.tables.rooms]
        cost = 0.0
        for u in self.running[lo]:
            cost += row[u]
        for piece in range(lo + 1, hi):
            for u in self.begin[piece]:
                cost += row[u]
        return cost

    def _near(self, t: int, code: int) -> list[int]:
        lo, hi = self.tables.ranges[t][code // self.tables.rooms]
        found = list(self.running[lo])
        for piece in range(lo + 1, hi):
            found += self.begin[piece]
        return found

    def _put(self, t: int, code: int) -> None:
        pairs, clash = self.tables.pairs[t], self.clash
        mine = 0.0
        for u in self._near(t, code):
            clash[u] += pairs[u]
            mine += pairs[u]
        clash[t] = mine
        k, room = divmod(code, self.tables.rooms)
        lo, hi = self.tables.ranges[t][k]
        for piece in range(lo, hi):
            self.running[piece].append(t)
            self.cells[room][piece] = t
        self.begin[lo].append(t)
        self.at[t] = code

    def _take(self, t: int) -> None:
        code = self.at[t]
        k, room = divmod(code, self.tables.rooms)
        lo, hi = self.tables.ranges[t][k]
        for piece in range(lo, hi):
            self.running[piece].remove(t)
            self.cells[room][piece] = FREE
        self.begin[lo].remove(t)
        pairs, clash = self.tables.pairs[t], self.clash
        for u in self._near(t, code):
            clash[u] -= pairs[u]

    def _count(self, t: int, code: int, by: int) -> float:
        """Count a session in (+1) or out (-1) of its groups and themes; gives the change of cost."""
        tables = self.tables
        k, room = divmod(code, tables.rooms)
        period, change = tables.period[k], 0.0
        cell = period * tables.rooms + room
        for group, weight in tables.groups[t]:
            counts, rooms = self.in_room[group], self.room_count[group]
            before = counts[cell]
            counts[cell] = before + by
            if before == 0 or before + by == 0:
                rooms[period] += by
                # one room is free of charge
                change += weight * by if max(rooms[period], rooms[period] - by) > 1 else 0.0
        day = tables.day[k]
        for theme in tables.themes[t]:
            row = self.on_day[theme]
            row[day] += by
            if max(row[day], row[day] - by) > tables.quota[theme]:
                change += tables.crowded * by
        return change

    def recount(self, moves: Moves) -> None:
        """Count sessions at their new spots instead of the old ones; to be followed by `move`."""
        for t, _code in moves:
            self._count(t, self.at[t], -1)
        for t, code in moves:
            self._count(t, code, 1)

    def count_change(self, moves: Moves) -> float:
        """What groups and themes would cost more (or less) after the moves."""
        if len(moves) > 1 and self._related(moves):
            before = [(t, self.at[t]) for t, _code in moves]
            change = sum(self._count(t, code, -1) for t, code in before)
            change += sum(self._count(t, code, 1) for t, code in moves)
            for t, code in moves:
                self._count(t, code, -1)
            for t, code in before:
                self._count(t, code, 1)
            return change
        return sum(self._lone_change(t, code) for t, code in moves)

    def _related(self, moves: Moves) -> bool:
        """Whether two of the sessions share a group or a theme, so that their changes do not just add up."""
        seen: set[object] = set()
        for t, _code in moves:
            relations = self.tables.relations[t]
            if not seen.isdisjoint(relations):
                return True
            seen |= relations
        return False

    def _lone_change(self, t: int, code: int) -> float:
        tables = self.tables
        rooms = tables.rooms
        old = self.at[t]
        was, now = tables.period[old // rooms], tables.period[code // rooms]
        old_cell, new_cell = was * rooms + old % rooms, now * rooms + code % rooms
        change = 0.0
        if old_cell != new_cell:
            for group, weight in tables.groups[t]:
                counts, used = self.in_room[group], self.room_count[group]
                leaves, joins = counts[old_cell] == 1, counts[new_cell] == 0
                if was == now:
                    change += weight * (joins - leaves)
                    continue
                if leaves and used[was] > 1:
                    change -= weight
                if joins and used[now] > 0:
                    change += weight
        day, other = tables.day[old // rooms], tables.day[code // rooms]
        if day != other:
            for theme in tables.themes[t]:
                row, quota = self.on_day[theme], tables.quota[theme]
                change += tables.crowded * ((row[other] >= quota) - (row[day] > quota))
        return change

    def move(self, moves: Moves, change: float) -> None:
        """Move sessions whose counting is done; `change` is what it costs in all."""
        for t, _code in moves:
            self._take(t)
        for t, code in moves:
            self._put(t, code)
        self.total += change

    def spots(self, at: list[int] | None = None) -> Spots:
        """Where everything stands."""
        return {t: self.tables.spot(code) for t, code in enumerate(at or self.at) if code != FREE}

    # What a move would be

    def moves_for(self, t: int, code: int) -> Moves | None:
        """Move a session to a spot and what stands there to where it came from; None if that can not be.

        Everything that is in the way has to lie inside the time of `t`, and gets the same offset
        in the place that `t` leaves.
        """
        tables = self.tables
        rooms = tables.rooms
        k, room = divmod(code, rooms)
        lo, hi = tables.ranges[t][k]
        others = set(self.cells[room][lo:hi])
        others.discard(FREE)
        others.discard(t)
        if not others:
            return [(t, code)]
        old_k, old_room = divmod(self.at[t], rooms)
        old_lo, old_hi = tables.ranges[t][old_k]
        if old_k != k and old_lo < hi and lo < old_hi:
            return None
        shift = tables.starts[old_k] - tables.starts[k]
        found = [(t, code)]
        for u in sorted(others):
            u_lo, u_hi = tables.ranges[u][self.at[u] // rooms]
            new = tables.number.get(tables.starts[self.at[u] // rooms] + shift, -1)
            if u_lo < lo or u_hi > hi or new < 0 or new * rooms + old_room not in tables.legal[u]:
                return None
            found.append((u, new * rooms + old_room))
        return found

    def clash_change(self, moves: Moves) -> float:
        """How what runs beside each other would cost more (or less) after `moves_for`'s moves."""
        (t, code), *others = moves
        rooms = self.tables.rooms
        if code // rooms == self.at[t] // rooms:
            return 0.0
        row = self.tables.pairs[t]
        change = self.beside(t, code) - self.clash[t]
        for u, new in others:
            change += self.beside(u, new) - self.clash[u] - 2 * row[u]
        return change

    def bonds_hold(self, moves: Moves) -> bool:
        """Whether people and order allow the moves."""
        board, tables = self.tables.board, self.tables
        if not any(board.bound_to[t] for t, _code in moves):
            return True
        new = dict(moves)
        for t, code in moves:
            near = {u: tables.spot(new.get(u, self.at[u])) for u in board.bound_to[t] if self.at[u] != FREE}
            if not board.fits(t, tables.spot(code), near):
                return False
        return True
