"""Hypothesis strategies: conferences as a careful organiser would list them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from hallway.engines.geography.countries import country_code
from hallway.formats.conferences import TOPICS, CallDate, CallKind, Conference, Mode, Place, Status
from hallway.formats.feeds import Change, Listed
from hallway.formats.listed import split_year
from hallway.formats.moments import AOE, Moment
from hallway.formats.places import split_online
from hallway.formats.tests.strategies import lines as any_lines
from hallway.formats.tests.strategies import maybe_urls, slugs, urls

ZONES = (AOE, "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia")
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
clocks = st.none() | st.times(max_value=time(23, 59, 59)).map(lambda clock: clock.replace(microsecond=0))
moments = st.builds(Moment, days, clocks, st.sampled_from(ZONES))
lines = any_lines.filter(lambda text: text not in {"~", "null"})  # which are nothing in YAML
names = lines.filter(bool)
towns = names.filter(lambda text: "," not in text and not split_online(text)[0] and not country_code(text))
titles = names.filter(lambda text: split_year(text)[1] is None)
stamps = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)


@st.composite
def _calls(draw, kind):
    original, extended = draw(st.none() | moments), draw(st.none() | moments)
    if original and extended and extended.instant() <= original.instant():
        extended = None
    return CallDate(kind, original, extended)


@st.composite
def _places(draw):
    point = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    return Place(
        city=draw(towns),
        region=draw(st.just("") | towns),
        country=draw(st.sampled_from(["", "DE", "US", "GB", "BR", "KR"])),
        venue=draw(lines),
        title=draw(lines),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
    )


@st.composite
def conferences(draw, kinds=tuple(CallKind)):
    """One conference with a key of its own; its days lie in its year."""
    first = draw(st.none() | days)
    length = draw(st.integers(0, 9))
    last = min(first + timedelta(days=length), date(first.year, 12, 31)) if first else None
    chosen = draw(st.lists(st.sampled_from(kinds), unique=True))
    return Conference(
        name=draw(titles),
        year=first.year if first else draw(st.integers(1995, 2150)),
        key=draw(slugs) + f"-{draw(st.uuids())}",
        alt_name=draw(lines),
        link=draw(maybe_urls),
        call_link=draw(maybe_urls),
        sponsor_link=draw(maybe_urls),
        aid_link=(aid_link := draw(maybe_urls)),
        aid=bool(aid_link) or draw(st.booleans()),
        status=draw(st.sampled_from(Status)),
        mode=(mode := draw(st.sampled_from(Mode))),
        starts_on=first,
        ends_on=last,
        places=[] if mode is Mode.ONLINE else draw(st.lists(_places(), min_size=1, max_size=3)),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=3))),
        note=draw(lines),
        mastodon=draw(st.sampled_from(["", "https://fosstodon.org/@narnia"])),
        bluesky=draw(st.sampled_from(["", "https://bsky.app/profile/narnia.example"])),
        twitter=draw(st.sampled_from(["", "narnia_py"])),
        youtube=draw(st.sampled_from(["", "https://www.youtube.com/@narnia"])),
        zone=draw(st.sampled_from(ZONES)),
        calls=[draw(_calls(kind)) for kind in CallKind if kind in chosen],
    )


lists = st.lists(conferences(), max_size=4)
changes = st.builds(Change, st.integers(0, 9), st.none() | stamps)
listed = st.builds(
    Listed, conferences(), urls, changes, st.dictionaries(st.sampled_from(CallKind), changes, max_size=3)
)
