"""Questions that spans of the directory ask of its rows."""

from __future__ import annotations

from collections.abc import Collection

from hallway.areas.directory.facets import BITS, BY_KEY, YES
from hallway.areas.directory.models import Listing
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition


def api_facts(editions: Collection[int]) -> dict[str, dict[str, object]]:
    """Slug → what the API says of an edition beyond the neutral conference. Two queries."""
    bits = dict(Listing.objects.true_at(now()).filter(edition__in=editions).values_list("edition", "facets"))
    found = Edition.objects.filter(pk__in=editions).select_related("series", "entry")
    return {edition.slug: _facts(edition, bits.get(edition.pk, 0)) for edition in found}


def _facts(edition: Edition, bits: int) -> dict[str, object]:
    entry = getattr(edition, "entry", None)
    return {
        "standing": standing(edition, is_open=bool(bits & BITS["open", YES])),
        "series": {"slug": edition.series.slug, "name": edition.series.name},
        "price": entry.price if entry else "",
        "attendance": edition.attendance,
        "size": next((value.key for value in BY_KEY["size"].values if bits & value.bit), ""),
        "weekend": bool(bits & BY_KEY["days"].mask),
        "tickets_from": entry.tickets_from if entry else None,
        "tickets_url": entry.tickets_url if entry else "",
        "verified_at": entry.verified_at if entry else None,
    }


def standing(edition: Edition, *, is_open: bool) -> str:
    """Where it stands today, in one word: what was decided about it, else what calls and dates say.

    "open" and "over" are not stored, because a stored word would be wrong from one midnight to the
    next time somebody looks.
    """
    if not edition.is_held:
        return edition.status
    if edition.is_over or edition.is_running:
        return "over" if edition.is_over else "running"
    return "open" if is_open else edition.status
