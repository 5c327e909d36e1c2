"""Addresses that an edition needs itself, so that no page can hide them or be hidden by them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hallway.ground.codes import new_code

# The first part of every path below an edition that is not a page. A test compares it with the addresses.
RESERVED_PAGES = frozenset(
    {
        "api", "badges", "board", "calendar", "chat", "contacts", "deadlines", "expo", "export", "exports",
        "feed", "feeds", "gatherings", "grants", "graph", "hallway", "help", "live", "me", "my", "news",
        "open-spaces", "orders",
        "organise", "overlay", "people", "person", "phases", "proposals", "review", "room", "rooms", "safety",
        "schedule", "screens", "search", "session", "sessions", "shifts", "speaker", "speakers", "sponsors",
        "sprints", "star", "stars", "talk", "talks", "team", "tickets", "topics", "track", "tracks", "venue",
        "videos", "volunteers", "widget",
    }
)  # fmt: skip


def not_reserved_page(slug: str) -> None:
    """Raise ValidationError when the edition itself answers at this address."""
    if slug in RESERVED_PAGES:
        raise ValidationError(
            {"slug": _("“%(slug)s” is an address that the conference needs itself.") % {"slug": slug}}
        )


def slug_for(title: str) -> str:
    """An address made from a title; a random one when the title has no Latin letters or is reserved."""
    slug = slugify(title)[:80].strip("-_")
    return slug if slug and slug not in RESERVED_PAGES else f"{slug[:72]}-{new_code().lower()}".strip("-")
