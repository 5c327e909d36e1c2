"""Good housekeeping, held by a ratchet: the figures of ARCHITECTURE.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hallway.project.environment import ROOT

CODE = [
    path for path in sorted((ROOT / "hallway").rglob("*.py")) if not {"tests", "migrations"} & set(path.parts)
]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def lines(path: Path) -> int:
    return path.read_text().count("\n")


def test_no_function_is_longer_than_60_lines() -> None:
    assert [name for name, node in functions() if length(node) > 60] == []


def test_19_of_20_functions_have_at_most_30_lines() -> None:
    lengths = sorted(length(node) for _name, node in functions())
    assert lengths[int(len(lengths) * 0.95)] <= 30


def test_no_file_is_longer_than_400_lines() -> None:
    files = [
        *CODE,
        *(ROOT / "demo").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "bench").rglob("*.py"),
    ]
    assert [str(path.relative_to(ROOT)) for path in files if lines(path) > 400] == []


def test_no_template_is_longer_than_120_lines() -> None:
    templates = (ROOT / "hallway").rglob("*.html")
    assert [str(path.relative_to(ROOT)) for path in templates if lines(path) > 120] == []


def test_returns_are_typed() -> None:
    untyped = [name for name, node in functions() if node.returns is None]
    assert untyped == []


def test_at_most_30_runtime_dependencies() -> None:
    wanted = (ROOT / "requirements" / "base.in").read_text()
    assert len(re.findall(r"^[a-z]", wanted, re.MULTILINE)) <= 30
