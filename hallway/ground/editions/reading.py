"""Facts about series and editions that pages show and that nobody types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from hallway.ground.editions.models import Edition, Series, Track
from hallway.ground.editions.states import HELD


@dataclass(frozen=True, slots=True)
class CityBlock:
    """Consecutive editions in the same place: "2014–2015 Brisbane, QLD"."""

    place: str
    editions: tuple[Edition, ...]

    @property
    def years(self) -> str:
        known = sorted(edition.year for edition in self.editions if edition.year)
        if not known:
            return ""
        return str(known[0]) if known[0] == known[-1] else f"{known[0]}–{known[-1]}"


def city_blocks(editions: Iterable[Edition]) -> list[CityBlock]:
    """Group editions, newest first, into runs in the same place.

    Unknown places stand alone, and so do editions without a year: they have no neighbours.
    """
    blocks = []
    for (place, _), run in groupby(editions, key=_block_of):
        blocks.append(CityBlock(place, tuple(run)))
    return blocks


def _block_of(edition: Edition) -> tuple[str, int]:
    alone = not edition.place_text or edition.known_year is None
    return edition.place_text, edition.pk if alone else 0


def editions_of(series: Series) -> list[Edition]:
    """Every public edition, newest first; those without a date at the end."""
    return list(series.editions.published().newest_first().select_related("series"))


def appearances_of(tracks: Iterable[Track]) -> dict[int, int]:
    """Track id → how many years the track has been held up to its edition, this one included.

    Years whose edition was cancelled, postponed or not held do not count. One query for all
    tracks. A track that continues nothing makes its first appearance.
    """
    tracks = list(tracks)
    lines = Track.objects.filter(
        continues__in={track.continues_id for track in tracks if track.continues_id},
        edition__year__isnull=False,
        edition__status__in=HELD,
    ).values_list("continues_id", "edition__year")
    years: dict[int, set[int]] = {}
    for line, year in lines:
        years.setdefault(line, set()).add(year or 0)
    return {
        track.pk: sum(
            1 for year in years.get(track.continues_id or 0, ()) if year <= (track.edition.year or 9999)
        )
        or 1
        for track in tracks
    }


def joined_series(slug: str) -> Series | None:
    """The series that the one at this address has become, if it was joined with another."""
    return Series.objects.filter(former_addresses__slug=slug).exclude(slug=slug).first()
