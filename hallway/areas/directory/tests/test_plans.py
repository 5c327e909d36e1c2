"""Lists and search are answered by their indexes: the database says so itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Count, QuerySet

from hallway.areas.directory import lists, search
from hallway.areas.directory.about import stops
from hallway.areas.directory.facets import BITS, BY_KEY, Chosen
from hallway.areas.directory.lists import Asked
from hallway.areas.directory.models import SearchVariant, SearchWord
from hallway.areas.directory.models.index import ListingQuerySet
from hallway.areas.directory.search import Search, Wanted
from hallway.ground.clock import now

CHOSEN = Chosen(((BY_KEY["topic"], BITS["topic", "PY"]),))
COMMON = Search("pycon", (Wanted((" pycon",), {1: search.RARE + 1}),))
RARE = Search("vilnius", (Wanted((" vilnius ",), {1: 3}),))
MAY = dt.date(2025, 5, 4)
LISTS: dict[str, tuple[Callable[[], ListingQuerySet], str]] = {
    "open calls": (lambda: lists.open_calls(now()), "listing_by_deadline"),
    "past calls": (lambda: lists.past_calls(now()), "listing_by_deadline"),
    "to come": (lambda: lists.to_come(now()), "listing_by_start"),
    "undated calls": (lambda: lists.undated_calls(now()), "listing_by_start"),
    "of a year": (lambda: lists.of_year(now(), 2025), "listing_by_year"),
    "around a conference": (lambda: lists.between(MAY, MAY), "listing_by_start"),
}


def plan(query: QuerySet) -> list[str]:
    """The steps that SQLite takes. It decides without looking at the rows, so no rows are needed."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL decides by the rows there are; the benchmark looks at it")
    sql, params = query.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return [row[3] for row in cursor.fetchall()]


def histogram(rows: ListingQuerySet) -> QuerySet:
    return rows.order_by().values_list("facets").annotate(rows=Count("*"))


def page(rows: ListingQuerySet) -> QuerySet:
    return rows.values_list("edition", "facets")[:30]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("chosen", [Chosen(), CHOSEN])
def test_lists_are_read_from_the_index_alone_in_its_order(db: None, name: str, chosen: Chosen) -> None:
    rows, index = LISTS[name]
    narrowed = Asked(Search(), chosen).narrow(rows())
    for steps in (plan(histogram(narrowed)), plan(page(narrowed))):
        assert f"SEARCH directory_listing USING COVERING INDEX {index}" in steps[0]
        assert not any("SCAN" in step for step in steps)
    assert not any("ORDER BY" in step for step in plan(page(narrowed)))


@pytest.mark.parametrize("name", LISTS)
def test_a_common_word_is_looked_for_in_the_lines_of_the_list(db: None, name: str) -> None:
    rows, index = LISTS[name]
    for steps in (plan(histogram(COMMON.narrow(rows()))), plan(page(COMMON.narrow(rows())))):
        assert steps[0].startswith("SEARCH directory_listing USING") and index in steps[0]
        assert not any("SCAN" in step for step in steps)


@pytest.mark.parametrize("name", LISTS)
def test_a_rare_word_leads_to_its_lines(db: None, name: str) -> None:
    rows, index = LISTS[name]
    steps = " ".join(plan(histogram(RARE.narrow(rows()))))
    assert "search_use_of_word (word_id=?" in steps
    assert "edition_id=?" in steps or f"COVERING INDEX {index}" in steps
    assert "SCAN directory" not in steps


def test_neighbours_are_found_by_their_days(db: None) -> None:
    steps = plan(stops.between(MAY, MAY))
    assert any("listing_by_start (starts_on>? AND starts_on<?)" in step for step in steps)
    assert not any("SCAN" in step for step in steps)


def test_words_are_found_by_their_indexes(db: None) -> None:
    begun = plan(SearchWord.objects.filter(text__begins="wro"))
    exact = plan(SearchWord.objects.filter(text__in=["wroclaw", "pycon"]))
    near = plan(SearchVariant.objects.filter(text__in=["wrclaw", "wroclw"]))
    assert "(text>? AND text<?)" in begun[0]
    assert "(text=?)" in exact[0] and "(text=?)" in near[0]
    assert all(steps[0].startswith("SEARCH") for steps in (begun, exact, near))
