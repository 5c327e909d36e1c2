"""Links in the texts of an edition: making them work wherever a text is shown, and finding broken ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from hallway.areas.site.known import Answer, Known, KnownEdition
from hallway.ground.editions.models import Edition

# The sanitiser writes href and src first and escapes quotes, so this is exact for its output.
_TARGET = re.compile(r'<(a href|img src)="([^"]*)"')
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_UNCHECKED = {"media", "static"}


@dataclass(frozen=True, slots=True)
class Document:
    """One text with links: `path` is where it is shown, `edit` where it is changed."""

    title: str
    path: str
    edit: str
    source: str
    html: str


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere; `line` counts from 1 in the Markdown, 0 when it cannot be found there."""

    document: Document
    line: int
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A link to another site. Hallway lists it and does not fetch it."""

    document: Document
    line: int
    target: str


def in_edition(html: str, base: str) -> str:
    """Make relative links absolute below `base`, the address of the edition (`/pyharbour-2027/`).

    `[Education](education)` is the page of that name from wherever the text is shown:
    on its page, on the front page, in a feed.
    """

    def replace(match: re.Match[str]) -> str:
        return f'<{match[1]}="{escape(absolute(unescape(match[2]), base))}"'

    return _TARGET.sub(replace, html)


def absolute(target: str, base: str) -> str:
    """A relative target below `base`; absolute ones, anchors and other schemes as they are."""
    if not target or target.startswith(("/", "#", "?")) or _SCHEME.match(target):
        return target
    parts = urlsplit(target)
    path = re.sub(r"^(?:\.{1,2}/)+", "", parts.path)
    if path and not path.endswith("/") and "." not in path.rsplit("/", 1)[-1]:
        path += "/"
    tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return f"{base}{path}{tail}"


def broken_links(documents: Iterable[Document], known: Known, base: str) -> list[BrokenLink]:
    """Every link in these documents that leads nowhere, in their order."""
    found = []
    for document in documents:
        for line, target in _located(document):
            if reason := _fault(document, target, known, base):
                found.append(BrokenLink(document, line, target, reason))
    return found


def external_links(documents: Iterable[Document]) -> list[ExternalLink]:
    """Every link to another site, in the order of the documents."""
    return [
        ExternalLink(document, line, target)
        for document in documents
        for line, target in _located(document)
        if _is_external(target) and not target.startswith("mailto:")
    ]


def documents_of(edition: Edition) -> list[Document]:
    """The texts of an edition that hold links: pages, news and tracks. Three queries."""
    desk = f"{edition.get_absolute_url()}organise/"
    found = [
        Document(page.title, page.get_absolute_url(), f"{desk}pages/{page.pk}/", page.body, page.body_html)
        for page in edition.pages.kept().select_related("edition")
    ]
    found += [
        Document(post.title, post.get_absolute_url(), f"{desk}news/{post.pk}/", post.body, post.body_html)
        for post in edition.news.kept().newest_first().select_related("edition")
    ]
    return found + [
        Document(
            track.name, edition.get_absolute_url(), f"{desk}tracks/{track.pk}/", track.body, track.body_html
        )
        for track in edition.tracks.all()
    ]


def check_links(edition: Edition) -> list[BrokenLink]:
    """Every broken link in the texts of an edition."""
    known = Known({edition.slug: KnownEdition(edition)})
    return broken_links(documents_of(edition), known, edition.get_absolute_url())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (tag, name) in {("a", "href"), ("img", "src")}:
                self.targets.append(value or "")
            elif name == "id" and value:
                self.anchors.add(value)


def anchors_in(html: str) -> set[str]:
    """The names that a link can point at with `#`."""
    return _read(html).anchors


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _located(document: Document) -> list[tuple[int, str]]:
    """(line in the Markdown, target) for every link, in their order."""
    found, start = [], 0
    for target in _read(document.html).targets:
        at = _position(document.source, target, start)
        if at < 0:  # a reference link is defined elsewhere than it is used
            at = _position(document.source, target, 0)
        else:
            start = at + 1
        found.append((document.source.count("\n", 0, at) + 1 if at >= 0 else 0, target))
    return found


def _position(source: str, target: str, start: int) -> int:
    """Where a target is written, -1 when it is not. As a link first: its words may be in the prose too."""
    for written in (target, unquote(target)):
        for spelling in (f"]({written}", f"](<{written}", written):
            if written and (at := source.find(spelling, start)) >= 0:
                return at
    return -1


def _is_external(target: str) -> bool:
    own = target == settings.PUBLIC_URL or target.startswith(f"{settings.PUBLIC_URL}/")
    return bool(_SCHEME.match(target)) and not own


def _fault(document: Document, target: str, known: Known, base: str) -> str:
    """What is wrong with a link; empty when nothing is."""
    if target.startswith("mailto:"):
        return "" if re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", target) else _("This is not a mail address.")
    if _is_external(target):
        return ""
    if not target:
        return _("The link has no target.")
    parts = urlsplit(absolute(target.removeprefix(settings.PUBLIC_URL), base))
    if parts.path:
        answer = _answer(unquote(parts.path), known)
        if not answer.exists:
            return _("There is no page at this address.")
        anchors = answer.anchors
    else:
        anchors = anchors_in(document.html)
    missing = parts.fragment and anchors is not None and parts.fragment not in anchors
    return _("The page has no such heading.") if missing else ""


def _answer(path: str, known: Known) -> Answer:
    """What answers at an address of this house."""
    first, _slash, rest = path.lstrip("/").partition("/")
    if first in _UNCHECKED:
        return Answer(exists=True)
    if first in dict(settings.LANGUAGES):
        path = f"/{rest}"
    with translation.override(settings.LANGUAGE_CODE):  # addresses without a prefix
        for candidate in (path, f"{path}/"):
            try:
                return known.answer(resolve(candidate), candidate)
            except Resolver404:
                continue
    return Answer(exists=False)
