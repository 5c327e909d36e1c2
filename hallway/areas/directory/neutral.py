"""Editions of the directory as the neutral conferences of `formats`, for feeds and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Prefetch, Q

from hallway.areas.directory.models import Entry
from hallway.engines.geography.countries import country_code
from hallway.formats.conferences import TOPICS, CallDate, CallKind, Conference, Mode, Origin, Place, Status
from hallway.formats.feeds import Change, Listed
from hallway.formats.moments import AOE
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition, EditionQuerySet

BATCH = 500
# Facts of which a change moves the conference itself in a calendar.
MOVING = ("starts_on", "ends_on", "city", "venue", "status", "name")


def outgoing(editions: EditionQuerySet) -> EditionQuerySet:
    """The same editions with everything that `listed` needs: five queries for each batch."""
    deadlines = Deadline.objects.prefetch_related("extensions")
    moves = Count("fact_changes", filter=Q(fact_changes__field__in=MOVING), distinct=True)
    return (
        editions.select_related("series", "entry")
        .prefetch_related("spots", Prefetch("deadlines", deadlines))
        .annotate(moves=moves)
    )


def in_order(ids: Iterable[int]) -> Iterator[Listed]:
    """The public editions with these ids, in this order, never more than a batch of rows in memory."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        found = outgoing(Edition.objects.published()).in_bulk(batch)
        yield from (listed(found[pk]) for pk in batch if pk in found)


def listed(edition: Edition) -> Listed:
    """An edition of `outgoing` with its page here and how often it has moved."""
    entry = entry_of(edition)
    deadlines = {CallKind(one.kind): one for one in edition.deadlines.all() if not one.label}
    return Listed(
        conference=conference(edition),
        page=settings.PUBLIC_URL + edition.get_absolute_url(),
        change=Change(getattr(edition, "moves", 0), entry.changed_at if entry else None),
        calls={kind: _change(one) for kind, one in deadlines.items()},
    )


def conference(edition: Edition) -> Conference:
    """The facts of an edition; its name stands without the year, as lists write it."""
    entry = entry_of(edition) or Entry(edition=edition)
    deadlines = {CallKind(one.kind): one for one in edition.deadlines.all() if not one.label}
    call = deadlines.get(CallKind.CALL)
    raw = entry.raw if isinstance(entry.raw, dict) else {}
    return Conference(
        name=name_without_year(edition),
        year=edition.known_year or 0,
        key=edition.slug,
        alt_name=entry.alt_name,
        link=entry.website or (settings.PUBLIC_URL + edition.get_absolute_url() if edition.hosted else ""),
        call_link=call.url if call else "",
        sponsor_link=entry.sponsor_url,
        aid_link=entry.aid_url,
        aid=bool(entry.aid_url) or CallKind.AID in deadlines,
        status=Status(edition.status),
        mode=Mode(edition.mode),
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        places=list(_places(edition, entry)),
        topics=tuple(topic for topic in entry.topics if topic in TOPICS),
        note=entry.note,
        zone=call.zone if call else AOE,
        calls=[_call(kind, one) for kind, one in deadlines.items()],
        origin=Origin.DEADLINES_YAML if raw.get("conference") else Origin.OWN,
        raw=raw,
        **{name: entry.channels.get(name, "") for name in ("mastodon", "bluesky", "twitter", "youtube")},
    )


def name_without_year(edition: Edition) -> str:
    """ "PyCon Narnia 2027" → "PyCon Narnia"."""
    year = edition.known_year
    return re.sub(rf"\s*\b{year}\b\s*", " ", edition.name).strip() if year else edition.name


def entry_of(edition: Edition) -> Entry | None:
    """What the directory knows beyond the edition; None for one of this house that nobody added to."""
    try:
        return edition.entry
    except ObjectDoesNotExist:
        return None


def _places(edition: Edition, entry: Entry) -> Iterator[Place]:
    if edition.city or edition.country or entry.latitude is not None:
        yield Place(
            edition.city, edition.region, country_code(edition.country), edition.venue,
            edition.name, entry.latitude, entry.longitude,
        )  # fmt: skip
    for spot in edition.spots.all():
        country = country_code(spot.country)
        yield Place(spot.city, spot.region, country, "", edition.name, spot.latitude, spot.longitude)


def _call(kind: CallKind, deadline: Deadline) -> CallDate:
    extensions = list(deadline.extensions.all())
    return CallDate(kind, deadline.moment, extensions[-1].moment if extensions else None)


def _change(deadline: Deadline) -> Change:
    extensions = list(deadline.extensions.all())
    return Change(len(extensions), extensions[-1].noticed_at if extensions else None)
