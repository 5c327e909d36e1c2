"""How an edition says when and where it is."""

from __future__ import annotations

import datetime as dt

from django import template

from hallway.ground.editions import words
from hallway.ground.editions.models import Edition

register = template.Library()


register.filter(words.when)
register.filter(words.where)
register.filter(words.status_word)


@register.filter
def day(moment: dt.datetime | None, edition: Edition) -> str:
    """The date of an instant at the venue: "8 September 2027"."""
    return words.date_span(moment.astimezone(edition.zone).date(), None) if moment else ""
