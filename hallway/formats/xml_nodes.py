"""XML with places: a small element tree that remembers line numbers.

Parsed with defusedxml, so document types, entities and external references are
refused before they can do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from hallway.formats.report import FormatError, Report
from hallway.formats.text import decode
from hallway.formats.values import Raw

MAX_DEPTH: Final = 60
MAX_ELEMENTS: Final = 200_000  # FOSDEM, a thousand talks, has 9,000
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PREFIX: Final = re.compile(r"^[^{}:]*:")


@dataclass(slots=True)
class Element:
    """An element with its line; `context` names the event it stands in."""

    tag: str
    attributes: dict[str, str]
    line: int
    context: str
    report: Report
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def where(self) -> str:
        return f"line {self.line}, {self.context}<{self.tag}>"

    def all(self, tag: str) -> Iterator[Element]:
        return (child for child in self.children if child.tag == tag)

    def first(self, *tags: str) -> Element:
        """The first child with one of these tags; an empty element when there is none."""
        for tag in tags:
            for child in self.children:
                if child.tag == tag:
                    return child
        return Element(tags[0], {}, self.line, self.context, self.report)

    def raw(self) -> Raw:
        """The text of this element."""
        text = "".join(self.texts)
        return Raw(text if text.strip() else None, self.where, self.report)

    def get(self, *tags: str) -> Raw:
        """The text of the first child with one of these tags."""
        return self.first(*tags).raw()

    def attribute(self, name: str) -> Raw:
        return Raw(self.attributes.get(name), f"{self.where} {name}", self.report)


class _Builder(ContentHandler):
    """Builds Elements from SAX events with an explicit stack."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.count = 0
        self.locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        self.locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise FormatError("The file is not a programme: its XML is nested too deeply.")
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise FormatError(f"The file is not a programme: it has more than {MAX_ELEMENTS} elements.")
        line = (self.locator.getLineNumber() or 1) if self.locator else 1
        attributes = dict(attrs.items())
        context = self.stack[-1].context if self.stack else ""
        tag = _PREFIX.sub("", name)
        if tag == "event":
            context = f"event {attributes.get('id') or attributes.get('guid') or '?'} "
        element = Element(tag, attributes, line, context, self.report)
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def endElement(self, _name: str) -> None:
        self.stack.pop()

    def characters(self, content: str) -> None:
        self.stack[-1].texts.append(content)


def parse(data: bytes, report: Report) -> Element:
    """Parse an XML file; raises FormatError with line and column."""
    text = decode(data, report).lstrip()
    sound = _FORBIDDEN.sub("", text)
    if sound != text:
        report.warn("file", "The file holds control characters that XML forbids; they were removed.")
    builder = _Builder(report)
    source = InputSource()
    source.setByteStream(BytesIO(sound.encode("utf-8")))
    source.setEncoding("utf-8")
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(builder)
    try:
        parser.parse(source)
    except SAXParseException as error:
        where = f"line {error.getLineNumber()}, column {(error.getColumnNumber() or 0) + 1}"
        raise FormatError(f"The file is not valid XML: {error.getMessage()} at {where}.", where) from error
    except DefusedXmlException as error:
        raise FormatError(
            "The XML file defines a document type or entities. A programme needs none, and they can be "
            "used for attacks, so the file was not read."
        ) from error
    if builder.root is None:
        raise FormatError("The XML file holds no elements.")
    return builder.root
