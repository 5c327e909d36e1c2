"""The rows that an import is compared with, fetched in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from hallway.areas.programme.interchange.values import speaker_key
from hallway.areas.programme.models import ImportedRecord
from hallway.areas.programme.states import RecordKind
from hallway.formats.schedule import Schedule, Speaker
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person, SourceIdentity


@dataclass(slots=True)
class Current:
    """An edition's programme as it stands."""

    edition: Edition
    happenings: dict[int, Happening] = field(default_factory=dict)
    givers: dict[int, list[int]] = field(default_factory=dict)  # happening → people, in order
    places: dict[int, Place] = field(default_factory=dict)
    tracks: dict[int, Track] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)  # those whom the file names and who are known
    person_of: dict[str, int] = field(default_factory=dict)  # speaker key → person
    key_of: dict[int, str] = field(default_factory=dict)  # person → speaker key
    records: dict[tuple[str, str], ImportedRecord] = field(default_factory=dict)
    elsewhere: dict[str, dict[str, Any]] = field(default_factory=dict)  # speaker key → what other files said
    has_phases: bool = False
    cards: set[UUID] = field(default_factory=set)  # identities of the open-space board's cards


def sources(schedule: Schedule, edition: Edition) -> tuple[str, str]:
    """Whose keys the speakers have: (of codes and numbers, of bare names).

    Codes and numbers are those of the system that wrote the file, so they mean the same
    person in every edition from there. A bare name means the same person within a series only.
    """
    urls = [schedule.base_url, schedule.url, *(session.url for session in schedule.sessions[:1])]
    host = next((urlsplit(url).hostname for url in urls if url), None)
    return (host or edition.slug)[:200], f"series:{edition.series.slug}"


def identities(speaker: Speaker, strong: str, weak: str) -> list[tuple[str, str]]:
    """(source, key) of a speaker, the key of the file first; the others recognise them in another format."""
    if speaker.key.startswith("name-"):
        return [(weak, speaker_key(speaker.key))]
    keys = [speaker_key(speaker.key), str(speaker.guid or ""), speaker.code]
    keys.append("" if speaker.number is None else f"person-{speaker.number}")
    return [(strong, key) for key in dict.fromkeys(keys) if key]


def load(schedule: Schedule, edition: Edition, *, lock: bool = False) -> Current:
    """Fetch what `schedule` is to be compared with. `lock` holds the rows until the transaction ends."""
    current = Current(edition)
    if edition.pk is None:
        return current
    happenings = Happening.objects.filter(edition=edition).order_by("id")
    if lock:
        Edition.objects.select_for_update().get(pk=edition.pk)
        happenings = happenings.select_for_update()
    rows = list(happenings)
    current.happenings = {row.pk: row for row in rows if row.kind != Kind.OPEN_SPACE}
    current.cards = {row.guid for row in rows if row.kind == Kind.OPEN_SPACE}
    current.places = {row.pk: row for row in edition.places.all()}
    current.tracks = {row.pk: row for row in edition.tracks.all()}
    current.records = {(row.kind, row.key): row for row in edition.imported_records.all()}
    current.has_phases = edition.phases.exists()
    current.givers = _givers(edition)
    _load_people(current, schedule)
    return current


def _givers(edition: Edition) -> dict[int, list[int]]:
    givers: dict[int, list[int]] = defaultdict(list)
    rows = Appearance.objects.filter(happening__edition=edition).order_by("order", "id")
    for happening, person in rows.values_list("happening_id", "person_id"):
        givers[happening].append(person)
    return givers


def _own_people(schedule: Schedule) -> dict[str, int]:
    """Code → person, for a file that this installation wrote itself."""
    codes = [speaker.code for speaker in schedule.speakers if speaker.code]
    return dict(Person.objects.filter(code__in=codes).values_list("code", "pk"))


def _load_people(current: Current, schedule: Schedule) -> None:
    strong, weak = sources(schedule, current.edition)
    rows = SourceIdentity.objects.filter(source__in=[strong, weak])
    known = {(row.source, row.key): row.person_id for row in rows}
    current.key_of = {person: key for (_source, key), person in known.items()}
    own = _own_people(schedule) if strong == urlsplit(settings.PUBLIC_URL).hostname else {}
    for speaker in schedule.speakers:
        asked = identities(speaker, strong, weak)
        asked += [(source, SourceIdentity.fingerprint(source, key)) for source, key in asked]
        person = next((known[one] for one in asked if one in known), None)
        person = person or own.get(speaker.code)
        if person:
            current.person_of[speaker_key(speaker.key)] = person
            current.key_of[person] = speaker_key(speaker.key)
    current.people = Person.objects.in_bulk(set(current.person_of.values()))
    others = ImportedRecord.objects.filter(kind=RecordKind.SPEAKER, row__in=current.people).exclude(
        edition=current.edition
    )
    for record in others.order_by("id"):
        current.elsewhere[record.key] = record.values
