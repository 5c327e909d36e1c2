"""The style sheets that a browser loads: many small files, put together in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hallway.ui.colour import HUES

SOURCE = Path(__file__).parent / "static" / "ui" / "css"
LAYERS = "@layer reset, tokens, base, layout, components, pages, utilities;\n"
ORDER = [
    "fonts",
    "reset",
    "tokens",
    "base",
    "layout",
    "text",
    "bar",
    "button",
    "form",
    "notice",
    "card",
    "talk",
    "person",
    "data",
    "change",
    "pin",
    "beacon",
    "dialog",
    "schedule",
    "openboard",
    "utilities",
    "print",
]
ROWS, COLUMNS = 240, 60


def hallway() -> str:
    """Every sheet that all pages share, and a class for each of the 72 hues."""
    return LAYERS + "".join((SOURCE / f"{name}.css").read_text() for name in ORDER) + _hues()


def grid() -> str:
    """Classes that put a cell of the wall plan on its grid lines; the CSP allows no style attributes.

    `row-5 to-7 col-2 colto-3`: rows 5 and 6 in column 2, lines counted from 1, ends exclusive.
    """
    return "".join(_lines())


def lines() -> str:
    """The same for boards that stay a grid on every screen: `r-5 re-7 c-2 ce-3`."""
    return "@layer utilities{\n" + "".join(_classes(("r", "re"), ("c", "ce"))) + "}\n"


def _hues() -> str:
    return "".join(f".hue-{hue}{{--hue:{hue}}}\n" for hue in HUES)


def _lines() -> Iterator[str]:
    yield "@layer utilities{@container page (inline-size >= 60rem){\n"
    yield from _classes(("row", "to"), ("col", "colto"))
    yield "}}\n"


def _classes(rows: tuple[str, str], columns: tuple[str, str]) -> Iterator[str]:
    for (start, end), axis, count in ((rows, "row", ROWS), (columns, "column", COLUMNS)):
        for line in range(1, count + 1):
            yield f".{start}-{line}{{grid-{axis}-start:{line}}}\n"
            yield f".{end}-{line + 1}{{grid-{axis}-end:{line + 1}}}\n"


SHEETS = {"ui/css/hallway.css": hallway, "ui/css/grid.css": grid, "ui/css/lines.css": lines}
