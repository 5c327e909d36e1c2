"""Writing facts into rows: in memory first, then everything in a few statements.

The one way to the rows for lists, moderators and proposals; `actions` and `imports` come through here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hallway.areas.directory import facts, indexing
from hallway.areas.directory.fact_values import Stated
from hallway.areas.directory.facts import ADDED, CHANNELS, FACTS, Known
from hallway.areas.directory.models import Entry, FactChange, Spot
from hallway.areas.directory.states import Origin
from hallway.formats.moments import AOE, Moment
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.deadlines import actions as deadlines
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

BATCH = 500


def load(editions: Iterable[Edition]) -> dict[int, Known]:
    """These editions with the rows of their facts, by id: four queries for each 500."""
    rows = list(editions)
    found: dict[int, Known] = {}
    for start in range(0, len(rows), BATCH):
        found |= _load(rows[start : start + BATCH])
    return found


def _load(rows: list[Edition]) -> dict[int, Known]:
    ids = [row.pk for row in rows]
    entries = {entry.edition_id: entry for entry in Entry.objects.filter(edition__in=ids)}
    found = {row.pk: Known(row, entries.get(row.pk) or Entry(edition=row)) for row in rows}
    for spot in Spot.objects.filter(edition__in=ids):
        found[spot.edition_id].spots.append(spot)
    for deadline in Deadline.objects.filter(edition__in=ids, label=""):
        found[deadline.edition_id].deadlines[deadline.kind] = deadline
    extensions = Extension.objects.filter(deadline__edition__in=ids, deadline__label="")
    for one in extensions.select_related("deadline"):
        found[one.deadline.edition_id].extensions.setdefault(one.deadline.kind, []).append(one)
    return found


class FactWriter:
    """Takes changes of facts, and writes all of them with `flush`, inside the caller's transaction."""

    def __init__(
        self,
        *,
        by: Person | None,
        origin: Origin,
        source: str = "",
        credit: str = "",
    ) -> None:
        self.by, self.origin, self.source, self.credit = by, origin, source[:500], credit[:120]
        self.changes: list[FactChange] = []
        self._new: list[Known] = []
        self._fields: dict[int, set[str]] = defaultdict(set)  # edition → columns of its own row
        self._entries: dict[int, Known] = {}
        self._spots: dict[int, Known] = {}
        self._deadlines: list[tuple[Known, str, dict[str, Any]]] = []  # kind, columns that change
        self._news: list[deadlines.News] = []
        self._touched: dict[int, Known] = {}  # id of the object: those that are new have no key yet

    def put(self, known: Known, texts: Mapping[str, str]) -> list[FactChange]:
        """Change these facts of one edition. Raises ValidationError, and then nothing is changed.

        An edition without a key is made by `flush`.
        """
        before = facts.typed(known)
        values = {
            name: value
            for name, value in facts.parse(texts).items()
            if FACTS[name].show(value) != FACTS[name].show(before[name])
        }
        problems = facts.check(before | values, values)
        if problems:
            raise ValidationError({name: [message] for name, message in problems.items()})
        if known.is_new:
            self._new.append(known)
            self.changes.append(self._told(known, ADDED, "", str(values.get("name", ""))))
        # What a list says of a new edition is kept with the list (SourceRecord); all else is history.
        told = {} if known.is_new and self.origin == Origin.LIST else values
        changes = [self._change(known, name, before[name], value) for name, value in told.items()]
        self.changes += changes
        if values:
            self._assign(known, values)
        return changes

    def _change(self, known: Known, name: str, before: Any, after: Any) -> FactChange:
        show = FACTS[name].show
        return self._told(known, name, show(before), show(after))

    def _told(self, known: Known, name: str, before: str, after: str) -> FactChange:
        return FactChange(
            edition=known.edition,
            field=name,
            before=before,
            after=after,
            origin=self.origin,
            source=self.source,
            by=self.by,
            credit=self.credit,
        )

    def _assign(self, known: Known, values: dict[str, Any]) -> None:
        self._touched[id(known)] = known
        calls: dict[str, dict[str, Any]] = defaultdict(dict)
        for name, value in values.items():
            place, _dot, column = name.partition(".")
            if name == "spots":
                known.spots = [Spot(edition=known.edition, order=at, **one) for at, one in enumerate(value)]
                self._spots[id(known)] = known
            elif not column:
                setattr(known.edition, name, value)
                self._fields[id(known)].add(name)
            elif place == "entry":
                _into_entry(known.entry, column, value)
            else:
                calls[place][column] = value
        known.entry.changed_at = now()
        self._entries[id(known)] = known
        for kind, columns in calls.items():
            self._deadlines.append((known, kind, columns))

    def flush(self) -> list[FactChange]:
        """Write what was put, record who changed what, and make the derived rows anew."""
        if not self._touched:
            return []
        with transaction.atomic():
            self._write_editions()
            self._write_entries()
            self._write_spots()
            self._write_deadlines()
            FactChange.objects.bulk_create(self.changes, batch_size=BATCH)
            indexing.refresh([known.edition.pk for known in self._touched.values()])
            self._tell()
        return self.changes

    def _write_editions(self) -> None:
        new = {id(known) for known in self._new}
        Edition.objects.bulk_create([known.edition for known in self._new], batch_size=BATCH)
        changed = [one for key, one in self._touched.items() if key not in new and self._fields[key]]
        if len(changed) == 1:
            changed[0].edition.save(update_fields=sorted(self._fields[id(changed[0])]))
        elif changed:
            columns = set().union(*(self._fields[id(known)] for known in changed))
            Edition.objects.bulk_update([one.edition for one in changed], sorted(columns), batch_size=100)

    def _write_entries(self) -> None:
        rows = [known.entry for known in self._entries.values()]
        for known in self._entries.values():
            known.entry.edition = known.edition  # which has its key by now
        new = [row for row in rows if row._state.adding]
        changed = [row for row in rows if not row._state.adding]
        Entry.objects.bulk_create(new, batch_size=BATCH)
        columns = [column.name for column in Entry._meta.concrete_fields if not column.primary_key]
        Entry.objects.bulk_update(changed, columns, batch_size=50)

    def _write_spots(self) -> None:
        known = list(self._spots.values())
        Spot.objects.filter(edition__in=[one.edition for one in known]).delete()
        for one in known:
            for spot in one.spots:
                spot.edition = one.edition
        Spot.objects.bulk_create([spot for one in known for spot in one.spots], batch_size=BATCH)

    def _write_deadlines(self) -> None:
        new = {id(known) for known in self._new}
        news = []
        for known, kind, columns in self._deadlines:
            if id(known) in new:
                news.append(_news(known.edition, DeadlineKind(kind), columns))
            else:
                self._change_deadline(known, DeadlineKind(kind), columns)
        deadlines.announce_all(news, source=self.source)

    def _change_deadline(self, known: Known, kind: DeadlineKind, columns: dict[str, Any]) -> None:
        row = known.deadlines.get(kind)
        more: dict[str, Any] = {name: columns[name] for name in ("zone", "url") if name in columns}
        moment = _moment(columns, row)
        if "on" in columns and moment is None:
            more |= {"on": None, "at": None}
        if moment:
            more.pop("zone", None)
        if row is None:
            row = deadlines.announce(
                known.edition, kind, by=self.by, moment=moment, source=self.source, **more
            )
        elif moment or more:
            row = deadlines.correct(row, by=self.by, moment=moment, source=self.source, **more)
        known.deadlines[kind] = row
        if stated := columns.get("extended"):
            deadlines.extend(row, by=self.by, moment=_stated(stated, row.zone), source=self.source)
        elif "extended" in columns:
            deadlines.retract(row, by=self.by, source=self.source)

    def _tell(self) -> None:
        """One activity for each edition, with the names of the fields and nothing else.

        Of what was over when it came in nobody needs to hear.
        """
        new = {id(known) for known in self._new}
        changed: dict[int, list[str]] = defaultdict(list)
        for change in self.changes:
            changed[id(change.edition)].append(change.field)
        for key, known in self._touched.items():
            edition = known.edition
            if key not in new:
                fields = sorted(set(changed[id(edition)]))
                record("directory.changed", edition, by=self.by, edition=edition, fields=fields)
            elif not edition.is_over:
                record("directory.added", edition, by=self.by, edition=edition)
        scopes = {publishing.DIRECTORY}
        for known in self._touched.values():
            if known.edition.hosted:
                scopes |= {publishing.scope(known.edition.slug), publishing.SITE}
        publishing.raise_version(*scopes)


def _into_entry(entry: Entry, column: str, value: Any) -> None:
    if column not in CHANNELS:
        setattr(entry, column, value)
        return
    others = {name: told for name, told in entry.channels.items() if name != column}
    entry.channels = others | ({column: value} if value else {})


def _moment(columns: Mapping[str, Any], row: Deadline | None) -> Moment | None:
    """What was announced first, as it is to be; None when that does not change."""
    if not {"on", "zone"} & columns.keys():
        return None
    stated = columns.get("on", (row.on, row.at) if row and row.on else None)
    zone = columns.get("zone") or (row.zone if row else AOE)
    return _stated(stated, zone) if stated else None


def _stated(stated: Stated, zone: str) -> Moment:
    day, clock = stated
    return Moment(day, clock, zone)


def _news(edition: Edition, kind: DeadlineKind, columns: Mapping[str, Any]) -> deadlines.News:
    zone = columns.get("zone") or AOE
    original, extended = (
        _stated(stated, zone) if (stated := columns.get(name)) else None for name in ("on", "extended")
    )
    return deadlines.News(edition, kind, original, extended, zone, columns.get("url", ""))


def people_said(editions: Collection[int]) -> set[tuple[int, str]]:
    """(edition, field) of the facts whose last word was a person's: no list overwrites them."""
    said: dict[tuple[int, str], str] = {}
    rows = FactChange.objects.filter(edition__in=editions).order_by("at", "id")
    for edition, field, origin in rows.values_list("edition_id", "field", "origin"):
        said[edition, field] = origin
    return {key for key, origin in said.items() if origin != Origin.LIST}
