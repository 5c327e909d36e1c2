"""Rows for the editions before and after PyHarbour 2027, and for the years of its tracks."""

from __future__ import annotations

from demo import shapes
from demo.history import NEXT_EDITION, PAST_EDITIONS, PastEdition
from demo.programme.tracks import TRACKS
from demo.venue import ONLINE_VENUE
from hallway.ground.editions.models import Edition, Place, Series, Track, TrackSeries
from hallway.ground.editions.states import EditionStatus, Mode, PlaceKind


def load_history(series: Series, lines: dict[str, TrackSeries]) -> None:
    """Every other edition of the series, each with the specialist tracks that it had."""
    for past in [*PAST_EDITIONS, NEXT_EDITION]:
        edition = _edition(series, past)
        if past.mode == Mode.ONLINE:
            _stages(edition)
        if past.status == EditionStatus.ANNOUNCED:
            _tracks(edition, lines)


def _edition(series: Series, past: PastEdition) -> Edition:
    return Edition.objects.create(
        series=series,
        slug=f"pyharbour-{past.year}",
        acronym=f"pyharbour{past.year}",
        name=past.name,
        year=past.year,
        published=True,
        status=past.status,
        mode=past.mode,
        starts_on=past.starts_on,
        ends_on=past.ends_on,
        date_note=past.date_note,
        timezone=past.timezone,
        venue=past.venue,
        city=past.city,
        region=past.region,
        country=past.country,
        place_is_tentative=past.place_is_tentative,
        attendance=past.attendance,
        lede=past.note,
        hue=past.year * 47 % 360,
    )


def _stages(edition: Edition) -> None:
    Place.objects.bulk_create(
        Place(
            edition=edition,
            slug=stage.slug,
            name=stage.name,
            description=stage.description,
            hue=stage.hue,
            kind=PlaceKind.STAGE,
            is_virtual=True,
            order=order,
        )
        for order, stage in enumerate(ONLINE_VENUE.stages)
    )


def _tracks(edition: Edition, lines: dict[str, TrackSeries]) -> None:
    Track.objects.bulk_create(
        track_row(edition, track, lines[track.slug], order)
        for order, track in enumerate(TRACKS)
        if edition.year in track.years
    )


def track_row(edition: Edition, track: shapes.Track, line: TrackSeries, order: int) -> Track:
    """A specialist track as it stood in one edition; unsaved."""
    return Track(
        edition=edition,
        continues=line,
        slug=track.slug,
        name=track.name,
        short_name=track.short_name,
        emoji=track.emoji,
        hue=track.hue,
        is_specialist=True,
        summary=track.summary,
        order=order,
    )
