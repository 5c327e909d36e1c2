"""What in the directory nobody has looked at for a while, and which of its links are broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hallway.areas.directory.contributing.linkcheck import ENTRY_LINKS
from hallway.areas.directory.models import CheckedLink, Entry
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.deadlines.actions import verify as verify_deadline
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.words import left_words
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import HELD
from hallway.ground.people.models import Person

STALE_AFTER = dt.timedelta(days=60)


def unverified() -> QuerySet[Any]:
    """Coming conferences of which something was not looked at for 60 days, the next deadline first.

    Each has `next_close`, the next of its deadlines, if there is one. Those of this house are
    left out: their teams know.
    """
    moment = now()
    stale = Q(verified_at=None) | Q(verified_at__lt=moment - STALE_AFTER)
    coming = Deadline.objects.filter(edition=OuterRef("pk"), closes_at__gte=moment)
    fresh_entry = Entry.objects.filter(~stale, edition=OuterRef("pk"))
    return (
        Edition.objects.published()
        .filter(_ahead(moment.date()), hosted=False, status__in=HELD)
        .filter(~Exists(fresh_entry) | Exists(coming.filter(stale)))
        .annotate(next_close=Min("deadlines__closes_at", filter=Q(deadlines__closes_at__gte=moment)))
        .select_related("entry")
        .order_by(F("next_close").asc(nulls_last=True), F("starts_on").asc(nulls_last=True), "slug")
    )


def _ahead(today: dt.date) -> Q:
    """Not over, as far as anybody knows."""
    undated = Q(ends_on=None) & (Q(starts_on=None) | Q(starts_on__gte=today))
    return Q(ends_on__gte=today) | undated & (Q(year=None) | Q(year__gte=today.year))


@transaction.atomic
def verify(edition: Edition, *, by: Person) -> None:
    """Somebody looked: everything that is written of this conference and its open deadlines is right."""
    Entry.objects.get_or_create(edition=edition)
    Entry.objects.filter(edition=edition).update(verified_at=now())
    for deadline in edition.deadlines.filter(Q(closes_at__gte=now()) | Q(closes_at=None)):
        verify_deadline(deadline, by=by)
    record("directory.verified", edition, by=by, edition=edition, public=True)


@dataclass(frozen=True, slots=True)
class LinkUse:
    """Where a link stands: which conference, and as what."""

    edition: Edition
    words: str


@dataclass(frozen=True, slots=True)
class BrokenLink:
    link: CheckedLink
    uses: tuple[LinkUse, ...]
    archived: str  # where an old copy may be; nobody has looked
    age: str  # for how long it has been broken


def broken_links() -> QuerySet[CheckedLink]:
    """Links that have failed for a day or longer, the latest first."""
    return CheckedLink.objects.filter(is_broken=True).order_by("-failing_since", "id")


def with_uses(links: Sequence[CheckedLink]) -> list[BrokenLink]:
    """Each link with the conferences that have it. Two queries."""
    uses = _uses([link.url for link in links])
    return [BrokenLink(link, tuple(uses.get(link.url, ())), _archived(link), _age(link)) for link in links]


def _uses(urls: Sequence[str]) -> dict[str, list[LinkUse]]:
    found: dict[str, list[LinkUse]] = {}
    any_field = Q()
    for field in ENTRY_LINKS:
        any_field |= Q(**{f"{field}__in": urls})
    words = {
        "website": _("website"),
        "tickets_url": _("tickets"),
        "sponsor_url": _("for sponsors"),
        "aid_url": _("financial aid"),
    }
    for entry in Entry.objects.filter(any_field).select_related("edition").order_by("-edition__starts_on"):
        for field in ENTRY_LINKS:
            if url := getattr(entry, field):
                found.setdefault(url, []).append(LinkUse(entry.edition, words[field]))
    for call in Deadline.objects.filter(url__in=urls).select_related("edition").order_by("-closes_at"):
        found.setdefault(call.url, []).append(LinkUse(call.edition, str(call.get_kind_display())))
    return found


def _age(link: CheckedLink) -> str:
    moment = now()
    return left_words(moment, link.failing_since or moment)


def _archived(link: CheckedLink) -> str:
    if link.host == "web.archive.org":
        return ""
    since = link.failing_since or now()
    return f"https://web.archive.org/web/{since:%Y%m%d}/{link.url}"


@transaction.atomic
def try_again(link: CheckedLink, *, by: Person) -> None:
    """Put a link at the head of the queue, for somebody who has mended it."""
    CheckedLink.objects.filter(pk=link.pk).update(next_at=now())
    record("directory.link_retried", link, by=by)
