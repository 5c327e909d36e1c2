"""YAML with places: every scalar is text, every value knows its line.

Read event by event with a stack of our own, so that deep nesting cannot end the
process, and aliases, with which a small file can unfold into gigabytes, are
refused where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from hallway.formats.report import FormatError, Report
from hallway.formats.text import decode, storable

MAX_DEPTH: Final = 20
MAX_NODES: Final = 500_000  # the largest list in use, 1,200 conferences, has 25,000
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A scalar as text, a list or an object; `line` counts from 1."""

    value: str | list[YamlNode] | dict[str, YamlNode]
    line: int

    def plain(self) -> Plain:
        """The value without lines."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [one.plain() for one in self.value]
        return {name: one.plain() for name, one in self.value.items()}


def parse(data: bytes, report: Report) -> YamlNode:
    """The one document of a YAML file; raises FormatError with line and column."""
    text = decode(data, report)
    sound = _FORBIDDEN.sub("", text)
    if sound != text:
        report.warn("file", "The file holds control characters that YAML forbids; they were removed.")
    try:
        return _Builder(report).document(yaml.parse(sound, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = f"{error.problem or error.context or 'something is wrong'}" + (
            f" at {where}" if mark else ""
        )
        raise FormatError(f"The file is not valid YAML: {problem}.", where) from error
    except yaml.YAMLError as error:
        raise FormatError("The file is not valid YAML: it holds characters that YAML forbids.") from error


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds nodes from events; an open list or object waits on the stack."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.stack: list[YamlNode] = []
        self.keys: list[str | None] = []  # beside the stack: the key whose value comes next
        self.root: YamlNode | None = None
        self.count = 0

    def document(self, events: Iterator[yaml.Event]) -> YamlNode:
        for event in events:
            if isinstance(event, yaml.AliasEvent):
                self._refuse_alias(event)
            elif isinstance(event, yaml.NodeEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.keys.pop()
            elif isinstance(event, yaml.DocumentStartEvent) and self.root:
                self.report.warn(
                    f"line {_line(event)}", "Another YAML document begins here; it was not read."
                )
                break
        if self.root is None:
            raise FormatError("The YAML file holds nothing.")
        return self.root

    def _refuse_alias(self, event: yaml.Event) -> None:
        where = f"line {_line(event)}"
        raise FormatError(f"The file uses YAML anchors or aliases, at {where}. Write each value out.", where)

    def _open(self, event: yaml.NodeEvent) -> None:
        line = _line(event)
        self.count += 1
        if event.anchor:
            self._refuse_alias(event)
        if self.count > MAX_NODES:
            raise FormatError(f"The file is not a list of conferences: it has more than {MAX_NODES} values.")
        if isinstance(event, yaml.ScalarEvent):
            self._place(YamlNode(self._text(event.value, line), line))
            return
        if len(self.stack) >= MAX_DEPTH:
            raise FormatError("The file is not a list of conferences: its YAML is nested too deeply.")
        node = YamlNode([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
        self._place(node)
        self.stack.append(node)
        self.keys.append(None)

    def _text(self, value: str, line: int) -> str:
        text = value if value.isprintable() else storable(value)
        if text != value:
            self.report.note(f"line {line}", "Characters that cannot be stored were removed.")
        return text

    def _place(self, node: YamlNode) -> None:
        """Put the node into the list or object that is open."""
        if not self.stack:
            self.root = self.root or node
            return
        parent = self.stack[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            self._place_member(parent, node)

    def _place_member(self, parent: dict[str, YamlNode], node: YamlNode) -> None:
        key = self.keys[-1]
        if key is None:
            if not isinstance(node.value, str):
                raise FormatError(
                    f"The file is not a list of conferences: a name is a list, at line {node.line}."
                )
            self.keys[-1] = node.value
            return
        self.keys[-1] = None
        if key in parent:
            self.report.warn(f"line {node.line}", f"“{key[:60]}” is given twice; the last counts.", "twice")
        parent[key] = node
