"""The public conference lists as plain rows, without the importer: what the engines are tried on."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

import yaml

from hallway.engines.geography.countries import country_code
from hallway.engines.merging.records import Record
from hallway.engines.prediction.history import PastEdition


def deadline_rows(shared: Path) -> list[dict]:
    """The rows of the two files of python-deadlines, in the order of their first day."""
    folder = shared / "python-deadlines"
    files = (folder / "conferences.yml", folder / "archive.yml")
    rows = [row for file in files for row in yaml.safe_load(file.read_text())]
    return sorted(rows, key=lambda row: (row["start"], row["conference"]))


def deadline_record(row: dict) -> Record:
    place = row["place"]
    online = place.strip().casefold() == "online"
    city, _, country = place.rpartition(",")
    return Record(
        name=row["conference"],
        other_names=(row["alt_name"],) if row.get("alt_name") else (),
        year=row["year"],
        start=row["start"],
        end=row["end"],
        city="" if online else city.strip(),
        country=country_code(country),
        url=row["link"],
        online=online,
    )


def listed_records(shared: Path) -> list[Record]:
    """The conferences of the organisers' CSV file."""
    text = (shared / "conference-lists" / "python-organizers-2026.csv").read_text()
    return [
        Record(
            name=row["Subject"],
            start=date.fromisoformat(row["Start Date"]),
            end=date.fromisoformat(row["End Date"]),
            city=row["Location"].split(",")[0],
            country=country_code(row["Country"]),
            url=row["Website URL"],
        )
        for row in csv.DictReader(text.splitlines())
    ]


def confs_tech_records(shared: Path) -> list[Record]:
    rows = json.loads((shared / "conference-lists" / "confs-tech-python-2026.json").read_text())
    return [
        Record(
            name=row["name"],
            start=date.fromisoformat(row["startDate"]),
            end=date.fromisoformat(row["endDate"]),
            city=row.get("city", "").split(",")[0],
            country=country_code(row.get("country", "")),
            url=row["url"],
            online=row.get("online", False),
        )
        for row in rows
    ]


def call_closes(row: dict) -> date | None:
    """The day the call closed in the end, where the field holds a date."""
    for field in ("cfp_ext", "cfp"):
        try:
            return datetime.fromisoformat(str(row.get(field))).date()
        except ValueError:
            continue
    return None


def past_edition(row: dict) -> PastEdition:
    """What the prediction engine takes; called off when the call's field or the note says so."""
    record = deadline_record(row)
    called_off = "ancelled" in f"{row.get('cfp')} {row.get('note')}"
    return PastEdition(
        row["start"],
        row["end"],
        record.city,
        record.country,
        record.online,
        held=not called_off,
        call_closes=call_closes(row),
    )
