"""Finding the few series a record could belong to, among thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from hallway.engines.merging.known import Known, built_in
from hallway.engines.merging.names import series_name
from hallway.engines.merging.records import Record, Series
from hallway.engines.merging.sites import site
from hallway.engines.merging.verdict import ALIKE, Answer, Point, Verdict, belongs

Id = TypeVar("Id", bound=Hashable)
MOST_ALIKE = 20


class Index(Generic[Id]):
    """Series by their keys, sites and like names. Adding one again takes the place of the first."""

    def __init__(self, series: Iterable[tuple[Id, Series]] = (), known: Known | None = None) -> None:
        self.known = known or built_in()
        self.series: dict[Id, Series] = {}
        self._by_key: dict[str, set[Id]] = defaultdict(set)
        self._by_site: dict[str, set[Id]] = defaultdict(set)
        self._by_spelling: dict[str, set[Id]] = defaultdict(set)
        self._spellings: list[str] = []  # rapidfuzz goes through a list much faster than through a dict
        for identity, one in series:
            self.add(identity, one)

    def add(self, identity: Id, series: Series) -> None:
        """Keep a series, or what is newly known of it."""
        self.series[identity] = series
        for name in (*series.names, *series.other_names):
            self._by_key[self.known.key(name)].add(identity)
            for spelling in series_name(name).spellings:
                if spelling not in self._by_spelling:
                    self._spellings.append(spelling)
                self._by_spelling[spelling].add(identity)
        for home in series.sites:
            self._by_site[home].add(identity)

    def candidates(self, record: Record) -> set[Id]:
        """Every series whose verdict on the record could be anything but a plain no."""
        found: set[Id] = set(self._by_site.get(site(record.url), ()))
        for name in (record.name, *record.other_names):
            found |= self._by_key.get(self.known.key(name), set())
        for spelling in series_name(record.name).spellings:
            near = process.extract(
                spelling, self._spellings, scorer=ratio, score_cutoff=ALIKE, limit=MOST_ALIKE
            )
            for text, _, _ in near:
                found |= self._by_spelling[text]
        return found

    def decide(self, record: Record) -> tuple[Answer, Id | None, list[tuple[Id, Verdict]]]:
        """What to do with a record, the series it belongs to if it is clear, and all verdicts behind it.

        `different` means that it begins a new series. Two series that both claim the record
        are a question too: perhaps they are one.
        """
        verdicts = self.verdicts(record)
        same = [one for one, verdict in verdicts if verdict.answer is Answer.SAME]
        named = [
            one for one, verdict in verdicts if verdict.reasons[0].point is Point.SAME_NAME and one in same
        ]
        if len(named or same) == 1:
            return Answer.SAME, (named or same)[0], verdicts
        return (Answer.ASK if verdicts else Answer.DIFFERENT), None, verdicts

    def verdicts(self, record: Record) -> list[tuple[Id, Verdict]]:
        """The candidates that are not plainly different: `same` before `ask`, then the likest first."""
        judged = ((one, belongs(record, self.series[one], self.known)) for one in self.candidates(record))
        kept = [(one, verdict) for one, verdict in judged if verdict.answer is not Answer.DIFFERENT]
        return sorted(kept, key=lambda pair: (pair[1].answer is Answer.ASK, -pair[1].score, str(pair[0])))
