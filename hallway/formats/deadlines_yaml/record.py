"""One record of the list: the fields by name, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from hallway.formats.conferences import RawRecord, RawValue
from hallway.formats.handles import PROFILES, Profiles, bluesky_address, read_profiles
from hallway.formats.listed import read_topics, split_year
from hallway.formats.report import Report
from hallway.formats.text import MAX_FIELD, clean, one_line
from hallway.formats.values import safe_url

FIELDS: Final = (
    *("conference", "alt_name", "year", "link", "cfp_link", "cfp", "cfp_ext", "workshop_deadline"),
    *("tutorial_deadline", "timezone", "place", "extra_places", "start", "end", "sponsor", "finaid"),
    *("twitter", "mastodon", "bluesky", "youtube", "sub", "note", "location"),
)
REQUIRED: Final = ("link", "cfp", "place", "start", "end", "sub")  # beside conference and year
_NOTHING: Final = frozenset({"", "~", "null"})
_NO: Final = frozenset({"no", "false", "none", "n/a", "0", "tba", "tbd"})


class Record:
    """Fields as clean text; what is no text is told to the report."""

    def __init__(
        self, raw: RawRecord, report: Report, line: int = 0, lines: Mapping[str, int] | None = None
    ) -> None:
        self.raw, self.report = raw, report
        self._line, self._lines = line, lines or {}
        self._texts: dict[str, str] = {}  # each is cleaned once, so that a finding comes once
        self.title = ""
        self.name, self._year_in_name = split_year(self.text("conference"))
        self.title = f"{self.name or 'a record'} {self.text('year')}".strip()[:80]

    def where(self, name: str = "") -> str:
        """``line 812, PyCon Narnia 2026, cfp``; without a line when the record is not from a file."""
        line = self._lines.get(name, self._line)
        return ", ".join(part for part in (f"line {line}" if line else "", self.title, name) if part)

    def has(self, name: str) -> bool:
        value = self.raw.get(name)
        return value.strip() not in _NOTHING if isinstance(value, str) else bool(value)

    def text(self, name: str) -> str:
        """One clean line, "" when the field is not there."""
        if name not in self._texts:
            self._texts[name] = self.line(self.raw[name], name) if self.has(name) else ""
        return self._texts[name]

    def line(self, value: RawValue, name: str) -> str:
        """One clean line of a value that stands in or under the field."""
        if isinstance(value, str):
            sound = value.isascii() and value.isprintable() and len(value) < MAX_FIELD  # nearly all are
            return one_line(value if sound else clean(value, self.where(name), self.report))
        self.report.warn(self.where(name), "Expected text, found a list or object; left out.", "not-text")
        return ""

    def year(self, first_day_year: int | None) -> int | None:
        """The year that the record states, else that of its name, else that of its first day."""
        stated = self.text("year")
        if self._year_in_name:
            self.report.note(self.where("conference"), "The year was taken out of the name.", "year-in-name")
        if re.fullmatch(r"(19[89]|20\d|21\d)\d", stated):
            return int(stated)
        if self._year_in_name:
            return self._year_in_name
        if stated or first_day_year:
            problem = f"“{stated[:20]}” is not a year" if stated else "The year is missing"
            taken = f"; {first_day_year} is used, from the first day" if first_day_year else ""
            self.report.warn(self.where("year"), f"{problem}{taken}.", "year")
        return first_day_year

    def url(self, name: str) -> str:
        """An http or https address, "" with a finding when the text is none."""
        text = self.text(name)
        url = safe_url(text)
        if text and not url:
            self.report.warn(self.where(name), f"“{text[:80]}” is not a web address; left out.", "address")
        return url

    def aid(self) -> tuple[bool, str]:
        """Whether there is financial aid, and its address."""
        text = self.text("finaid")
        if not text or text.lower() in _NO:
            return False, ""
        return True, safe_url(text)

    def topics(self) -> tuple[str, ...]:
        return read_topics(self.text("sub"), self.where("sub"), self.report)

    def handles(self) -> Profiles:
        """The four profiles. A Bluesky address under `mastodon` is put where it belongs."""
        texts = {name: self.text(name) for name in PROFILES}
        if bluesky_address(texts["mastodon"]) and not texts["bluesky"]:
            texts |= {"mastodon": "", "bluesky": texts["mastodon"]}
            self.report.note(self.where("mastodon"), "This is a Bluesky profile; kept as such.", "handle")
        if texts["twitter"].startswith("@"):
            self.report.note(self.where("twitter"), "The @ was taken off the name.", "handle")
        return read_profiles(texts, self.where, self.report)

    def tell_missing(self) -> None:
        """Findings for required fields that are missing and for fields that the format does not have."""
        for name in REQUIRED:
            if not self.has(name):
                self.report.warn(self.where(), f"The field {name} is missing.", "missing")
        for name in self.raw:
            if name not in FIELDS:
                message = f"The field “{name[:60]}” is not known; it is kept as it stands."
                self.report.note(self.where(name), message, "unknown-field")
