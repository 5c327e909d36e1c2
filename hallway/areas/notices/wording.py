"""Filling `{names}` into texts, and writing instants so that nobody mistakes them.

A text is never a template: only a name in braces is replaced, once, and what it is replaced by
is not looked at again. In HTML every value is escaped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hallway.ground import markdown

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACED = re.compile(r"\{([^{}\s]{1,60})\}")
_LINK_TARGET = "%7Blink%7D"  # as Markdown writes {link} where an address stands
_AOE = dt.timedelta(hours=-12)
_AOE_ZONE = ZoneInfo("Etc/GMT+12")  # the sign of these names is inverted


def names_in(text: str) -> set[str]:
    """Everything in braces, known or not."""
    return set(_BRACED.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its names replaced; an unknown name stays as it is."""
    return _NAME.sub(lambda match: values.get(match[1], match[0]), text)


def one_line(text: str) -> str:
    """For a subject: no line breaks or control characters, which would begin another header."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def filled_html(text: str, values: Mapping[str, str], link: str) -> SafeString:
    """The Markdown `text` as HTML, with its names replaced by escaped values and {link} by a link."""
    anchor = f'<a href="{escape(link)}">{escape(link)}</a>'
    safe = {name: str(escape(value)) for name, value in values.items()} | {"link": anchor}
    html = markdown.to_html(text).replace(_LINK_TARGET, str(escape(link)))
    # Safe: the Markdown is sanitised, names stand in its text alone, and values are escaped.
    return mark_safe(filled(html, safe))  # noqa: S308


def moment_text(moment: dt.datetime, zone: ZoneInfo) -> str:
    """An instant on the reader's clock, with the zone; and as it was given if that was Anywhere on Earth."""
    # Translators: a date with its weekday and the time, in Django's date format
    form = translation.pgettext("date format", "l, j F Y, H:i")
    local = f"{date_format(moment.astimezone(zone), form)} ({zone.key.replace('_', ' ')})"
    if moment.utcoffset() != _AOE:
        return local
    given = date_format(moment.astimezone(_AOE_ZONE), form)
    return _("%(local)s; that is %(given)s anywhere on Earth (AoE, UTC−12)") % {
        "local": local,
        "given": given,
    }


def in_language(path: str, language: str, default: str) -> str:
    """The same page in a language: `/x/` → `/de/x/`. The path never leaves the house."""
    path = "/" + path.lstrip("/\\")
    return path if language == default else f"/{language}{path}"
