from __future__ import annotations

import re
from datetime import date

from hallway.ground.editions.validators import RESERVED


class EditionSlug:
    """Path converter: the address of an edition, which is never one that Hallway needs itself."""

    regex = "(?!(?:" + "|".join(re.escape(word) for word in sorted(RESERVED)) + ")(?:/|$))[-a-zA-Z0-9_]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Day:
    """Path converter: a day as 2027-09-11. Anything else, 2027-13-45 included, is no address of ours."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()
