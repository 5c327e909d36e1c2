from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from defusedxml import ElementTree
from django.test import Client

from hallway.areas.directory.models import SeriesAlias
from hallway.areas.directory.tests.builders import call, conference
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, MediaChannel, Series
from hallway.ground.editions.reading import city_blocks, editions_of
from hallway.ground.editions.states import EditionStatus


def _edition(series: Series, year: int | None, city: str, **more: object) -> Edition:
    slug = str(more.pop("slug", f"py-{year}"))
    return Edition.objects.create(
        series=series, slug=slug, acronym=slug.replace("-", ""), name=f"Py {year}", year=year, city=city,
        published=True, **more,
    )  # fmt: skip


@pytest.fixture
def decade(series: Series) -> Series:
    """Two years in each city, one online, and one that nobody knows the date of."""
    _edition(
        series, None, "Adelaide", slug="py-next", date_note="Whenever this is over", place_is_tentative=True
    )
    for year, city in ((2018, "Sydney"), (2019, "Sydney"), (2020, ""), (2021, "Perth")):
        _edition(series, year, city)
    Edition.objects.filter(year=2020).update(mode="online", venue="Lantern Convention Centre", attendance=612)
    return series


def test_years_in_the_same_city_stand_together_newest_first(decade: Series) -> None:
    blocks = city_blocks(editions_of(decade))
    assert [(block.years, block.place) for block in blocks] == [
        ("2021", "Perth"), ("2020", "Lantern Convention Centre"), ("2018–2019", "Sydney"), ("", "Adelaide"),
    ]  # fmt: skip


def test_an_undated_edition_never_joins_the_block_before_it(decade: Series) -> None:
    Edition.objects.filter(slug="py-next").update(city="Sydney")
    assert [block.years for block in city_blocks(editions_of(decade))][-2:] == ["2018–2019", ""]


def test_an_exact_date_does_not_put_a_year_out_of_order(decade: Series) -> None:
    Edition.objects.filter(year=2018).update(starts_on=dt.date(2018, 8, 24), ends_on=dt.date(2018, 8, 28))
    assert [edition.known_year for edition in editions_of(decade)] == [2021, 2020, 2019, 2018, None]


def test_the_page_shows_all_of_it(client: Client, decade: Series) -> None:
    MediaChannel.objects.create(series=decade, label="Talks on video", url="https://video.example/py")
    Edition.objects.filter(year=2019).update(status=EditionStatus.POSTPONED)
    text = client.get("/series/pyharbour/").text
    for words in (
        "612 people came", "Talks on video", "Postponed", "Whenever this is over", "hopefully Adelaide",
        "on the Internet, in Lantern Convention Centre",
    ):  # fmt: skip
        assert words in text
    assert re.findall(r'href="/py-([a-z0-9]+)/"', text) == ["2021", "2020", "2019", "2018", "next"]


@pytest.mark.parametrize(
    "path", ["/", "/series/pyharbour/", "/py-next/", "/py-next/news/", "/py-next/team/", "/de/py-next/"]
)
def test_an_edition_without_date_and_place_breaks_nothing(client: Client, decade: Series, path: str) -> None:
    Edition.objects.filter(slug="py-next").update(city="", date_note="")
    assert client.get(path).status_code == 200


def test_feeds_and_sitemap_stand_it_too(client: Client, decade: Series) -> None:
    for path in ("/sitemap.xml", "/py-next/news/feed.xml"):
        ElementTree.fromstring(client.get(path).content)


def test_hidden_editions_are_not_listed(client: Client, decade: Series) -> None:
    Edition.objects.filter(year=2021).update(published=False)
    for path in ("/", "/series/pyharbour/", "/sitemap.xml"):
        assert "py-2021" not in client.get(path).text


@pytest.mark.parametrize("path", ["/", "/series/pyharbour/", "/sitemap.xml"])
def test_as_many_queries_for_many_as_for_few(
    client: Client, decade: Series, queries: Callable[..., int], path: str
) -> None:
    few = queries(lambda: client.get(path))
    for year in range(2001, 2010):
        _edition(decade, year, "Hobart")
    assert queries(lambda: client.get(path)) == few


def test_a_series_of_hidden_editions_is_hidden(client: Client, decade: Series) -> None:
    Edition.objects.update(published=False)
    assert client.get("/series/pyharbour/").status_code == 404


def test_what_comes_next_is_worked_out_and_says_why(client: Client, db: None) -> None:
    this_year = now().year
    for year in range(this_year - 4, this_year + 1):
        held = conference(f"PyCon Lithuania {year}", dt.date(year, 4, 25), "Vilnius")
        call(held, dt.date(year, 1, 10))
    text = client.get("/series/pycon-lithuania/").text
    for words in (
        f"Late April {this_year + 1}, in Vilnius", "with high confidence",
        "5 of the last 5 began in the second half of April.", "The call for talks likely closes in",
        "All 5 editions with a known place were in Vilnius.",
    ):  # fmt: skip
        assert words in text


def test_an_announced_edition_comes_before_any_guess(client: Client, db: None) -> None:
    ahead = now().date() + dt.timedelta(days=100)
    coming = conference("PyCon Lithuania 1", ahead, "Vilnius")
    call(coming, now().date() + dt.timedelta(days=9))
    text = client.get("/series/pycon-lithuania/").text
    assert '<h2><a href="/conferences/pycon-lithuania-1/">' in text
    assert "Open: Talks" in text


def test_a_missing_call_is_guessed_from_earlier_ones(client: Client, db: None) -> None:
    ahead = now().date() + dt.timedelta(days=300)
    for back in (1, 2, 3):
        start = ahead - dt.timedelta(days=364 * back)
        call(conference(f"PyCon Lithuania {10 - back}", start, "Vilnius"), start - dt.timedelta(days=100))
    conference("PyCon Lithuania 10", ahead, "Vilnius")
    assert "The call for talks likely closes in" in client.get("/series/pycon-lithuania/").text
    assert "the call for talks likely closes in" in client.get("/conferences/pycon-lithuania-10/").text


def test_sizes_are_bars_where_there_are_at_least_two(client: Client, decade: Series) -> None:
    assert 'class="bars"' not in client.get("/series/pyharbour/").text
    Edition.objects.filter(year=2019).update(attendance=306)
    assert re.findall(r'<rect width="(\d+)"', client.get("/series/pyharbour/").text) == ["50", "100"]


def test_its_other_names_and_its_family(client: Client, decade: Series) -> None:
    SeriesAlias.objects.create(series=decade, name="PyCon Harbour", key="pycon harbour")
    conference("PyChild 1", None)
    conference("PySister 1", None)
    hidden = conference("PyHidden 1", None, published=False)
    Series.objects.filter(slug="pychild").update(parent=decade)
    decade.sisters.add(Series.objects.get(slug="pysister"), hidden.series)
    text = client.get("/series/pyharbour/").text
    for words in ("also known as PyCon Harbour", "/series/pychild/", "/series/pysister/"):
        assert words in text
    assert "PyHidden" not in text


def test_foreign_editions_lead_to_their_page_here(client: Client, db: None) -> None:
    conference("PyCon Lithuania 2019", dt.date(2019, 5, 1), "Vilnius")
    assert 'href="/conferences/pycon-lithuania-2019/"' in client.get("/series/pycon-lithuania/").text
    assert "/conferences/pycon-lithuania-2019/" in client.get("/sitemap.xml").text
