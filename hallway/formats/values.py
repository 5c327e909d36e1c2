"""One raw value of a file, and the careful conversions of it.

`Raw` knows where it stands in the file. Every conversion answers with a usable
value and tells the report when it had to give something up; none raises.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import quote, urljoin, urlsplit
from uuid import UUID

from hallway.formats import times
from hallway.formats.markdown import looks_like_html, markdown_from_html
from hallway.formats.report import Report
from hallway.formats.text import clean, one_line

BREAK_KINDS: Final = frozenset({"break", "breaks", "coffee break", "lunch", "lunch break", "pause", "coffee"})
_COLOR: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_URL_SAFE: Final = "!#$%&'()*+,/:;=?@[]~-._"
_TRUE: Final = frozenset({"true", "1", "yes"})
_FALSE: Final = frozenset({"false", "0", "no"})


def safe_url(text: str, base: str = "") -> str:
    """An absolute http or https URL in plain ASCII, or "" when the text is none."""
    if not text.strip():
        return ""
    try:
        absolute = urljoin(base, text.strip()) if base else text.strip()
        parts = urlsplit(absolute)
        host = parts.hostname or ""
        _ = parts.port
        if parts.scheme.lower() not in {"http", "https"} or not host:
            return ""
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    if not re.fullmatch(r"[A-Za-z0-9._-]+|[0-9a-fA-F:.]+", ascii_host):
        return ""
    netloc = parts.netloc.rpartition("@")[2] if host.isascii() else ascii_host + _port(parts.port)
    rest = absolute.split("//", 1)[1][len(parts.netloc) :]
    path = quote(rest, safe=_URL_SAFE.replace("[", "").replace("]", ""))
    fragment = path.find("#")
    if fragment >= 0:
        path = path[: fragment + 1] + path[fragment + 1 :].replace("#", "%23")
    return f"{parts.scheme.lower()}://{netloc}{_escape_percent(path)}"


def _port(port: int | None) -> str:
    return f":{port}" if port else ""


def _escape_percent(path: str) -> str:
    return re.sub(r"%(?![0-9a-fA-F]{2})", "%25", path)


def slugify(text: str, separator: str = "-") -> str:
    """Lower-case ASCII letters, digits and separators; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", separator, plain).strip(separator)


def normal_color(text: str) -> str:
    """``#rrggbb`` in lower case, from three or six digits, or ""."""
    match = _COLOR.fullmatch(text.strip())
    if not match:
        return ""
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


@dataclass(frozen=True, slots=True)
class Raw:
    """A value as it stands in the file, its place, and the report to tell."""

    value: object
    where: str
    report: Report

    @property
    def missing(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    def _string(self) -> str:
        value = self.value
        if (
            isinstance(value, dict)
            and value
            and all(one is None or isinstance(one, str) for one in value.values())
        ):
            value = value.get("en") or next((one for one in value.values() if one), None)
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, float) and math.isfinite(value):
            return str(value)
        if value is not None:
            self.report.warn(self.where, f"Expected text, found {_kind(value)}; left empty.")
        return ""

    def line(self) -> str:
        """One line of clean text."""
        return one_line(clean(self._string(), self.where, self.report))

    def prose(self) -> str:
        """Clean Markdown; HTML is translated."""
        text = clean(self._string(), self.where, self.report)
        return clean(markdown_from_html(text), self.where, self.report) if looks_like_html(text) else text

    def whole(self, least: int | None = None) -> int | None:
        """A whole number of at most 63 bits, not below `least`."""
        value = self.value
        number = _whole(value)
        if number is None or abs(number) >= 2**63 or (least is not None and number < least):
            self._refuse("a whole number")
            return None
        return number

    def flag(self) -> bool | None:
        """True, false, or None when the file does not say."""
        if isinstance(self.value, bool):
            return self.value
        word = str(self.value).strip().lower() if isinstance(self.value, (str, int)) else ""
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        self._refuse("true or false")
        return None

    def uuid(self) -> UUID | None:
        if isinstance(self.value, str):
            try:
                return UUID(self.value.strip())
            except ValueError:
                pass
        self._refuse("a UUID")
        return None

    def url(self, base: str = "") -> str:
        """An absolute http(s) URL; relative ones are completed with `base`."""
        text = self._string()
        url = safe_url(text, base)
        if text.strip() and not url:
            self.report.warn(self.where, f"“{one_line(text)[:80]}” is not a web address; left out.")
        return url

    def color(self) -> str:
        text = self._string()
        color = normal_color(text)
        if text.strip() and not color:
            self.report.note(self.where, f"“{one_line(text)[:20]}” is not a colour; left out.")
        return color

    def day(self) -> date | None:
        day = times.parse_day(self.value) if isinstance(self.value, str) else None
        if day is None:
            self._refuse("a date")
        return day

    def moment(self) -> datetime | None:
        """A date-time, naive when the file gives no offset."""
        moment = times.parse_moment(self.value) if isinstance(self.value, str) else None
        if moment is None:
            self._refuse("a date and time")
        return moment

    def duration(self) -> timedelta:
        """A duration; zero when missing, negative or longer than two weeks."""
        number = isinstance(self.value, (int, float)) and not isinstance(self.value, bool)
        text = str(self.value) if number else self.value
        length = times.parse_duration(text.removesuffix(".0")) if isinstance(text, str) else None
        if length is None:
            self._refuse("a duration")
            return timedelta(0)
        if length < timedelta(0) or length > times.LONGEST:
            self.report.warn(
                self.where, f"A duration of {one_line(str(text))[:20]} cannot be right; zero is used."
            )
            return timedelta(0)
        return length

    def _refuse(self, expected: str) -> None:
        if not self.missing:
            self.report.warn(self.where, f"Expected {expected}, found {_shown(self.value)}; left empty.")


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    digits = value.strip() if isinstance(value, str) else ""
    return int(digits) if re.fullmatch(r"[+-]?[0-9]{1,19}", digits) else None


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        list: "a list",
        dict: "an object",
        str: "text",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "something else")


def _shown(value: object) -> str:
    return f"“{one_line(value)[:40]}”" if isinstance(value, str) else _kind(value)
