"""How large a conference is, and how large that is compared with another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hallway.ground.editions.models import Edition

# A share is only called by its name where it is at most this far from it, as a part of it.
CLOSE = 0.12


@dataclass(frozen=True, slots=True)
class Size:
    """People at an edition, and in words how that compares; `expected` while it is still to come."""

    people: int
    year: int | None  # of the earlier edition that the figure is from; None for its own
    expected: bool
    compared: str


def size_of(edition: Edition, earlier: Iterable[Edition], largest: Edition | None) -> Size | None:
    """The size of an edition, or that of the last one in its series of which it is known.

    It is compared with the largest edition of its own series, or, where it is that one
    itself, with `largest`: the largest one known at all.
    """
    own = list(earlier)
    known = edition if edition.attendance else latest_known(own)
    if known is None or not known.attendance:
        return None
    reference = max((one for one in own if one.attendance), key=lambda one: one.attendance or 0, default=None)
    if reference is None or (reference.attendance or 0) <= known.attendance or reference == known:
        reference = largest
    compared = "" if reference is None or reference == known else comparison(known.attendance, reference)
    return Size(
        people=known.attendance,
        year=None if known == edition else known.known_year,
        expected=known == edition and not edition.is_over,
        compared=compared,
    )


def largest_known() -> Edition | None:
    """The largest edition of which the size is known. One query."""
    sized = Edition.objects.published().filter(attendance__isnull=False)
    return sized.order_by("-attendance", "pk").first()


def comparison(people: int, reference: Edition) -> str:
    """Such as "a quarter of the size of PyCon US 2016". Empty where the other size is unknown."""
    if not reference.attendance:
        return ""
    return ratio_words(people / reference.attendance, reference.name)


def ratio_words(ratio: float, other: str) -> str:
    """A ratio of sizes. Honest: no share is named that is not near."""
    for share, words in _shares():
        if abs(ratio - share) <= CLOSE * share:
            return words % {"other": other}
    if ratio > 1:
        times = number_format(round(ratio, 1 if ratio < 3 else 0), use_l10n=True)
        return _("%(times)s times the size of %(other)s") % {"times": times, "other": other}
    percent = max(1, round(ratio * 100))
    return _("%(percent)s%% of the size of %(other)s") % {"percent": percent, "other": other}


def _shares() -> list[tuple[float, str]]:
    return [
        (1, _("about the size of %(other)s")),
        (3 / 4, _("three quarters of the size of %(other)s")),
        (2 / 3, _("two thirds of the size of %(other)s")),
        (1 / 2, _("half the size of %(other)s")),
        (1 / 3, _("a third of the size of %(other)s")),
        (1 / 4, _("a quarter of the size of %(other)s")),
        (1 / 5, _("a fifth of the size of %(other)s")),
        (1 / 10, _("a tenth of the size of %(other)s")),
        (2, _("twice the size of %(other)s")),
    ]


def latest_known(editions: Iterable[Edition]) -> Edition | None:
    """The last edition of which the size is known."""
    sized = [one for one in editions if one.attendance and one.known_year]
    return max(sized, key=lambda one: one.known_year or 0, default=None)
