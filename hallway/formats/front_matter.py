"""Markdown files with a head of `key: value` lines between two lines of `---`.

The head is the part of YAML that static site generators use in practice: plain and quoted
text, `true` and `false`, whole numbers, `[a, b]` and `- item` lists. Nothing is executed.
"""

from __future__ import annotations

import re

import ftfy

Value = str | bool | int | list[str]

FENCE = "---"
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_KEY = re.compile(r"^([A-Za-z_][\w-]*)\s*:\s*(.*)$")
# An emoji read as Mac Roman: its first byte, 0xF0, has become the apple of that character set.
_MAC_EMOJI = re.compile("\uf8ff[^\x00-\x7f]{3}")
_ITEM = re.compile(r"^\s*-\s+(.*)$")


def read(text: str) -> tuple[dict[str, Value], str]:
    """Split a file into its head and its body, with doubly decoded UTF-8 repaired.

    A file without a head, or whose head never ends, is all body. Keys come in lower case.
    """
    lines = [repaired(line) for line in text.removeprefix("\ufeff").splitlines()]
    if not lines or lines[0].rstrip() != FENCE:
        return {}, "\n".join(lines).strip("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return {}, "\n".join(lines).strip("\n")
    return _head(lines[1:end]), "\n".join(lines[end + 1 :]).strip("\n")


def repaired(text: str) -> str:
    """Undo UTF-8 that was read as another character set: "‚Äòminiconfs‚Äô" is ‘miniconfs’."""
    return _MAC_EMOJI.sub(_as_utf8, ftfy.fix_encoding(text))


def _as_utf8(match: re.Match[str]) -> str:
    try:
        return match[0].encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return match[0]


def write(head: dict[str, Value], body: str) -> str:
    """The file that `read` turns back into the same head and body."""
    lines = [FENCE]
    for key, value in head.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {_quoted(item)}" for item in value)]
        else:
            lines.append(f"{key}: {_plain(value)}")
    return "\n".join([*lines, FENCE, "", body.strip("\n"), ""])


def _head(lines: list[str]) -> dict[str, Value]:
    head: dict[str, Value] = {}
    key = ""
    for line in lines:
        if item := _ITEM.match(line):
            known = head.get(key)
            head[key] = [*(known if isinstance(known, list) else []), _text(item[1])]
        elif pair := _KEY.match(line):
            key = pair[1].lower()
            head[key] = _value(pair[2].strip())
    head.pop("", None)
    return head


def _value(text: str) -> Value:
    if text.startswith("[") and text.endswith("]"):
        return [_text(part.strip()) for part in text[1:-1].split(",") if part.strip()]
    if text.lower() in _BOOLEANS:
        return _BOOLEANS[text.lower()]
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    return _text(text)


def _text(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def _plain(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'
