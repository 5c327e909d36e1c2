"""The entities of the Mastodon API, as posts. https://docs.joinmastodon.org/entities/Status/

Other software answers the same questions a little differently, so whatever is not as documented is left out.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from hallway.ports.social.protocol import MOST, Said, SocialError

LONGEST = 5000  # characters of a post that are looked at
_BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "pre"})
_SILENT = frozenset({"script", "style", "template", "svg", "math"})


def read(body: bytes, server: str) -> Sequence[Said]:
    """The posts of an answer, the oldest first. Raises SocialError for what is no list of posts."""
    found = _parsed(body)
    if not isinstance(found, list):
        raise SocialError(f"{server} did not answer with posts.")
    said = [one for entry in found[:MOST] if (one := _said(entry, server))]
    return sorted(said, key=lambda one: (one.at, one.id))


def read_one(body: bytes, server: str, id: str) -> Said | None:
    """The post with this id of an answer; None for one that is no longer public, or has no words any more.

    Raises SocialError for what is not this post.
    """
    found = _parsed(body)
    if not isinstance(found, dict) or found.get("id") != id:
        raise SocialError(f"{server} did not answer with the post that it was asked for.")
    return _said(found, server)


def _parsed(body: bytes) -> Any:
    """What some JSON says; None for anything else."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _said(entry: Any, server: str) -> Said | None:
    """One public post; None for what is not, or is not as documented."""
    if not isinstance(entry, dict) or entry.get("visibility", "public") != "public" or entry.get("reblog"):
        return None
    account = entry.get("account")
    if not isinstance(account, dict):
        return None
    texts = {
        name: _text(entry, name) for name in ("id", "uri", "url", "content", "created_at", "spoiler_text")
    }
    acct = _text(account, "acct").lstrip("@")[:250]
    url, at = texts["url"] or texts["uri"], _moment(texts["created_at"])
    words = "\n".join(filter(None, (plain(texts["spoiler_text"]), plain(texts["content"]))))
    if not (texts["id"] and acct and words and at and _is_web(url)):
        return None
    return Said(
        source=(texts["uri"] or url)[:500],
        id=texts["id"][:100],
        account=f"@{acct}" if "@" in acct else f"@{acct}@{server}",
        name=plain(_text(account, "display_name"))[:200] or acct,
        url=url[:500],
        text=words,
        at=at,
    )


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and len(url) <= 500
    except ValueError:
        return False


class _Plain(HTMLParser):
    """Collects what is read, and ends lines where blocks end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "br":
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)


def plain(html: str) -> str:
    """What of some HTML is read: never markup, whatever it was."""
    parser = _Plain()
    parser.feed(html[: 4 * LONGEST])
    parser.close()
    return "".join(parser.pieces).strip()[:LONGEST]
