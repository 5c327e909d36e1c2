from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from hallway.areas.site import front
from hallway.areas.site.models import NewsPost, Page
from hallway.areas.site.words import nth_year
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Phase, Place, Series, TeamCredit, Track, TrackSeries
from hallway.ground.editions.reading import appearances_of
from hallway.ground.editions.states import EditionStatus, Mode
from hallway.ground.editions.words import date_span
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def _held(series: Series, years: range, **status: str) -> TrackSeries:
    line = TrackSeries.objects.create(series=series, slug="django", name="Django")
    for year in years:
        edition = Edition.objects.create(
            series=series, slug=f"py-{year}", acronym=f"py{year}", name=f"Py {year}", year=year,
            status=status.get(f"y{year}", EditionStatus.ANNOUNCED), published=True,
        )  # fmt: skip
        Track.objects.create(
            edition=edition, slug="django", name="Django", is_specialist=True, continues=line
        )
    return line


def _nth(year: int) -> int:
    track = Track.objects.select_related("edition").get(edition__year=year)
    return appearances_of([track])[track.pk]


def test_held_every_year_from_2013_to_2020_is_the_eighth(client: Client, series: Series) -> None:
    _held(series, range(2013, 2021))
    assert _nth(2020) == 8
    assert "returning for its 8th year" in client.get("/py-2020/").text
    assert "first time" in client.get("/py-2013/").text


def test_years_that_were_not_held_do_not_count(series: Series) -> None:
    _held(series, range(2013, 2021), y2015=EditionStatus.CANCELLED, y2016=EditionStatus.NOT_HELD)
    assert _nth(2020) == 6


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (0, "first time"),
        (1, "first time"),
        (2, "returning for its 2nd year"),
        (11, "returning for its 11th year"),
        (23, "returning for its 23rd year"),
    ],
)
def test_ordinals_in_words(times: int, words: str) -> None:
    assert nth_year(times) == words


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        (dt.date(2027, 9, 8), None, "8 September 2027"),
        (dt.date(2027, 9, 8), dt.date(2027, 9, 8), "8 September 2027"),
        (dt.date(2027, 9, 8), dt.date(2027, 9, 17), "8–17 September 2027"),
        (dt.date(2027, 9, 28), dt.date(2027, 10, 2), "28 September – 2 October 2027"),
        (dt.date(2027, 12, 30), dt.date(2028, 1, 2), "30 December 2027 – 2 January 2028"),
    ],
)
def test_spans_of_days(start: dt.date | None, end: dt.date | None, text: str) -> None:
    assert date_span(start, end) == text


def test_the_front_says_what_there_is(
    client: Client, edition: Edition, talk: Happening, post: NewsPost, grace: Person
) -> None:
    Edition.objects.update(headline="How things really work.", lede="Built, broken, fixed.")
    Page.objects.create(edition=edition, slug="why-come", title="Reasons to come")
    TeamCredit.objects.create(edition=edition, person=grace, team="Programme")
    text = client.get("/pyharbour-2027/").text
    for words in (
        "8–17 September 2027", "Hobart, Australia", "How things really work.", "Built, broken, fixed.",
        "See the programme", "Reasons to come", "We have a venue", "Grace", "PyHarbour through the years",
    ):  # fmt: skip
        assert words in text


def test_sessions_are_counted_in_their_phase_by_kind(edition: Edition, hall: Place, talk: Happening) -> None:
    day = {"starts_on": dt.date(2027, 9, 11), "ends_on": dt.date(2027, 9, 11)}
    Happening.objects.create(
        edition=edition, kind="tutorial", title="T", starts_at=talk.starts_at, ends_at=talk.ends_at
    )
    for kind in ("talks", "tutorials", "other", "sprints"):
        Phase.objects.create(edition=edition, kind=kind, name=kind, **day)
    signs = front.signs(edition.phases.all(), front.sessions_of(edition))
    assert {sign.phase.kind: sign.sessions for sign in signs} == {
        "talks": 1, "tutorials": 1, "other": 2, "sprints": 0,
    }  # fmt: skip


def _first_fact(**dates: object) -> front.Fact | None:
    found = front.facts(Edition(timezone="UTC", **dates), [], [])
    return found[0] if found else None


def test_the_first_fact_follows_the_calendar() -> None:
    day, today = dt.timedelta(days=1), now().date()
    assert _first_fact(starts_on=today + 12 * day, ends_on=today + 14 * day).figure == "12"
    assert _first_fact(starts_on=today - day, ends_on=today + day) == front.Fact(
        "on now", "day 2 of the conference"
    )
    assert _first_fact(starts_on=today - 9 * day, ends_on=today - 8 * day, attendance=431).figure == "431"
    assert _first_fact(starts_on=today + day, status=EditionStatus.CANCELLED) is None
    assert _first_fact(date_note="Whenever this is over") is None


def test_a_virtual_venue_has_its_own_name(client: Client, edition: Edition) -> None:
    Edition.objects.update(mode=Mode.ONLINE, venue="Lantern Convention Centre", city="")
    assert "on the Internet, in Lantern Convention Centre" in client.get("/pyharbour-2027/").text


def test_drafts_of_talks_are_not_counted(edition: Edition, talk: Happening) -> None:
    Happening.objects.update(state="draft")
    assert front.sessions_of(edition) == []


def test_as_many_queries_for_many_as_for_few(
    client: Client, edition: Edition, hall: Place, queries: object, grace: Person
) -> None:
    def grow(first: int, last: int) -> None:
        for n in range(first, last):
            track = Track.objects.create(edition=edition, slug=f"t{n}", name=f"T{n}", is_specialist=True)
            Happening.objects.create(edition=edition, title=f"S{n}", track=track, place=hall)
            NewsPost.objects.create(edition=edition, slug=f"n{n}", title=f"N{n}", published_at=now())
            TeamCredit.objects.create(edition=edition, person=grace, team=f"Team {n}")

    grow(0, 1)
    few = queries(lambda: client.get("/pyharbour-2027/"))
    grow(1, 6)
    assert queries(lambda: client.get("/pyharbour-2027/")) == few
