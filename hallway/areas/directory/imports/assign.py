"""Which edition each record of a list is: first by what it was last time, then by the merging engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hallway.areas.directory.imports.plan import ImportPlan, Line, Question
from hallway.areas.directory.imports.told import Told
from hallway.areas.directory.matching import Found, Key, Matcher
from hallway.engines.merging.editions import Ground
from hallway.engines.merging.verdict import Answer
from hallway.formats.listed import split_year

MOST_ASKED = 3  # series that one new name is held against
# Why two rows of one list may still be two editions: only these say that days or place agree.
_SAME_FOR_SURE = frozenset({Ground.SAME_DAYS, Ground.SAME_PLACE})
_DOUBTFUL = frozenset({Ground.MOVED_OR_SECOND, Ground.SEVERAL, Ground.NO_YEAR})


@dataclass(slots=True)
class Assigned:
    """The edition of each record: a row, or a word for one that is to be made in that series."""

    editions: dict[str, Key] = field(default_factory=dict)  # key of the record → edition
    series: dict[Key, Key] = field(default_factory=dict)  # of new editions


class Assigner:
    """Goes through the records in the order of their days, so that renamed series have their neighbours."""

    def __init__(self, matcher: Matcher, known: Mapping[str, int], plan: ImportPlan) -> None:
        self.matcher = matcher
        self.known = known  # key of a record → edition, from the last import
        self.plan = plan
        self.result = Assigned()

    def assign(self, tolds: list[Told]) -> Assigned:
        self.result.editions = {one.key: self.known[one.key] for one in tolds if one.key in self.known}
        taken: set[Key] = set(self.result.editions.values())
        unknown = [one for one in tolds if one.key not in self.known]
        for told in sorted(unknown, key=lambda one: (one.first_day, one.label, one.key)):
            edition = self._find(told, taken)
            self.result.editions[told.key] = edition
            taken.add(edition)
        return self.result

    def _find(self, told: Told, taken: set[Key]) -> Key:
        found = self.matcher.find(told.record)
        is_other_row = found.edition in taken and found.ground not in _SAME_FOR_SURE
        if found.edition is not None and not is_other_row:
            self._merged(told, found, found.edition)
            return found.edition
        series = found.series if found.series is not None else self._new_series(told, found)
        edition = f"edition:{told.key}"
        self.result.series[edition] = series
        self.matcher.add(series, edition, told.record)
        if found.ground in _DOUBTFUL or (is_other_row and found.ground is not None):
            self.plan.asked.append(Line(told.where, told.label, str(found.ground)))
        return edition

    def _merged(self, told: Told, found: Found, edition: Key) -> None:
        reasons = [str(found.ground or "")]
        if found.series is not None:
            verdict = next((one for key, one in found.verdicts if key == found.series), None)
            reasons = [str(reason) for reason in verdict.reasons] + reasons if verdict else reasons
        row = edition if isinstance(edition, int) else None
        self.plan.merged.append(Line(told.where, told.label, " ".join(reasons), row))

    def _new_series(self, told: Told, found: Found) -> Key:
        name = split_year(told.label)[0]
        key = f"series:{told.key}"
        self.plan.series[key] = name
        if found.answer is Answer.ASK:
            for other, verdict in found.verdicts[:MOST_ASKED]:
                reasons = [str(reason) for reason in verdict.reasons]
                self.plan.questions.append(Question(key, other, reasons))
                message = f"Is it {self.matcher.name_of(other)}? {' '.join(reasons)}"
                self.plan.asked.append(Line(told.where, told.label, message))
        return key
