"""Markdown from people to HTML that is safe to show to everybody."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import nh3
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "h5", "ul", "ol", "li", "strong", "em", "del", "code", "pre",
    "blockquote", "a", "img", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}

PREFIX = "s-"  # of the ids of headings

_renderer = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


def to_html(text: str) -> str:
    """Render CommonMark with tables; raw HTML is shown as text, and what is left is sanitised.

    Headings move so that the highest of the text is an `<h2>`: every page brings its own `<h1>`,
    and no level may be left out below it, wherever the writer began.
    """
    if not text:
        return ""
    tokens = _renderer.parse(text)
    _add_anchors(tokens)
    _point_at_anchors(tokens)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + 2, 5)}"
    html = _renderer.renderer.render(tokens, _renderer.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )


def _point_at_anchors(tokens: list[Token]) -> None:
    """Let `[sprints](../faq/#sprints)` find the heading “Sprints”, whose id has the prefix."""
    for inline in tokens:
        for token in inline.children or ():
            href = str(token.attrs.get("href", "")) if token.type == "link_open" else ""
            path, mark, fragment = href.partition("#")
            if fragment and not urlsplit(href).scheme and not fragment.startswith(PREFIX):
                token.attrSet("href", f"{path}{mark}{PREFIX}{fragment}")


def _add_anchors(tokens: list[Token]) -> None:
    """Give every heading of the first three levels an id of its own, in time linear in their number.

    The prefix keeps a heading called "main" from answering to the page's own #main.
    """
    used: set[str] = set()
    next_number: Counter[str] = Counter()
    for heading, text in pairwise(tokens):
        if heading.type != "heading_open" or heading.tag not in {"h1", "h2", "h3"}:
            continue
        spoken = (part.content for part in text.children or () if part.type in {"text", "code_inline"})
        slug = anchor = f"{PREFIX}{slugify(''.join(spoken))}"
        while anchor in used:
            next_number[slug] += 1
            anchor = f"{slug}-{next_number[slug]}"
        used.add(anchor)
        heading.attrSet("id", anchor)
