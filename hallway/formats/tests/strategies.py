"""Hypothesis strategies: schedules as a careful organiser would keep them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from hallway.formats.links import KINDS, RECORDING_TITLE
from hallway.formats.report import Report
from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker, Track
from hallway.formats.values import BREAK_KINDS, Raw

ZONES = ("UTC", "Europe/Berlin", "Australia/Adelaide", "Asia/Kolkata", "America/Argentina/Buenos_Aires")
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"])


def _steady(convert: str):
    """Text that a reader leaves alone: already trimmed, sound and free of HTML."""

    def once(text: str) -> str:
        return getattr(Raw(text, "", Report()), convert)()

    return st.text(_CHARACTERS, max_size=30).map(once).map(once).filter(lambda text: once(text) == text)


lines = _steady("line")
names = lines.filter(bool)
proses = st.one_of(_steady("prose"), st.just("First *paragraph*.\n\n- a list\n- with <angles"))
slugs = st.from_regex(r"[a-z][a-z0-9]{3,8}", fullmatch=True)
urls = st.builds("https://example.org/{}".format, slugs)
maybe_urls = st.one_of(st.just(""), urls)
colors = st.one_of(st.just(""), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
codes = st.from_regex(r"[0-9A-Z]{6}", fullmatch=True)
guids = st.uuids()
numbers = st.integers(1, 2**31 - 1)
languages = st.sampled_from(["", "en", "de", "pt-BR"])
titles = lines.filter(lambda text: not text.casefold().startswith(RECORDING_TITLE.casefold()))
links = st.builds(Link, url=urls, title=titles, kind=st.sampled_from(sorted(KINDS)))
link_lists = st.lists(links, max_size=2)
kinds = names.filter(lambda text: text.casefold() not in BREAK_KINDS)


def _unique(items, *attributes: str, max_size: int):
    keys = tuple(lambda item, name=name: getattr(item, name) for name in attributes)
    return st.lists(items, max_size=max_size, unique_by=keys)


_rooms = _unique(
    st.builds(
        Room,
        name=names,
        guid=guids,
        number=numbers,
        slug=slugs,
        description=proses,
        capacity=st.none() | st.integers(0, 9000),
        url=maybe_urls,
    ),
    "name",
    "guid",
    "number",
    max_size=3,
)
_tracks = _unique(
    st.builds(Track, name=names, slug=slugs, number=numbers, description=proses, color=colors),
    "name",
    "number",
    max_size=3,
)
_speakers = _unique(
    st.builds(
        lambda guid, **rest: Speaker(key=str(guid), guid=guid, **rest),
        guid=guids,
        name=names,
        code=codes,
        number=st.none() | numbers,
        tagline=lines,
        biography=proses,
        avatar_url=maybe_urls,
        links=st.lists(st.builds(Link, url=urls, title=lines, kind=st.just("web")), max_size=2),
    ),
    "guid",
    "code",
    max_size=3,
)


@st.composite
def _sessions(draw, guid: UUID, number: int, code: str, first: date, days: int, frame: Schedule) -> Session:
    is_break = draw(st.booleans())
    minute = draw(st.integers(0, days * 24 * 60 - 1))
    zone, hour = ZoneInfo(frame.timezone), frame.day_starts_at_hour
    opening = datetime.combine(first, time(hour), zone).astimezone(UTC)
    start = (opening + timedelta(minutes=minute)).astimezone(zone)
    return Session(
        key=str(guid),
        guid=guid,
        number=number,
        code=code,
        slug=f"conf-{code.lower()}",
        title=draw(names),
        kind=draw(st.sampled_from(sorted(BREAK_KINDS)) if is_break else kinds),
        is_break=is_break,
        start=draw(st.none() | st.just(start)),
        duration=timedelta(minutes=draw(st.integers(0, 99 * 60))),
        room=draw(st.sampled_from(["", *(room.name for room in frame.rooms)])),
        track=draw(st.sampled_from(["", *(track.name for track in frame.tracks)])),
        speakers=draw(st.permutations([one.key for one in frame.speakers]).map(lambda keys: keys[:2])),
        subtitle=draw(lines),
        abstract=draw(proses),
        description=draw(proses),
        language=draw(languages),
        url=draw(maybe_urls),
        logo_url=draw(maybe_urls),
        feedback_url=draw(maybe_urls),
        stream_url=draw(maybe_urls),
        recording_url=draw(maybe_urls),
        recording_license=draw(lines),
        do_not_record=draw(st.none() | st.booleans()),
        links=draw(link_lists),
        attachments=draw(link_lists),
        plenary=draw(st.booleans()),
        cancelled=draw(st.booleans()),
        sequence=draw(st.integers(0, 9)),
        updated=draw(st.none() | st.just(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))),
    )


@st.composite
def schedules(draw, *, without_clock_changes: bool = False) -> Schedule:
    """A whole schedule whose keys are its guids; some sessions are not placed."""
    july = st.dates(date(2024, 7, 1), date(2024, 7, 20))
    first = draw(july if without_clock_changes else st.dates(date(2015, 1, 1), date(2035, 12, 20)))
    days = draw(st.integers(1, 4))
    frame = Schedule(
        title=draw(names),
        timezone=draw(st.sampled_from(ZONES)),
        acronym=draw(st.from_regex(r"[a-z0-9_]{4,9}", fullmatch=True)),
        version=draw(lines),
        base_url=draw(maybe_urls),
        url=draw(maybe_urls),
        start=first,
        end=first + timedelta(days=days - 1),
        slot_minutes=draw(st.sampled_from([1, 5, 15, 60])),
        day_starts_at_hour=draw(st.integers(0, 12)),
        color=draw(colors),
        rooms=draw(_rooms),
        tracks=draw(_tracks),
        speakers=draw(_speakers),
    )
    count = draw(st.integers(0, 4))
    keys = draw(
        st.lists(
            st.tuples(guids, numbers, codes),
            min_size=count,
            max_size=count,
            unique_by=(lambda key: key[0], lambda key: key[1], lambda key: key[2]),
        )
    )
    frame.sessions = [draw(_sessions(*key, first, days, frame)) for key in keys]
    return frame
