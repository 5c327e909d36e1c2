"""Kinds of findings in words: the readers of `formats` know no Django, so their messages are English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KINDS: Final[Mapping[str, Promise]] = {
    "address": _("This is no address of the web; left out."),
    "address-for-date": _("An address stands where a date belongs; left out."),
    "after-start": _("The deadline lies after the first day; kept."),
    "cells": _("The line has more or fewer cells than the head; read as far as it goes."),
    "choice": _("This is none of the words that are known; left out."),
    "city-is-country": _("City and country are the same word; mended."),
    "city-spelling": _("The town is written in its usual way now."),
    "country": _("This is no known country; the place has none."),
    "country-spelling": _("The country is written in its usual way now."),
    "date": _("There is no such date; left out."),
    "duplicate": _("The same name and year stand there twice; all are kept."),
    "extension": _("The extension is not later than the deadline; left out."),
    "extension-alone": _("An extension of a deadline that nobody knows; kept."),
    "handle": _("This is no name of an account; left out."),
    "long-before": _("The deadline lies more than 400 days before the first day; kept."),
    "missing": _("A field is missing."),
    "not-text": _("This is no text; left out."),
    "point": _("The point is not on the Earth; left out."),
    "point-default": _("The point is what a search answers that found nothing; left out."),
    "point-extra": _("There are more points than places; left out."),
    "point-far": _("The point is far from the same town in other lines; left out."),
    "point-online": _("An online conference has no point; left out."),
    "point-other-year": _("The point bears another year; kept."),
    "point-unsure": _("The point is far from another one of the same town; kept."),
    "point-untitled": _("The point has no title; kept."),
    "point-yearless": _("The title of the point has no year; kept."),
    "record": _("The line cannot be read; left out."),
    "span": _("First and last day did not go together; the end is mended."),
    "topic": _("This is no known topic; left out."),
    "twice": _("A field stands there twice."),
    "unknown-field": _("A field that is not known; kept for the way back."),
    "word": _("A word stands where a date belongs; it is the status now."),
    "year": _("The year is taken from the first day."),
    "year-differs": _("The year and the first day differ; kept."),
    "year-in-name": _("The year is taken from the name."),
    "zone": _("The time zone is not known; read as UTC."),
    "zone-sign": _("The sign of this zone is mostly meant the other way round; look at it."),
    "zone-spelling": _("The time zone is written in its usual way now."),
}


def translated(kind: str) -> str:
    """The kind in the reader's language; empty in English, where the message itself says more."""
    if (get_language() or "en").startswith("en"):
        return ""
    return str(KINDS.get(kind, ""))
