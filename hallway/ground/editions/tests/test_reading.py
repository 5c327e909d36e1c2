from __future__ import annotations

import datetime as dt

import pytest

from hallway.ground.editions.models import Edition, Series, Track, TrackSeries
from hallway.ground.editions.reading import appearances_of, city_blocks, editions_of


def held(series: Series, year: int | None, city: str = "", **fields: object) -> Edition:
    slug = f"conf-{year or fields.get('date_note', 'some-day')}".replace(" ", "-")
    starts = dt.date(year, 9, 1) if year else None
    return Edition.objects.create(
        series=series,
        slug=slug,
        acronym="conf",
        name=f"Conf {year}",
        year=year,
        starts_on=starts,
        ends_on=starts,
        city=city,
        published=True,
        **fields,
    )


def test_two_years_in_a_city_are_one_block(series: Series) -> None:
    for year, city in (
        (2010, "Sydney"),
        (2011, "Sydney"),
        (2012, "Hobart"),
        (2013, "Hobart"),
        (2014, "Sydney"),
    ):
        held(series, year, city)
    blocks = city_blocks(editions_of(series))
    assert [(block.years, block.place) for block in blocks] == [
        ("2014", "Sydney"),
        ("2012–2013", "Hobart"),
        ("2010–2011", "Sydney"),
    ]


def test_an_edition_without_a_date_stands_last(series: Series) -> None:
    hoped = held(series, None, "Adelaide", date_note="whenever this is all over", place_is_tentative=True)
    held(series, 2020)
    assert editions_of(series)[-1] == hoped


def test_unknown_places_are_never_one_block(series: Series) -> None:
    held(series, 2020)
    held(series, 2021)
    assert [block.place for block in city_blocks(editions_of(series))] == ["", ""]


@pytest.mark.parametrize(
    ("years", "now", "expected"),
    [(range(2013, 2021), 2020, 8), ([2013, 2015, 2027], 2027, 3), ([2027], 2027, 1), ([2013, 2014], 2013, 1)],
)
def test_the_years_of_a_track_are_counted(series: Series, years: list[int], now: int, expected: int) -> None:
    line = TrackSeries.objects.create(series=series, slug="django", name="DjangoCon AU")
    tracks = {
        year: Track.objects.create(
            edition=held(series, year), continues=line, slug="django", name="DjangoCon AU"
        )
        for year in years
    }
    assert appearances_of([tracks[now]]) == {tracks[now].pk: expected}


def test_a_track_that_continues_nothing_makes_its_first_appearance(track: Track) -> None:
    assert appearances_of([track]) == {track.pk: 1}
