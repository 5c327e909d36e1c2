"""The guides, read once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hallway.formats import front_matter
from hallway.ground import markdown

HERE = Path(__file__).parent
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Guide:
    """A text; `html` is safe to show, and `minutes` is how long it takes to read."""

    slug: str
    language: str
    title: str
    summary: str
    order: int
    html: str
    minutes: int


@cache
def guides_in(language: str) -> tuple[Guide, ...]:
    """Every guide in their order; English for one that is not written in this language yet."""
    slugs = sorted(path.stem for path in (HERE / FALLBACK).glob("*.md"))
    return tuple(sorted((_read(slug, language) for slug in slugs), key=lambda guide: guide.order))


def guide(slug: str, language: str) -> Guide | None:
    return next((one for one in guides_in(language) if one.slug == slug), None)


def _read(slug: str, language: str) -> Guide:
    # Only names of files that lie here are ever joined to the path.
    path = HERE / language / f"{slug}.md"
    if not path.is_file():
        language, path = FALLBACK, HERE / FALLBACK / f"{slug}.md"
    head, body = front_matter.read(path.read_text(encoding="utf-8"))
    return Guide(
        slug=slug,
        language=language,
        title=str(head["title"]),
        summary=str(head["summary"]),
        order=int(str(head["order"])),
        html=markdown.to_html(body),
        minutes=max(1, round(len(body.split()) / 200)),
    )
