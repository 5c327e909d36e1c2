"""Template tags and filters that every template has without loading them."""

from __future__ import annotations

import re
from zlib import crc32

from django import template
from django.utils.translation import get_language

from hallway.ui.colour import nearest_hue

register = template.Library()

DEFAULT_HUE = 158


@register.filter
def hue(value: int | str | None) -> int:
    """The nearest of the 72 hues that have a class; the one of the house without a value."""
    return nearest_hue(DEFAULT_HUE if value in {None, ""} else int(value))


@register.filter
def name_hue(name: str) -> int:
    """A hue for a person without a photo: always the same one for the same name."""
    return nearest_hue(crc32(name.encode()) % 360)


@register.filter
def initials(name: str) -> str:
    """First letters of the first and the last word of a name: "Ines Okafor" → "IO", "王小明" → "王".

    What stands in brackets, such as an employer, is no part of the name.
    """
    words = re.sub(r"\(.*?\)|\[.*?\]", " ", name).split() or name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def ordinal_text(value: int) -> str:
    """8 → "8th" in English, "8." in languages that write ordinals with a full stop."""
    if (get_language() or "en").startswith("en"):
        suffix = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{suffix}"
    return f"{value}."
