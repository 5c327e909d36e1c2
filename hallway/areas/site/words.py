"""Counts and texts in the words of a page."""

from __future__ import annotations

import re

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.translation import gettext as _

# What XML 1.0 forbids (section 2.2, Char).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def nth_year(appearances: int) -> str:
    """Such as "returning for its 8th year", or "first time"."""
    if appearances <= 1:
        return _("first time")
    return _("returning for its %(nth)s year") % {"nth": ordinal(appearances)}


def printable(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _UNPRINTABLE.sub("", text)
