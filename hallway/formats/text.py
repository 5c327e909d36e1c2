"""From bytes to clean text: encodings, control characters, text decoded twice.

Conference files pass through many hands. The commonest damage is UTF-8 that
somebody read as Mac Roman or Windows-1252 and saved again; `repair` undoes it.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import ftfy

from hallway.formats.report import FormatError, Report

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_FIELD: Final = 100_000  # characters; longer than any abstract a person wrote

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_TEXT_CODECS: Final = re.compile(
    r"utf-?8|us-ascii|ascii|(iso[-_]?8859|latin|windows|cp|koi8|shift|euc|gb|big5|mac)[-_0-9a-z]*", re.I
)
_C0: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNWANTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_BLANKS: Final = re.compile(r"[ \t\n]+")


def check_size(data: bytes) -> None:
    """Refuse empty and over-large input; raises FormatError."""
    if not data.strip(b"\x00 \t\r\n"):
        raise FormatError("The file is empty.")
    if len(data) > MAX_BYTES:
        size, limit = len(data) / 1048576, MAX_BYTES // 1048576
        raise FormatError(f"The file is too large: {size:.1f} MB, and the limit is {limit} MB.")


def decode(data: bytes, report: Report) -> str:
    """Decode a whole file; never fails, but warns when it had to guess.

    Order: byte order mark, UTF-16 without mark, the encoding an XML
    declaration names, UTF-8, UTF-8 with a few broken bytes, Windows-1252.
    """
    check_size(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_or_replace(data, encoding, report)
    if data[1:2] == b"\x00" or data[:1] == b"\x00":
        encoding = "utf-16-be" if data[:1] == b"\x00" else "utf-16-le"
        return _decode_or_replace(data, encoding, report)
    declared = _DECLARED.match(data[:400])
    if declared:
        text = _decode_as_declared(data, declared.group(1).decode("ascii"), report)
        if text is not None:
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_broken(data, error, report)


def _decode_or_replace(data: bytes, encoding: str, report: Report) -> str:
    text = data.decode(encoding, errors="replace")
    if "\ufffd" in text:
        report.warn("file", f"Some characters are damaged (read as {encoding}).")
    return text.removeprefix("\ufeff")


def _decode_as_declared(data: bytes, name: str, report: Report) -> str | None:
    if name.lower() in {"utf-8", "utf8"}:
        return None
    if not _TEXT_CODECS.fullmatch(name):
        report.warn("line 1", f"The file declares the encoding {name}, which is not known; trying UTF-8.")
        return None
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        report.warn("line 1", f"The file declares the encoding {name}, but is not written in it.")
        return None


def _decode_broken(data: bytes, error: UnicodeDecodeError, report: Report) -> str:
    where = _line_of(data, error.start)
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - damaged
    if sound >= damaged:
        report.warn(where, f"{damaged} damaged characters in a UTF-8 file.")
        return text
    report.warn(where, "The file is not UTF-8; it was read as Windows-1252. Look at accents and quotes.")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _line_of(data: bytes, offset: int) -> str:
    return "line " + str(data.count(b"\n", 0, offset) + 1)


def _mac_emoji(match: re.Match[str]) -> str:
    try:
        return (b"\xf0" + match["rest"].encode("mac_roman")).decode("utf-8")
    except UnicodeError:
        return match.group()


# An emoji is F0 9F xx xx in UTF-8. Mac Roman shows F0 as the apple U+F8FF, which
# most programs then drop, so "ü" and two more upper-half letters remain.
_UPPER: Final = "".join(bytes([byte]).decode("mac_roman") for byte in range(0x80, 0xC0))
_MAC_EMOJI: Final = re.compile(f"\uf8ff(?P<rest>ü[{re.escape(_UPPER)}]{{2}})")
_MAC_EMOJI_BARE: Final = re.compile(f"(?<!\\w)(?P<rest>ü[{re.escape(_UPPER)}]{{2}})(?!\\w)")


def repair(text: str) -> str:
    """Undo text that was UTF-8 and was decoded as something else.

    ``‚Äòminiconfs‚Äô`` becomes ``‘miniconfs’`` and ``ü¶Ñ`` becomes 🦄. Sound text
    comes back unchanged.
    """
    if text.isascii():
        return text
    text = _MAC_EMOJI.sub(_mac_emoji, text)
    text = ftfy.fix_encoding(text)
    return _MAC_EMOJI_BARE.sub(_mac_emoji, text)


def strip_controls(text: str) -> str:
    """Remove what XML forbids or nobody can see; line ends become ``\\n``."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", text)


def storable(text: str) -> str:
    """The text without what no database and no UTF-8 file holds: NUL and halves of surrogate pairs."""
    return _UNSTORABLE.sub("", text)


def clean(text: str, where: str, report: Report) -> str:
    """Repair, strip and bound one text field, telling the report what was done."""
    if len(text) > MAX_FIELD:
        report.warn(where, f"The text has {len(text)} characters and was cut at {MAX_FIELD}.")
        text = text[:MAX_FIELD]
    repaired = repair(_C0.sub("", text))
    stripped = strip_controls(repaired)
    if repaired != _C0.sub("", text):
        report.warn(where, f"The text was decoded twice; it now reads “{_excerpt(stripped)}”.")
    elif stripped != strip_line_ends(text):
        report.note(where, "Control characters were removed.")
    return stripped.strip()


def strip_line_ends(text: str) -> str:
    """The text with every line end written as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """The text on one line: runs of blanks and line ends become one space."""
    return _BLANKS.sub(" ", text).strip()


def _excerpt(text: str, length: int = 60) -> str:
    flat = one_line(text)
    return flat if len(flat) <= length else flat[: length - 1] + "…"
