"""Addresses under /conferences/ that no conference of the world may take."""

from __future__ import annotations

# The first part of every path below /conferences/ that is not a conference. A test compares it with them.
RESERVED_SLUGS = frozenset(
    {
        "archive", "calendar", "compare", "map", "new", "past", "proposals", "propose", "search", "series",
        "take", "thanks",
    }
)  # fmt: skip
