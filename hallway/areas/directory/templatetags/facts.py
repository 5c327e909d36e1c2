"""Facts in templates."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst

from hallway.areas.directory import facts
from hallway.formats.values import safe_url

register = template.Library()


@register.filter
def fact_label(name: str) -> str:
    """A field in words."""
    return capfirst(facts.label(name))


@register.filter
def fact_told(text: str, name: str) -> str:
    """What stands in a field, as people read it."""
    return facts.told(name, text)


@register.filter
def source_link(source: str) -> str | SafeString:
    """Where something is written: a link for a web address, else the words."""
    url = safe_url(source)
    short = Truncator(source.removeprefix("https://")).chars(60)
    if not url:
        return short
    return format_html('<a href="{}" rel="nofollow noopener ugc">{}</a>', url, short)
