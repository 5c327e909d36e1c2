"""Comparing the records of a list with the rows: the plan of an import. Pure, given the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hallway.areas.directory import facts
from hallway.areas.directory.facts import FACTS, Known
from hallway.areas.directory.imports.assign import Assigned
from hallway.areas.directory.imports.plan import Change, ImportPlan, Line, Memory, NewEdition
from hallway.areas.directory.imports.told import Told
from hallway.areas.directory.models import Entry
from hallway.engines.geography.cities import same_city
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition

Order = tuple[int, int, int]  # rank of a source, its number, the number of the record: the smaller is right
# Two lists may word these differently without anybody being wrong.
_WORDING = frozenset(
    {"name", "venue", "region", "entry.alt_name", "entry.note", "entry.website", "entry.topics"}
    | {"entry.latitude", "entry.longitude", "entry.sponsor_url", "entry.aid_url", "spots", "call.url"}
)
_POINT = frozenset({"entry.latitude", "entry.longitude"})
LAST = 1 << 62  # the number of a record that has no row yet


@dataclass(frozen=True, slots=True)
class Said:
    """What some list said of an edition when it was read last."""

    row: int
    key: str
    source: int
    order: Order
    texts: Mapping[str, str]


@dataclass(slots=True)
class Rows:
    """The rows that a list is compared with."""

    source: int
    rank: int
    known: dict[int, Known] = field(default_factory=dict)
    said: dict[int, list[Said]] = field(default_factory=dict)  # by edition, of all lists
    own: dict[str, Said] = field(default_factory=dict)  # of this list, by key
    stored: dict[str, tuple[int, int, Mapping[str, object]]] = field(
        default_factory=dict
    )  # edition, place, raw
    people: set[tuple[int, str]] = field(default_factory=set)  # facts whose last word was a person's


class Comparison:
    """Fills the plan, record by record."""

    def __init__(self, rows: Rows, assigned: Assigned, plan: ImportPlan) -> None:
        self.rows, self.assigned, self.plan = rows, assigned, plan
        self._made: dict[object, NewEdition] = {}  # editions that this list brings, by their key

    def compare(self, tolds: list[Told]) -> None:
        for told in sorted(tolds, key=lambda one: one.place):
            edition = self.assigned.editions[told.key]
            for name, (text, why) in told.refused.items():
                self._refuse(told, name, text, why)
            if isinstance(edition, int):
                self._known(told, self.rows.known[edition])
            else:
                self._new(told, edition)
            self._remember(told, edition)
        self._tell_missing(tolds)

    def _new(self, told: Told, key: str) -> None:
        first = self._made.get(key)
        if first is None:
            texts = self._possible(told, Known(Edition(), Entry()), told.texts)
            first = NewEdition(told, key, self.assigned.series[key], texts)
            self._made[key] = first
            self.plan.new.append(first)
            return
        for (
            name,
            text,
        ) in told.texts.items():  # another row of the same list: it fills what the first left open
            if first.texts.setdefault(name, text) != text and name not in _WORDING:
                self._differs(told, name, first.texts[name], text)

    def _known(self, told: Told, known: Known) -> None:
        ours = facts.texts(known)
        wanted = self._wanted(told, known, ours)
        possible = self._possible(told, known, wanted)
        fields = {name: (ours[name], text) for name, text in possible.items() if text != ours[name]}
        if fields:
            self.plan.changes.append(Change(told, known.edition.pk, fields))
        else:
            self.plan.unchanged += 1

    def _wanted(self, told: Told, known: Known, ours: Mapping[str, str]) -> dict[str, str]:
        """The facts that the list may change."""
        edition = known.edition.pk
        better = self._better(told, edition)
        wanted: dict[str, str] = {}
        for told_as, text in told.texts.items():
            name = _as_extension(told, told_as, text, ours)
            if text == ours[name] or _says_less(name, text, ours):
                continue
            if known.edition.hosted:
                self._differs(told, name, ours[name], text)
            elif self._is_a_persons(edition, name):
                self._keep(told, name, ours[name], text)
            elif ours[name] and any(one.texts.get(name) for one in better):
                if name not in _WORDING and not (name == "city" and same_city(text, ours[name])):
                    self._differs(told, name, ours[name], text)
            else:
                wanted[name] = text
        return wanted | self._zones(told, known, wanted)

    def _zones(self, told: Told, known: Known, wanted: Mapping[str, str]) -> dict[str, str]:
        """Where the list brings the first date of a call, its zone comes with it."""
        found = {}
        for kind in DeadlineKind:
            row = known.deadlines.get(kind)
            is_dated = row is not None and row.closes_at is not None
            zone = told.texts.get(f"{kind.value}.zone", "")
            brings = {f"{kind.value}.on", f"{kind.value}.extended"} & wanted.keys()
            if zone and brings and not is_dated:
                found[f"{kind.value}.zone"] = zone
        return found

    def _is_a_persons(self, edition: int, name: str) -> bool:
        names = _POINT if name in _POINT else {name}
        return any((edition, one) in self.rows.people for one in names)

    def _better(self, told: Told, edition: int) -> list[Said]:
        """What better lists said of the edition, and earlier rows of this one."""
        mine = self.rows.own.get(told.key)
        order = mine.order if mine else (self.rows.rank, self.rows.source, LAST)
        return [one for one in self.rows.said.get(edition, []) if one.order < order]

    def _possible(self, told: Told, known: Known, texts: Mapping[str, str]) -> dict[str, str]:
        """Those that can be true together with what is known; the others are refused."""
        values = facts.parse(texts)
        found = dict(texts)
        while problems := facts.check(facts.typed(known) | values, found):
            for name, why in problems.items():
                self._refuse(told, name, found.pop(name), why)
                values.pop(name)
        return found

    def _remember(self, told: Told, edition: int | str) -> None:
        mine = self.rows.own.get(told.key)
        if (
            mine
            and self.rows.stored[told.key] == (edition, told.place, told.raw)
            and mine.texts == told.texts
        ):
            return
        self.plan.memory.append(Memory(told, edition, mine.row if mine else None))

    def _tell_missing(self, tolds: list[Told]) -> None:
        """Records that have left the list, unless another record or another list has their edition."""
        here = {one.key for one in tolds}
        there = set(self.assigned.editions.values())
        for key, said in self.rows.own.items():
            edition = self.rows.stored[key][0]
            others = any(one.source != self.rows.source for one in self.rows.said.get(edition, []))
            if key not in here and edition not in there and not others:
                self.plan.missing.append(Line("", said.texts.get("name", key), key, edition))

    def _refuse(self, told: Told, name: str, text: str, why: str) -> None:
        message = f"{facts.plain_label(name)} “{text[:80]}”: {why}"
        self.plan.refused.append(Line(told.where, told.label, message))

    def _keep(self, told: Told, name: str, ours: str, theirs: str) -> None:
        self.plan.kept.append(Line(told.where, told.label, _two(name, ours, theirs)))

    def _differs(self, told: Told, name: str, ours: str, theirs: str) -> None:
        self.plan.differs.append(Line(told.where, told.label, _two(name, ours, theirs)))


def _two(name: str, ours: str, theirs: str) -> str:
    return f"{facts.plain_label(name)}: here {ours[:80] or 'nothing'}, in the list {theirs[:80]}"


def _as_extension(told: Told, name: str, text: str, ours: Mapping[str, str]) -> str:
    """A list that overwrites its dates means an extension when it says a later one."""
    kind, _dot, column = name.partition(".")
    if column != "on" or not told.overwrites or not ours[name]:
        return name
    latest = ours[f"{kind}.extended"] or ours[name]
    return f"{kind}.extended" if text[:10] > latest[:10] else name


def _says_less(name: str, text: str, ours: Mapping[str, str]) -> bool:
    """A day where the day and its time are known, or the deadline as it was extended."""
    kind, _dot, column = name.partition(".")
    if column not in ("on", "extended") or name not in FACTS:
        return False
    return any(known == text or known.split(" ")[0] == text for known in _ends(kind, ours))


def _ends(kind: str, ours: Mapping[str, str]) -> list[str]:
    return [known for name in (f"{kind}.on", f"{kind}.extended") if (known := ours[name])]
