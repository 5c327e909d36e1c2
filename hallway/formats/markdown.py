"""HTML to Markdown for abstracts, small and safe.

frab and pentabarf keep abstracts as HTML, we keep Markdown. Known elements are
translated, scripts and styles vanish with their content, and any other angle
bracket becomes text. One pass over the input, so the time is linear.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

_TAG: Final = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,11})((?:\s[^<>]*)?)/?>|<!--|<!\[CDATA\[|<![a-zA-Z][^<>]*>"
)
_HREF: Final = re.compile(r"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_BULLET: Final = re.compile(r" *(?:-|\d+\.) ")
_CODE: Final = re.compile(r"```.*?```|`[^`\n]*`", re.S)
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "blockquote",
        "figure",
        "figcaption",
        "address",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "hr",
    ]
)
_SILENT: Final = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math"]
)
_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_PLAIN: Final = frozenset(
    [
        "html",
        "body",
        "span",
        "font",
        "u",
        "s",
        "small",
        "big",
        "sub",
        "sup",
        "abbr",
        "cite",
        "q",
        "td",
        "th",
        "img",
        "label",
        "mark",
        "del",
        "ins",
        "kbd",
        "var",
        "wbr",
        "tt",
    ]
)
_KNOWN: Final = _BLOCKS | _SILENT | _PLAIN | frozenset(_MARKS) | {"a", "br", "li", "code"}
_SPECIAL: Final = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START: Final = re.compile(r"\A(\s*\d{0,9})([#>+.)-])(?=\s|#|\Z)")


def looks_like_html(text: str) -> bool:
    """Whether the text holds HTML elements outside Markdown code."""
    if "<" not in text:
        return False
    bare = _CODE.sub("", text)
    return any((match[2] or "").lower() in _KNOWN for match in _TAG.finditer(bare))


def markdown_from_html(text: str) -> str:
    """Translate HTML to Markdown. Links keep http, https and mailto targets only."""
    writer = _Writer()
    position = 0
    while match := _TAG.search(text, position):
        writer.text(text[position : match.start()])
        position = _after(text, match, writer)
    writer.text(text[position:])
    return writer.result()


def _after(text: str, match: re.Match[str], writer: _Writer) -> int:
    """Handle one tag; returns where reading goes on."""
    name = (match[2] or "").lower()
    if match.group() == "<!--":
        return _skip_to(text, "-->", match.end())
    if match.group() == "<![CDATA[" or match.group().startswith("<!"):
        return match.end()
    if name not in _KNOWN:
        writer.text(html.escape(match.group(), quote=False))
    elif name in _SILENT and not match[1]:
        closing = re.compile(rf"</{name}\s*>", re.I).search(text, match.end())
        return closing.end() if closing else len(text)
    elif match[1]:
        writer.close(name)
    else:
        writer.open(name, match[3])
    return match.end()


def _skip_to(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _escape(text: str) -> str:
    text = _SPECIAL.sub(lambda match: "\\" + match.group(), text)
    return text.replace("<", "&lt;")


class _Writer:
    """Collects Markdown while tags open and close."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lists: list[int | None] = []  # the next number, or None for bullets
        self.links: list[str] = []
        self.pre = 0
        self.code = 0

    def text(self, raw: str) -> None:
        if not raw:
            return
        plain = html.unescape(raw)
        if self.pre:
            self.parts.append(plain.replace("\r", "").replace("```", "'''"))
        elif self.code:
            self.parts.append(re.sub(r"\s+", " ", plain).replace("`", "'"))
        else:
            self._flow(_escape(re.sub(r"[ \t\r\n]+", " ", plain)))

    def _flow(self, text: str) -> None:
        if not self.parts or self.parts[-1].endswith("\n"):
            text = _LINE_START.sub(r"\1\\\2", text)
        self.parts.append(text)

    def open(self, name: str, attributes: str) -> None:
        if name == "br":
            self.parts.append("  \n")
        elif name == "li":
            self._bullet()
        elif name in {"ul", "ol"}:
            self.parts.append("\n\n" if not self.lists else "")
            self.lists.append(1 if name == "ol" else None)
        elif name == "a":
            self._link(attributes)
        elif name == "hr":
            self.parts.append("\n\n---\n\n")
        elif name == "pre":
            self.parts.append("" if self.pre else "\n\n```\n")
            self.pre += 1
        elif name == "code":
            self._code(1)
        elif name in _MARKS and not self.pre:
            self.parts.append(_MARKS[name])
        elif name[0] == "h" and name[1:].isdigit():
            self.parts.append("\n\n" + "#" * min(int(name[1:]) + 1, 6) + " ")
        elif name in _BLOCKS:
            self.parts.append("\n\n" if not self.lists else "\n\n" + "  " * len(self.lists))

    def close(self, name: str) -> None:
        if name == "a":
            self._end_link()
        elif name == "pre":
            self.parts.append("\n```\n\n" if self.pre == 1 else "")
            self.pre = max(0, self.pre - 1)
        elif name == "code":
            self._code(-1)
        elif name in _MARKS and not self.pre:
            self.parts.append(_MARKS[name])
        elif name in {"ul", "ol"}:
            if self.lists:
                self.lists.pop()
            self.parts.append("\n\n" if not self.lists else "")
        elif name in _BLOCKS:
            self.parts.append("\n\n")

    def _bullet(self) -> None:
        depth = max(0, len(self.lists) - 1)
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        mark = "- " if number is None else f"{number}. "
        self.parts.append("\n" + "  " * min(depth, 6) + mark)

    def _link(self, attributes: str) -> None:
        match = _HREF.search(attributes)
        target = html.unescape(next((group for group in match.groups() if group), "")) if match else ""
        safe = target.strip().lower().startswith(("http://", "https://", "mailto:"))
        self.links.append(re.sub(r"[\s<>()\\]", _percent, target.strip()) if safe else "")
        if safe:
            self.parts.append("[")

    def _end_link(self) -> None:
        target = self.links.pop() if self.links else ""
        if target:
            self.parts.append(f"]({target})")

    def _code(self, step: int) -> None:
        self.code = max(0, self.code + step)
        if not self.pre:
            self.parts.append("`")

    def result(self) -> str:
        while self.links:
            self._end_link()
        if self.pre:
            self.parts.append("\n```")
        text = "\n".join(_tidy_lines("".join(self.parts).split("\n")))
        return re.sub(r"\n{3,}", "\n\n", text).strip()


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def _tidy_lines(lines: list[str]) -> Iterator[str]:
    """Drop stray blanks, but keep code as it is, the indent of lists and hard line breaks."""
    fenced = False
    for line in lines:
        if line == "```":
            fenced = not fenced
        if fenced or _BULLET.match(line):
            yield line.rstrip()
        else:
            hard_break = line.endswith("  ") and line.strip()
            yield line.strip() + ("  " if hard_break else "")
