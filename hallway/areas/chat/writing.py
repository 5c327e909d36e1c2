"""From the words of a post to what is shown: links, hashtags and names become links, everything else is text.

Nothing of what somebody typed is ever markup: each piece is escaped on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.html import escape
from django.utils.translation import override

from hallway.ground.editions.models import Edition
from hallway.ground.people.handles import is_web_address

MOST_PIECES = 10  # links, hashtags and names of one post, each; the rest stays text
LONGEST_TAG = 50
LONGEST_NAME = 4  # words
_URL = r"https?://[^\s<>\"'`|{}\\^]+"
_CODE = r"`[^`\n]+`"
_TAG = r"(?<![\w&/#])#(?=\w*[^\W\d])\w{1,50}"
_AT = r"(?<![\w@/.])@(?=\w)"
_PIECE = re.compile(f"(?P<url>{_URL})|(?P<code>{_CODE})|(?P<tag>{_TAG})|(?P<at>{_AT})")
_TAIL = ".,;:!?…)]»”’\"'*_"
_WORD = re.compile(r"[\w.@:+/=~#’'-]+")
_LANGUAGE = re.compile(f"^/(?:{'|'.join(code for code, _name in settings.LANGUAGES)})(?=/)")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is spoken to, and the words after the @ that mean them."""

    code: str
    words: str


def tags_of(text: str) -> list[str]:
    """The hashtags, without #, in lower case, each once."""
    found = (match["tag"][1:].casefold()[:LONGEST_TAG] for match in _PIECE.finditer(text) if match["tag"])
    return list(dict.fromkeys(found))[:MOST_PIECES]


def names_in(text: str) -> list[list[str]]:
    """For each @ what it may mean, the longest first: `@Grace Hopper hello` may be each of three."""
    places = [match.end() for match in _PIECE.finditer(text) if match["at"]][:MOST_PIECES]
    return [_readings(text[place : place + 120]) for place in places]


def _readings(rest: str) -> list[str]:
    words: list[str] = []
    end = 0
    while len(words) < LONGEST_NAME and (word := _WORD.match(rest, end)):
        words.append(word[0])
        if rest[word.end() : word.end() + 1] != " ":
            break
        end = word.end() + 1
    spoken = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    bare = [one.rstrip(".:,’'") for one in spoken]
    return [one for one in dict.fromkeys([*spoken, *bare]) if one]


def to_html(text: str, edition: Edition, named: Mapping[str, Named]) -> str:
    """The words as HTML. `named` says whom a reading after an @ means, by its case-folded words."""
    return "".join(_pieces(text, edition, named)).replace("\n", "<br>")


def _pieces(text: str, edition: Edition, named: Mapping[str, Named]) -> Iterator[str]:
    place = 0
    left = {"url": MOST_PIECES, "tag": MOST_PIECES, "at": MOST_PIECES, "code": MOST_PIECES}
    while match := _PIECE.search(text, place):
        yield escape(text[place : match.start()])
        kind = match.lastgroup or ""
        left[kind] -= 1
        source, shown = _piece(match, kind, text, edition, named) if left[kind] >= 0 else (match[0], "")
        yield shown or escape(source)
        place = match.start() + len(source)
    yield escape(text[place:])


def _piece(
    match: re.Match[str], kind: str, text: str, edition: Edition, named: Mapping[str, Named]
) -> tuple[str, str]:
    """What of the text it takes, and the markup for it; empty where it is text like the rest."""
    if kind == "url":
        address = _address(match[0])
        return (address, _link(address)) if is_web_address(address) else (match[0], "")
    if kind == "code":
        return match[0], f"<code>{escape(match[0][1:-1])}</code>"
    if kind == "tag":
        name = match[0][1:]
        href = reverse_plain("chat:tag", edition.slug, name.casefold())
        return match[0], f'<a class="tag" href="{escape(href)}">#{escape(name)}</a>'
    for reading in _readings(text[match.end() : match.end() + 120]):
        if one := named.get(reading.casefold()):
            href = reverse_plain("chat:person", edition.slug, one.code)
            return f"@{reading}", f'<a class="mention" href="{escape(href)}">@{escape(reading)}</a>'
    return match[0], ""


def _address(found: str) -> str:
    """Without the full stop or the bracket that ends the sentence around it."""
    address = found.rstrip(_TAIL)
    is_bracket_its_own = found[len(address) :].startswith(")") and address.count("(") > address.count(")")
    return f"{address})" if is_bracket_its_own else address


def _link(address: str) -> str:
    shown = address.partition("://")[2].rstrip("/")
    if len(shown) > 60:
        shown = f"{shown[:58]}…"
    return f'<a href="{escape(address)}" rel="noopener nofollow ugc">{escape(shown)}</a>'


def own_pages(text: str) -> list[tuple[str, str]]:
    """(edition, code) of each session and card of this house that is linked. Nothing is fetched."""
    home = urlsplit(settings.PUBLIC_URL)
    links = (urlsplit(_address(match["url"])) for match in _PIECE.finditer(text) if match["url"])
    ours = [parts.path for parts in links if (parts.scheme, parts.netloc) == (home.scheme, home.netloc)]
    return [page for path in ours[:MOST_PIECES] if (page := _page_at(path))]


def _page_at(path: str) -> tuple[str, str] | None:
    with override(settings.LANGUAGE_CODE):
        try:
            found = resolve(_LANGUAGE.sub("", path))
        except Resolver404:
            return None
    if found.view_name not in {"programme:session", "openspaces:card"}:
        return None
    return found.kwargs["edition"], found.kwargs["code"].upper()


def reverse_plain(name: str, *args: object) -> str:
    """The address in the language that needs no prefix: lines are the same for everybody."""
    with override(settings.LANGUAGE_CODE):
        return reverse(name, args=args)
