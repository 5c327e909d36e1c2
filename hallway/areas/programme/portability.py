"""What imports know of a person, for download and erasure."""

from __future__ import annotations

import json

from hallway.areas.programme.models import ImportedRecord, ImportRun
from hallway.areas.programme.states import RecordKind
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports


@exports("imports_started", "programme.ImportRun")
def imports(person: Person) -> Rows:
    runs = ImportRun.objects.filter(started_by=person)
    return list(runs.values("edition__name", "filename", "url", "state", "started_at"))


@erases
def forget_what_files_said(person: Person, *, names_too: bool) -> None:
    """The remembered biography goes, and reports of imports that name the person."""
    ImportedRecord.objects.filter(kind=RecordKind.SPEAKER, row=person.pk).delete()
    for run in ImportRun.objects.exclude(report={}):
        if person.name and person.name in json.dumps(run.report, ensure_ascii=False):
            run.report = {}
            run.save(update_fields=["report"])
