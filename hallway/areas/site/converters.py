"""Parts of addresses that name one of a few kinds."""

from __future__ import annotations


class _Words:
    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DeskKind(_Words):
    """What is written: pages or news."""

    regex = "pages|news"


class RowKind(_Words):
    """What an edition is made of."""

    regex = "phases|tracks|places|redirects|team"
