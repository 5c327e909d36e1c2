"""A conference for search engines, as schema.org JSON-LD inside its page."""

from __future__ import annotations

from hallway.areas.directory import neutral
from hallway.formats.json_ld.conferences import listed_event
from hallway.formats.json_ld.write import dumps_for_script
from hallway.ground.editions.models import Edition


def conference_json_ld(edition: Edition) -> str:
    """Text that is safe inside a script element (use the filter `safe`), with an offer for each call."""
    return dumps_for_script(listed_event(neutral.listed(edition)))
