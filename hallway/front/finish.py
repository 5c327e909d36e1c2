"""From a response of the application to what is sent: published, compressed, or as it is."""

from __future__ import annotations

import logging
import math

from hallway.front.answers import Answer, Published, Whole
from hallway.front.asked import Asked
from hallway.front.compress import compress_answer
from hallway.front.page import build_page
from hallway.front.pages import PageStore
from hallway.front.protocol import Head, without
from hallway.front.publication import danger, parse_publication, split_announcement

log = logging.getLogger(__name__)


class Finisher:
    """Finishes the response to one request. Runs on a pool thread, since compressing takes time."""

    def __init__(self, asked: Asked, pages: PageStore) -> None:
        self._asked = asked
        self._pages = pages

    def head(self, head: Head) -> Head:
        """The head of a response that is not kept: without the announcement."""
        return split_announcement(head)[0]

    def whole(self, head: Head, body: bytes) -> Answer:
        """Keep the page if it is public; compress the response if it is not."""
        plain, publish, seconds = split_announcement(head)
        if publish is not None and (page := self._publish(plain, body, publish, seconds)):
            return page
        compressed, content = compress_answer(plain, body, self._asked.accept_encoding)
        return Whole(_with_length(compressed, content, self._asked.method), content)

    def _publish(self, head: Head, body: bytes, publish: bytes, seconds: bytes | None) -> Published | None:
        key = self._asked.key
        if key is None or self._asked.method != "GET" or head.status != 200:
            return None
        try:
            publication = parse_publication(publish, seconds)
        except ValueError as error:
            log.warning("not keeping %s: X-Hallway-Publish is malformed: %s", key[2], error)
            return None
        if reason := danger(head):
            log.warning("not keeping %s, which calls itself public: %s", key[2], reason)
            return None
        if not self._pages.is_current(publication.versions):
            return None  # a change came while it was rendered; compressing it would be for nothing
        life = math.inf if publication.seconds is None else publication.seconds
        page = build_page(head, body, publication.versions, self._pages.clock() + life)
        return Published(page) if self._pages.add(key, page) else None


def _with_length(head: Head, body: bytes, method: str) -> Head:
    """The head with the true length; for a HEAD without body the application knows it better."""
    if head.status in (204, 304) or (method == "HEAD" and not body):
        return head
    headers = without(head.headers, b"content-length")
    return Head(head.status, [*headers, (b"content-length", b"%d" % len(body))])
