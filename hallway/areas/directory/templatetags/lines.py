"""Lines of lists, drawn once."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hallway.areas.directory.rows import Line
from hallway.ground.editions.words import language

register = template.Library()

KEPT = 4096  # lines, of about 1.5 kB each


@register.simple_tag
def drawn(line: Line, name: str) -> SafeString:
    """The line as the template of that name shows it, which may depend on nothing else.

    Drawing takes most of the time of a list, and the same lines come up under every choice
    and search. A line that changes in anything is another one, so nothing kept can be old.
    """
    return _drawn(line, name, language())


@lru_cache(maxsize=KEPT)
def _drawn(line: Line, name: str, _language: str) -> SafeString:
    return render_to_string(name, {"line": line})
