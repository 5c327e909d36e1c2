from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from hallway.areas.directory.models import Entry, FactChange, Spot
from hallway.areas.directory.tests.builders import call, conference
from hallway.formats.moments import Moment
from hallway.ground.clock import now
from hallway.ground.deadlines import actions
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import EditionStatus
from hallway.ui.published import HEADER

DAY = dt.timedelta(days=1)


@pytest.fixture
def soon(db: None) -> dt.date:
    """A Saturday some four months ahead."""
    ahead = now().date() + 120 * DAY
    return ahead + (5 - ahead.weekday()) % 7 * DAY


@pytest.fixture
def vilnius(soon: dt.date) -> Edition:
    return conference(f"PyCon Lithuania {soon.year}", soon, "Vilnius", attendance=500)


def page(client: Client, edition: Edition, query: str = "") -> str:
    return client.get(f"/conferences/{edition.slug}/{query}").text


def test_it_says_when_where_and_that_nobody_needs_a_day_off(client: Client, vilnius: Edition) -> None:
    text = page(client, vilnius)
    for words in (vilnius.name, "Vilnius, Lithuania", "on a weekend only", "500 people expected"):
        assert words in text


def test_the_instant_the_zone_and_the_time_left(client: Client, vilnius: Edition) -> None:
    on = now().date() + 20 * DAY
    call(vilnius, on, url="https://pycon.example/cfp")
    text = page(client, vilnius)
    assert f'<count-down datetime="{on.isoformat()}T23:59:00-12:00">' in text
    assert f'<local-time><time datetime="{on.isoformat()}T23:59:00-12:00">' in text
    assert "anywhere on Earth (AoE, UTC−12)" in text
    assert 'href="https://pycon.example/cfp"' in text
    assert "/guides/anywhere-on-earth/" in text


def test_a_zone_of_its_own_is_told_with_its_offset(client: Client, vilnius: Edition) -> None:
    call(vilnius, dt.date(now().year + 1, 1, 15), zone="Asia/Kolkata")
    text = page(client, vilnius)
    assert "IST (UTC+5:30)" in text
    assert "What does “anywhere on Earth” mean?" not in text


def test_how_a_deadline_has_moved(client: Client, vilnius: Edition) -> None:
    first, second = dt.date(now().year + 1, 1, 10), dt.date(now().year + 1, 1, 24)
    deadline = call(vilnius, first)
    actions.extend(deadline, by=None, moment=Moment(second), source="https://pycon.example/news")
    actions.extend(deadline, by=None, moment=Moment(first), source="the mailing list")
    text = page(client, vilnius)
    assert f"Was 10 January {first.year}, 23:59; extended to 24 January {first.year}" in text
    assert 'href="https://pycon.example/news"' in text
    assert f"moved to an earlier day, 10 January {first.year}" in text
    assert "(the mailing list)" in text


def test_a_closed_call_has_no_countdown_and_no_way_in(client: Client, vilnius: Edition) -> None:
    call(vilnius, now().date() - 9 * DAY, url="https://pycon.example/cfp")
    text = page(client, vilnius)
    assert "closed" in text
    assert "<count-down" not in text
    assert 'href="https://pycon.example/cfp"' not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (EditionStatus.CANCELLED, "Cancelled"),
        (EditionStatus.POSTPONED, "Postponed"),
        (EditionStatus.NOT_HELD, "Not held"),
        (EditionStatus.IDEA, "An idea so far"),
    ],
)
def test_what_is_not_certain_is_said_large(client: Client, vilnius: Edition, status: str, words: str) -> None:
    Edition.objects.update(status=status)
    assert f"<strong>{words}</strong>" in page(client, vilnius)


def test_every_place_of_a_conference_in_several_cities(client: Client, vilnius: Edition) -> None:
    Spot.objects.create(edition=vilnius, city="Kaunas", country="Lithuania", latitude=54.9, longitude=23.9)
    text = page(client, vilnius)
    assert "Kaunas, Lithuania" in text
    assert text.count("<circle") == 2


def test_what_else_is_known(client: Client, vilnius: Edition) -> None:
    Entry.objects.update(
        website="https://pycon.example/", price="low", aid_url="https://pycon.example/aid",
        sponsor_url="https://pycon.example/sponsors", note="Bring <b>tea</b>.", alt_name="PyCon LT",
        tickets_from=now() + 5 * DAY, tickets_url="https://pycon.example/tickets",
        channels={"mastodon": "https://social.example/@py", "twitter": "pylt", "youtube": "javascript:x"},
    )  # fmt: skip
    text = page(client, vilnius)
    for words in (
        "Below 100 €", "https://pycon.example/aid", "https://pycon.example/sponsors", "on sale from",
        "Bring &lt;b&gt;tea&lt;/b&gt;.", "also known as PyCon LT", "https://social.example/@py",
        "https://twitter.com/pylt",
    ):  # fmt: skip
        assert words in text
    assert "javascript:" not in text


def test_addresses_that_are_none_lead_nowhere(client: Client, vilnius: Edition) -> None:
    Entry.objects.update(website="javascript:alert(1)", aid_url="data:text/html,x", tickets_url="file:///x")
    text = page(client, vilnius)
    for bad in ("javascript:", "data:text", "file:"):
        assert bad not in text


def test_dates_that_nobody_has_checked_for_long_say_so(client: Client, vilnius: Edition) -> None:
    call(vilnius, now().date() + 20 * DAY)
    assert "Nobody has checked these dates yet" in page(client, vilnius)
    Entry.objects.update(verified_at=now() - 61 * DAY)
    assert "for 61 days" in page(client, vilnius)
    Entry.objects.update(verified_at=now() - 60 * DAY)
    assert "Nobody has checked" not in page(client, vilnius)


def test_who_brought_a_fact_is_thanked_once_and_only_by_the_name_they_gave(
    client: Client, vilnius: Edition
) -> None:
    for credit in ("Rūta", "", "Rūta", "Theo"):
        FactChange.objects.create(edition=vilnius, field="starts_on", origin="proposal", credit=credit)
    assert re.findall(r"<b>(Rūta|Theo)</b>", page(client, vilnius)) == ["Rūta", "Theo"]


def test_its_size_is_compared_with_the_largest_of_its_series(client: Client, vilnius: Edition) -> None:
    conference("PyCon Lithuania 2019", dt.date(2019, 5, 1), "Vilnius", attendance=2000)
    conference("PyCon US 2019", dt.date(2019, 5, 1), attendance=9000)
    assert "a quarter of the size of PyCon Lithuania 2019" in page(client, vilnius)


def test_and_the_largest_of_its_series_with_the_largest_known(client: Client, vilnius: Edition) -> None:
    conference("PyCon US 2019", dt.date(2019, 5, 1), attendance=1000)
    assert "half the size of PyCon US 2019" in page(client, vilnius)


def test_without_a_figure_the_last_known_one_is_told_with_its_year(client: Client, vilnius: Edition) -> None:
    Edition.objects.update(attendance=None)
    conference("PyCon Lithuania 2019", dt.date(2019, 5, 1), attendance=300)
    assert "300 people in 2019" in page(client, vilnius)


def test_what_clashes_and_what_lies_around(client: Client, vilnius: Edition, soon: dt.date) -> None:
    conference("PyCon Kenya 1", soon + DAY, "Nairobi")
    conference("PyCon Poland 1", soon - 4 * DAY, "Warsaw")
    conference("PyCon Far 1", soon + 30 * DAY, "Berlin")
    conference("PyCon Gone 1", soon, "Berlin", status=EditionStatus.CANCELLED)
    around = page(client, vilnius).split('id="around"')[1]
    assert re.findall(r"<h3><a[^>]*>([^<]+)", around) == ["PyCon Kenya 1", "PyCon Poland 1"]
    for words in ("1 day in common", "2 free days before", "390 km", "one journey for both"):
        assert words in around


def test_smaller_ones_on_the_way_from_where_i_live(client: Client, vilnius: Edition, soon: dt.date) -> None:
    conference("PyCon Poland 1", soon - 40 * DAY, "Warsaw", attendance=80, entry={"price": "free"})
    conference("PyCon Huge 1", soon - 30 * DAY, "Warsaw", attendance=4000)
    conference("PyCon Kenya 1", soon - 20 * DAY, "Nairobi")
    conference("Berlin Past 1", dt.date(2019, 1, 1), "Berlin")
    way = page(client, vilnius, "?from=berlin").split('id="way"')[1].split('id="around"')[0]
    assert re.findall(r"<h3><a[^>]*>([^<]+)", way) == ["PyCon Poland 1"]
    for words in ("520 km", "40 days before", "80 people", "Free", "smaller", 'value="Berlin, Germany"'):
        assert words in way


def test_a_city_that_nobody_knows_is_answered_kindly(client: Client, vilnius: Edition) -> None:
    text = page(client, vilnius, "?from=<script>Atlantis")
    assert "“&lt;script&gt;Atlantis”" in text
    assert "<script>Atlantis" not in text


def test_one_wrong_geocode_does_not_move_a_city(client: Client, vilnius: Edition, soon: dt.date) -> None:
    for year in (2018, 2019):
        conference(f"PyBerlin {year}", dt.date(year, 1, 1), "Berlin")
    conference("PyBerlin 2020", dt.date(2020, 1, 1), "Berlin", entry={"latitude": -52.5})
    conference("PyCon Poland 1", soon - 40 * DAY, "Warsaw")
    assert "520 km" in page(client, vilnius, "?from=Berlin")


def test_a_conference_of_this_house_leads_to_its_own_pages_first(client: Client, edition: Edition) -> None:
    text = page(client, edition)
    assert 'class="btn main" href="/pyharbour-2027/"' in text


def test_what_machines_read(client: Client, vilnius: Edition) -> None:
    Edition.objects.update(status=EditionStatus.CANCELLED, name="</script>PyCon")
    (said,) = re.findall(r'application/ld\+json">(.*?)</script>', page(client, vilnius), re.DOTALL)
    event = json.loads(said)
    assert event["name"].startswith("</script>PyCon")
    assert event["eventStatus"].endswith("/EventCancelled")
    assert event["startDate"] == vilnius.starts_on.isoformat()


@pytest.mark.parametrize("language", ["", "/de"])
def test_nothing_known_but_a_name_breaks_nothing(client: Client, db: None, language: str) -> None:
    edition = conference("Someday 1", None, entry={"latitude": 10})
    with translation.override("en"):
        assert client.get(f"{language}/conferences/{edition.slug}/").status_code == 200


def test_hidden_ones_are_hidden(client: Client, vilnius: Edition) -> None:
    Edition.objects.update(published=False)
    assert client.get(f"/conferences/{vilnius.slug}/").status_code == 404


def test_the_page_is_the_same_for_everybody(client: Client, vilnius: Edition) -> None:
    assert "directory@" in client.get(f"/conferences/{vilnius.slug}/").headers[HEADER]


def test_as_many_queries_for_many_as_for_few(
    client: Client, vilnius: Edition, soon: dt.date, queries: Callable[..., int]
) -> None:
    def furnish(count: int, prefix: str) -> None:
        for number in range(count):
            day = soon - (number + 3) * DAY
            conference(f"{prefix} {number}", day, "Warsaw")
            FactChange.objects.create(edition=vilnius, field="x", origin="list", credit=f"{prefix}{number}")
            Spot.objects.create(edition=vilnius, city=f"{prefix}{number}")
            actions.announce(vilnius, "poster", by=None, label=f"{prefix}{number}", moment=Moment(day))
            conference(f"PyCon Lithuania {2000 + number if prefix == 'A' else 1980 + number}", None)

    furnish(2, "A")
    path = f"/conferences/{vilnius.slug}/?from=Warsaw"
    few = queries(lambda: client.get(path))
    furnish(18, "B")
    assert queries(lambda: client.get(path)) == few
