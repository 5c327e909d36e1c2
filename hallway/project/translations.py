"""Message catalogues: compiled when they have changed, extracted from code and templates for translators.

`python -m hallway.project.translations` brings every catalogue up to date. Babel does both,
so that no gettext tools are needed on the machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locale"
SUFFIXES = {".py", ".html", ".txt"}
OUTSIDE = {"tests", "migrations", "locale"}
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def compile_all() -> None:
    """Write each `django.mo` whose `django.po` is newer."""
    for po in LOCALES.glob("*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            part = mo.with_suffix(f".{os.getpid()}.mo")  # several processes may start at once
            with po.open("rb") as source, part.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
            part.replace(mo)


def extract() -> Catalog:
    """Every message that code and templates mark, with the files in which it stands."""
    catalog = Catalog(project="Hallway", charset="utf-8")
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT.parent)
        if path.suffix in SUFFIXES and not OUTSIDE & set(inside.parts):
            for message, context in _messages(path):
                catalog.add(message, locations=[(str(inside), 0)], context=context)
    return catalog


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """(message, context) of each marked text; a message with a plural is a pair."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = templatize(text, origin=str(path))
    found: Any
    for _line, name, found, _comments in extract_python(BytesIO(text.encode()), KEYWORDS, [], {}):
        words = found if isinstance(found, tuple) else (found,)
        parts = [word for word in words if isinstance(word, str)]
        context = parts.pop(0) if "pgettext" in str(name) and len(parts) > 1 else None
        if parts and parts[0]:
            yield (tuple(parts[:2]) if str(name).startswith("n") else parts[0]), context


def update_all() -> None:
    """Merge what code and templates mark into every catalogue; translations are kept."""
    template = extract()
    for po in LOCALES.glob("*/LC_MESSAGES/django.po"):
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parts[-3])
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        with po.open("wb") as target:
            write_po(target, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)


if __name__ == "__main__":
    update_all()
