"""The page of one conference: every line of it that has to be worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hallway.areas.directory.about.calls import Call, the_call
from hallway.areas.directory.about.prediction import expected_call, history_of
from hallway.areas.directory.models import Entry
from hallway.formats.values import safe_url
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import EditionStatus
from hallway.ground.editions.words import date_span, day_and_time

FRESH = dt.timedelta(days=60)  # so long a fact that somebody has looked at is believed without a word
_CHANNELS = {"mastodon": "Mastodon", "bluesky": "Bluesky", "twitter": "Twitter", "youtube": "YouTube"}


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Verified:
    """When somebody last looked; `days` ago where that is long enough to be said, None when never."""

    on: str
    days: int | None

    @property
    def is_stale(self) -> bool:
        return self.days is None or self.days > FRESH.days


def standing(edition: Edition) -> tuple[str, str]:
    """What is to be said large, and what it means: "Cancelled", "It will not take place."; mostly nothing."""
    return {
        EditionStatus.CANCELLED: (_("Cancelled"), _("This conference does not take place.")),
        EditionStatus.POSTPONED: (_("Postponed"), _("It is put off; what stands here may have changed.")),
        EditionStatus.NOT_HELD: (_("Not held"), _("There was no edition this time.")),
        EditionStatus.IDEA: (_("An idea so far"), _("Nothing is fixed yet; do not book anything.")),
    }.get(EditionStatus(edition.status), ("", ""))


def days_words(edition: Edition) -> str:
    """How many days it has, and how far away they are."""
    if not edition.starts_on:
        return ""
    left = (edition.starts_on - edition.today).days
    if edition.is_running or (edition.is_over and edition.is_held):
        return _("on now") if edition.is_running else _("over")
    if left <= 0 or not edition.is_held:
        return ""
    return _("tomorrow") if left == 1 else _("in %(days)s days") % {"days": left}


def links_of(entry: Entry) -> dict[str, str]:
    """Where the directory leads, each only if it is an address of the web."""
    return {
        "website": safe_url(entry.website),
        "tickets": safe_url(entry.tickets_url),
        "aid": safe_url(entry.aid_url),
        "sponsors": safe_url(entry.sponsor_url),
    }


def tickets_words(edition: Edition, entry: Entry) -> str:
    """From when tickets are sold, in the time of the conference."""
    if entry.tickets_from is None:
        return ""
    moment = day_and_time(entry.tickets_from.astimezone(edition.zone))
    if entry.tickets_from > now():
        return _("on sale from %(moment)s") % {"moment": moment}
    return _("on sale since %(moment)s") % {"moment": moment}


def channels_of(entry: Entry) -> list[Link]:
    """Where the conference talks."""
    found = []
    for kind, label in _CHANNELS.items():
        said = str(entry.channels.get(kind) or "").strip()
        href = safe_url(said)
        if not href and kind == "twitter" and said.removeprefix("@").isidentifier():
            href = f"https://twitter.com/{said.removeprefix('@')}"
        if href:
            found.append(Link(label, href))
    return found


def verified_of(entry: Entry) -> Verified:
    if entry.verified_at is None:
        return Verified("", None)
    return Verified(date_span(entry.verified_at.date(), None), (now() - entry.verified_at).days)


def likely_call(edition: Edition, calls: list[Call], earlier: Iterable[Edition]) -> str:
    """When its call likely closes, where nobody has said so yet and earlier editions let us guess."""
    known = the_call(calls)
    if (known and known.instant) or not edition.starts_on or edition.is_over or not edition.is_held:
        return ""
    earlier = [one for one in earlier if one.pk != edition.pk]
    deadlines = Deadline.objects.filter(edition__in=earlier)
    return expected_call(history_of(earlier, deadlines), edition.starts_on)


def thanked(edition: Edition) -> list[str]:
    """Names of those who brought facts and asked to be named, in the order in which they came. One query."""
    credits = edition.fact_changes.exclude(credit="").order_by("at", "id").values_list("credit", flat=True)
    return list(dict.fromkeys(credits))


def propose_href(edition: Edition) -> str:
    """Where anybody can say that something is wrong, if this house takes proposals."""
    try:
        return reverse("directory:propose", args=[edition.slug])
    except NoReverseMatch:
        return ""
