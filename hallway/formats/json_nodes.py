"""JSON with places: parse safely, then walk with paths that a person can search for."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hallway.formats.report import FormatError, Report
from hallway.formats.text import decode
from hallway.formats.values import Raw


class Node(Raw):
    """A JSON value; children are Nodes that know their path."""

    __slots__ = ()

    def get(self, *names: str) -> Node:
        """The first of these members that is there; a missing one gives a Node of None."""
        members = self.value if isinstance(self.value, dict) else {}
        name = next((name for name in names if members.get(name) is not None), names[0])
        return Node(members.get(name), f"{self.where}.{name}" if self.where else name, self.report)

    def has(self, name: str) -> bool:
        return isinstance(self.value, dict) and name in self.value

    def each(self) -> Iterator[Node]:
        """The items of a list; anything else gives none and a warning."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                yield Node(item, f"{self.where}[{index}]", self.report)
        elif self.value is not None:
            self.report.warn(self.where, "Expected a list; left out.")

    def objects(self) -> Iterator[Node]:
        """The items of a list that are objects; other items give an error finding."""
        for item in self.each():
            if isinstance(item.value, dict):
                yield item
            else:
                self.report.error(item.where, "Expected an object; this record was left out.")

    def members(self) -> Iterator[tuple[str, Node]]:
        """The members of an object, addressed as ``path["name"]``."""
        if isinstance(self.value, dict):
            for name, value in self.value.items():
                yield name, Node(value, f'{self.where}["{name}"]', self.report)
        elif self.value is not None:
            self.report.warn(self.where, "Expected an object; left out.")


def parse(data: bytes, report: Report) -> Node:
    """Parse a JSON file; raises FormatError with line and column."""
    text = decode(data, report)

    def constant(name: str) -> None:
        report.warn("file", f"{name} is not JSON; read as nothing.")

    try:
        return Node(json.loads(text, parse_constant=constant), "", report)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise FormatError(f"The file is not valid JSON: {error.msg} at {where}.", where) from error
    except RecursionError as error:
        raise FormatError("The file is not a programme: its JSON is nested too deeply.") from error
    except ValueError as error:  # a number with thousands of digits
        raise FormatError("The file is not a programme: it holds a number that is far too long.") from error
