"""The written conference holds together: names, numbers, links and dates agree."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from demo.cast_instructors import INSTRUCTORS
from demo.cast_team import CREDITS, TEAM
from demo.history import NEXT_EDITION, PAST_EDITIONS
from demo.programme.posters import POSTERS
from demo.programme.sprints import SOCIAL, SPRINTS
from demo.programme.tracks import TRACK_TALKS, TRACKS
from demo.programme.tutorials import TUTORIALS
from demo.shapes import TOPICS
from demo.venue import (
    ONLINE_VENUE,
    OPEN_SPACE_ROOMS,
    PLENARY_ROOM,
    ROOMS,
    SPRINT_ROOMS,
    TALK_ROOMS,
    TUTORIAL_ROOMS,
)

DEMO = Path(__file__).parent.parent
SESSIONS = TUTORIALS + TRACK_TALKS + POSTERS + SPRINTS + SOCIAL
CAST = TEAM + INSTRUCTORS
KEYS = {member.key for member in CAST}
LEVELS = {"all", "beginner", "intermediate", "advanced"}
TAKEN_NAMES = {
    "Ines Okafor", "Tomás Reyes", "Mei Tran", "Jo Abara", "Ruth Pine", "Arlo Wen",
    "Sana Iqbal", "Kofi Mensah", "Lena Vogt", "Noor Haddad", "Pip Larsen", "Dee Castro",
}  # fmt: skip


def _read(folder: str) -> dict[str, tuple[dict[str, Any], str]]:
    """Front matter and body of each Markdown file, by file name."""
    found = {}
    for path in sorted((DEMO / folder).glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        found[path.name] = (yaml.safe_load(head), body)
    return found


def _slug(heading: str) -> str:
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-")


PAGES = _read("pages")
NEWS = _read("news")
PAGE_BODIES = {head["slug"]: body for head, body in PAGES.values()}


def _repeated(values: list[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_the_numbers_are_those_that_the_pages_promise() -> None:
    assert (len(TUTORIALS), len(TRACKS), len(TRACK_TALKS)) == (30, 5, 35)
    assert (len(POSTERS), len(SPRINTS), len(SOCIAL)) == (24, 14, 9)
    assert (len(TEAM), len(INSTRUCTORS)) == (34, 44)
    assert sum(member.first_time_speaker for member in INSTRUCTORS) == 10


def test_the_announcement_names_the_same_numbers() -> None:
    _, body = NEWS["programme-announced.md"]
    counts = [int(number) for number in re.findall(r"\*\*(\d+) ", body)]
    assert counts == [95, len(TUTORIALS), len(TRACKS), len(TRACK_TALKS), len(POSTERS)]


def test_keys_and_titles_are_unique() -> None:
    assert _repeated([session.key for session in SESSIONS]) == []
    assert _repeated([session.title for session in SESSIONS]) == []
    assert _repeated([session.abstract for session in SESSIONS]) == []
    assert _repeated([member.key for member in CAST]) == []
    assert _repeated([member.name for member in CAST]) == []


def test_keys_can_stand_in_an_address() -> None:
    for key in [session.key for session in SESSIONS] + sorted(KEYS):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key), key


def test_nobody_shares_a_name_with_the_speakers_of_the_main_programme() -> None:
    assert TAKEN_NAMES.isdisjoint(member.name for member in CAST)


def test_everybody_who_is_named_exists_and_everybody_has_a_part() -> None:
    speakers = {key for session in SESSIONS for key in session.speakers}
    credited = {key for _, _, key in CREDITS}
    organisers = {key for track in TRACKS for key in track.organisers}
    assert speakers <= KEYS
    assert {member.key for member in INSTRUCTORS} <= speakers
    assert credited == {member.key for member in TEAM}
    assert organisers <= credited


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.key)
def test_a_session_is_complete(session: Any) -> None:
    assert session.speakers
    assert _repeated(list(session.speakers)) == []
    assert 50 <= len(session.abstract.split()) <= 110
    assert session.level in LEVELS
    assert session.topics
    assert set(session.topics) <= set(TOPICS)


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda tutorial: tutorial.key)
def test_a_tutorial_says_what_to_bring_and_install(tutorial: Any) -> None:
    assert "**Bring**" in tutorial.abstract
    assert "**Install**" in tutorial.abstract


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.key)
def test_a_biography_has_a_good_length(member: Any) -> None:
    assert 25 <= len(member.bio.split()) <= 60


def test_every_track_has_two_organisers_and_enough_sessions() -> None:
    per_track = Counter(session.track for session in TRACK_TALKS)
    assert set(per_track) == {track.slug for track in TRACKS}
    assert all(6 <= count <= 8 for count in per_track.values())
    assert all(len(set(track.organisers)) >= 2 for track in TRACKS)
    assert all(80 <= len(track.body.split()) <= 150 for track in TRACKS)
    assert len({track.hue for track in TRACKS}) == len(TRACKS)


def test_track_years_are_years_in_which_the_conference_was_held() -> None:
    held = {edition.year for edition in PAST_EDITIONS if edition.status == "announced"} | {2027}
    for track in TRACKS:
        assert list(track.years) == sorted(set(track.years))
        assert set(track.years) <= held
        assert track.years[-1] == 2027


def test_django_returns_for_its_twelfth_year_and_devoops_is_new() -> None:
    years = {track.slug: track.years for track in TRACKS}
    assert years["django"][0] == 2013
    assert len(years["django"]) == 12
    assert years["devoops"] == (2027,)


def test_the_panel_has_a_moderator_and_three_or_more_others() -> None:
    panels = [session for session in TRACK_TALKS if session.title.startswith("Panel:")]
    assert len(panels) == 1
    names = {member.key: member.name for member in CAST}
    assert f"{names[panels[0].speakers[0]]} is the moderator" in panels[0].abstract
    assert len(panels[0].speakers) >= 4


def test_rooms_have_seats_and_their_own_colours() -> None:
    assert all(room.capacity > 0 and room.description for room in ROOMS)
    assert all(0 <= room.hue <= 359 for room in ROOMS)
    assert _repeated([room.slug for room in ROOMS]) == []
    assert _repeated([room.hue for room in ROOMS]) == []


def test_the_room_groups_name_rooms() -> None:
    rooms = {room.slug: room for room in ROOMS}
    assert [rooms[slug].capacity for slug in TALK_ROOMS] == [2400, 700, 450, 300, 220]
    assert [rooms[slug].capacity for slug in OPEN_SPACE_ROOMS] == [20, 30, 12, 60]
    assert len(TUTORIAL_ROOMS) == 8
    assert all(20 <= rooms[slug].capacity <= 24 for slug in TUTORIAL_ROOMS)
    assert max(rooms, key=lambda slug: rooms[slug].capacity) == PLENARY_ROOM
    assert set(SPRINT_ROOMS) <= set(rooms)


def test_the_venue_page_gives_the_seats_of_the_talk_rooms() -> None:
    body = PAGE_BODIES["the-ropewalk"]
    for room in ROOMS:
        if room.slug in TALK_ROOMS:
            assert f"| {room.name} | {room.capacity:,} |" in body
        if room.slug in OPEN_SPACE_ROOMS:
            assert re.search(rf"\*\*{room.name}\*\* \({room.capacity}\b", body)


def test_history_runs_without_a_missing_year() -> None:
    assert [edition.year for edition in PAST_EDITIONS] == list(range(2012, 2027))
    for edition in PAST_EDITIONS:
        if edition.starts_on and edition.ends_on:
            assert edition.starts_on <= edition.ends_on
            assert edition.starts_on.year == edition.year


def test_attendance_grows_towards_three_thousand() -> None:
    figures = [edition.attendance for edition in PAST_EDITIONS if edition.attendance is not None]
    assert figures == sorted(figures)
    assert 0 < figures[0] < figures[-1] < 3000


def test_the_odd_years_of_the_pandemic_and_the_year_nobody_knows() -> None:
    by_year = {edition.year: edition for edition in PAST_EDITIONS}
    assert (by_year[2020].mode, by_year[2020].venue) == ("online", ONLINE_VENUE.name)
    assert (by_year[2021].status, by_year[2021].starts_on) == ("postponed", None)
    assert len({stage.slug for stage in ONLINE_VENUE.stages}) == 4
    assert NEXT_EDITION.starts_on is None
    assert NEXT_EDITION.date_note
    assert NEXT_EDITION.place_is_tentative


def test_two_years_in_every_city() -> None:
    cities = Counter(
        edition.city for edition in PAST_EDITIONS if edition.attendance and edition.mode == "in_person"
    )
    assert cities.pop("Hobart") == 1, "the second year in Hobart is 2027"
    assert set(cities.values()) == {2}


def test_front_matter_of_pages() -> None:
    heads = [head for head, _ in PAGES.values()]
    assert len(heads) == 14
    assert all(isinstance(head["order"], int) and head["title"] for head in heads)
    assert all(isinstance(head["nav"], bool) for head in heads)
    assert _repeated([head["order"] for head in heads]) == []
    assert _repeated([head["slug"] for head in heads]) == []
    assert max(heads, key=lambda head: head["order"])["slug"] == "conduct"
    assert sum(head.get("draft", False) for head in heads) == 1


def test_redirects_lead_from_addresses_that_are_free() -> None:
    slugs = [head["slug"] for head, _ in PAGES.values()]
    old = [address for head, _ in PAGES.values() for address in head.get("redirect_from", [])]
    assert old
    assert _repeated(slugs + old) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_neither_empty_nor_endless(name: str) -> None:
    words = [word for word in PAGES[name][1].split() if re.search(r"\w", word)]
    assert 120 <= len(words) <= 350


@pytest.mark.parametrize(("folder", "up"), [("pages", "../"), ("news", "../../")])
def test_links_lead_to_published_pages_and_headings(folder: str, up: str) -> None:
    links = 0
    for name, (_, body) in _read(folder).items():
        for target in re.findall(r"\]\(([^)]+)\)", body):
            found = re.fullmatch(re.escape(up) + r"([a-z-]+)/(?:#([\w-]+))?", target)
            assert found, f"{name}: {target}"
            slug, anchor = found.groups()
            assert slug in PAGE_BODIES, f"{name}: {target}"
            headings = {_slug(line) for line in re.findall(r"^#+ (.+)$", PAGE_BODIES[slug], re.M)}
            assert anchor is None or anchor in headings, f"{name}: {target}"
            links += 1
    assert links > 3


def test_no_published_page_links_to_a_draft() -> None:
    drafts = {head["slug"] for head, _ in PAGES.values() if head.get("draft")}
    for body in [body for _, body in PAGES.values()] + [body for _, body in NEWS.values()]:
        assert not any(f"/{slug}/" in body for slug in drafts)


def test_news_is_dated_signed_and_tagged() -> None:
    heads = [head for head, _ in NEWS.values()]
    assert len(heads) == 7
    assert _repeated([head["slug"] for head in heads]) == []
    for head in heads:
        assert isinstance(head["date"], dt.date)
        assert head["date"].year == 2027
        assert head["author"] in KEYS
        assert head["tags"]
        assert head["title"]


def test_the_call_was_extended_by_exactly_one_week() -> None:
    opened, closes = _call("call-opens.md")
    extended, closes_later = _call("call-extended.md")
    assert closes_later - closes == dt.timedelta(weeks=1)
    assert opened < extended < closes


def _call(name: str) -> tuple[dt.date, dt.date]:
    """Day of the post, and the Sunday in bold on which it says that the call closes."""
    head, body = NEWS[name]
    found = re.search(r"\*\*Sunday (\d+ \w+)\*\*", body)
    assert found
    closes = dt.datetime.strptime(f"{found[1]} 2027 +0000", "%d %B %Y %z").date()
    assert closes.strftime("%A") == "Sunday"
    return head["date"], closes
