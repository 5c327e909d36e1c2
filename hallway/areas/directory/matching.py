"""The rows of the directory as the merging engine sees them: which series and edition a record belongs to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hallway.areas.directory.models import NotTheSame, SeriesAlias
from hallway.engines.geography.countries import country_code
from hallway.engines.merging.blocking import Index
from hallway.engines.merging.editions import Ground, match_edition
from hallway.engines.merging.known import ALIASES, REJECTED, Known
from hallway.engines.merging.records import Record, Series
from hallway.engines.merging.verdict import Answer, Verdict
from hallway.formats.listed import split_year
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import Mode

COLUMNS = (
    "pk", "series_id", "name", "year", "starts_on", "ends_on", "city", "country", "mode", "entry__alt_name",
    "entry__website",
)  # fmt: skip
Key = int | str  # the id of a row, or a word for one that is still to be made


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine says of a record."""

    answer: Answer
    series: Key | None  # when it is clear
    verdicts: list[tuple[Key, Verdict]]  # of every series that comes into question
    edition: Key | None = None  # of that series
    ground: Ground | None = None  # why it is that edition, or a new one


class Matcher:
    """All series and editions, by what they are called and where and when they were. Two queries more."""

    def __init__(self) -> None:
        self.known = known_names()
        self.editions: dict[Key, list[tuple[Key, Record]]] = defaultdict(list)
        for row in Edition.objects.order_by("starts_on", "pk").values(*COLUMNS):
            self.editions[row["series_id"]].append((row["pk"], _record(row)))
        self._index: Index[Key] = Index(
            ((series, _series(editions)) for series, editions in self.editions.items()), self.known
        )

    def find(self, record: Record, taken: Collection[Key] = ()) -> Found:
        """The series and the edition of a record; `taken` are editions of other rows of its list."""
        answer, series, verdicts = self._index.decide(record)
        if series is None:
            return Found(answer, None, verdicts)
        free = [(key, one) for key, one in self.editions[series] if key not in taken]
        verdict = match_edition(record, [one for _key, one in free])
        is_same = verdict.answer is Answer.SAME and verdict.edition is not None
        edition = free[verdict.edition][0] if is_same and verdict.edition is not None else None
        return Found(answer, series, verdicts, edition, verdict.ground)

    def add(self, series: Key, edition: Key, record: Record) -> None:
        """Let later records be compared with this one, too."""
        self.editions[series].append((edition, record))
        self._index.add(series, _series(self.editions[series]))

    def name_of(self, series: Key) -> str:
        """What a series is called in its latest edition."""
        return self._index.series[series].name


def known_names() -> Known:
    """Aliases and names told apart: those that came with the program, and those that people decided here."""
    aliases = SeriesAlias.objects.values_list("series__name", "name")
    return Known.of([*ALIASES, *aliases], [*REJECTED, *NotTheSame.objects.values_list("left", "right")])


def record_of(texts: Mapping[str, str]) -> Record:
    """A conference that is not here yet, from its facts as texts."""
    days = [
        dt.date.fromisoformat(texts[name]) if texts.get(name) else None for name in ("starts_on", "ends_on")
    ]
    columns = {name: texts.get(name, "") for name in ("name", "city", "country", "mode")}
    year = int(texts["year"]) if texts.get("year") else None
    more = {name: texts.get(name.replace("__", "."), "") for name in ("entry__alt_name", "entry__website")}
    return _record({**columns, **more, "year": year, "starts_on": days[0], "ends_on": days[1]})


def _record(row: Mapping[str, Any]) -> Record:
    online = row["mode"] == Mode.ONLINE
    return Record(
        name=split_year(row["name"])[0],
        other_names=(row["entry__alt_name"],) if row["entry__alt_name"] else (),
        year=row["year"],
        start=row["starts_on"],
        end=row["ends_on"],
        city="" if online else row["city"],
        country="" if online else _code(row["country"]),
        url=row["entry__website"] or "",
        online=online,
    )


@lru_cache(maxsize=2000)
def _code(country: str) -> str:
    return country_code(country)


def _series(editions: Iterable[tuple[Key, Record]]) -> Series:
    return Series(tuple(record for _key, record in editions))
