"""Write Atom feeds that feed readers accept, whatever the texts hold.

Source: RFC 4287 (Atom), RFC 4151 (tag URIs). An entry's id never changes, so a
reader shows an entry again only when its `updated` moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hallway.formats.text import one_line, strip_controls
from hallway.formats.times import as_utc
from hallway.formats.values import safe_url

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
NAMESPACE: Final = "http://www.w3.org/2005/Atom"
UNTITLED: Final = "Untitled"
_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news; `updated` is aware. `html` must be sanitised already, `summary` is plain text."""

    id: str  # an IRI, for example of `tag_uri`
    title: str
    updated: datetime
    link: str = ""
    published: datetime | None = None
    summary: str = ""
    html: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """The head of a feed. `link` is its page for people, `self_link` its own address."""

    id: str
    title: str
    updated: datetime
    author: str  # RFC 4287 wants one for every entry; here it is the site
    link: str = ""
    self_link: str = ""
    subtitle: str = ""
    language: str = ""  # BCP 47


def tag_uri(host: str, path: str, since: int) -> str:
    """``tag:conf.example,2026:call/pycon-2026``: `since` is a year in which the host was already ours."""
    return f"tag:{host},{since}:{quote(path, safe='/-._~')}"


def write(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The document in UTF-8, with the entries in the order given."""
    root = Element("feed", {"xmlns": NAMESPACE})
    if feed.language:
        root.set("xml:lang", strip_controls(feed.language))
    _add(root, "id", feed.id)
    _add(root, "title", _title(feed.title))
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _stamp(feed.updated))
    _add(SubElement(root, "author"), "name", _title(feed.author))
    _link(root, "alternate", feed.link, "text/html")
    _link(root, "self", feed.self_link, "application/atom+xml")
    for entry in entries:
        _entry(SubElement(root, "entry"), entry)
    indent(root, space=" ")
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body


def _entry(parent: Element, entry: Entry) -> None:
    _add(parent, "id", entry.id)
    _add(parent, "title", _title(entry.title))
    _add(parent, "updated", _stamp(entry.updated))
    if entry.published:
        _add(parent, "published", _stamp(entry.published))
    _link(parent, "alternate", entry.link, "text/html")
    for topic in entry.topics:
        SubElement(parent, "category", {"term": strip_controls(topic)})
    if entry.summary or not (entry.html or safe_url(entry.link)):  # an entry without link needs a text
        _add(parent, "summary", entry.summary).set("type", "text")
    if entry.html:
        _add(parent, "content", entry.html).set("type", "html")


def _add(parent: Element, tag: str, text: str) -> Element:
    child = SubElement(parent, tag)
    child.text = strip_controls(text)
    return child


def _title(text: str) -> str:
    return one_line(strip_controls(text)) or UNTITLED


def _link(parent: Element, relation: str, url: str, kind: str) -> None:
    if safe_url(url):
        SubElement(parent, "link", {"rel": relation, "type": kind, "href": safe_url(url)})


def _stamp(moment: datetime) -> str:
    return as_utc(moment).strftime(_STAMP)
