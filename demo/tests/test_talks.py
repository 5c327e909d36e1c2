"""The written programme keeps its promises: numbers, lengths, people."""

import re
from collections import Counter

import pytest

from demo.cast_speakers import SPEAKERS
from demo.programme.keynotes import KEYNOTES
from demo.programme.lightning import LIGHTNING_TITLES
from demo.programme.talks import TALKS
from demo.shapes import TOPICS, Member, Session

SESSIONS = (*KEYNOTES, *TALKS)
LEVELS = {"all", "beginner", "intermediate", "advanced"}
EXAMPLE_HANDLES = {
    "mastodon": r"@[a-z]+@social\.example",
    "github": r"[a-z0-9-]+",
    "website": r"https://[a-z-]+\.example",
}
SESSION_IDS = [session.key for session in SESSIONS]
MEMBER_IDS = [member.key for member in SPEAKERS]


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def opening(text: str) -> str:
    """The first five words, without capitals and punctuation."""
    return " ".join(re.findall(r"\w+", text.lower())[:5])


def test_the_programme_has_the_announced_size() -> None:
    assert len(TALKS) == 95
    assert len(KEYNOTES) == 6
    assert len(LIGHTNING_TITLES) == 24


def test_keys_and_titles_are_unique() -> None:
    assert repeated([session.key for session in SESSIONS]) == []
    assert repeated([*(session.title for session in SESSIONS), *LIGHTNING_TITLES]) == []
    assert repeated([member.key for member in SPEAKERS]) == []
    assert repeated([member.name for member in SPEAKERS]) == []


def test_keys_can_stand_in_an_address() -> None:
    for key in [*SESSION_IDS, *MEMBER_IDS]:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key), key


def test_every_speaker_exists_and_has_a_session() -> None:
    named = {key for session in SESSIONS for key in session.speakers}
    assert named == {member.key for member in SPEAKERS}


def test_nobody_speaks_more_than_twice() -> None:
    appearances = Counter(key for session in SESSIONS for key in session.speakers)
    assert [key for key, count in appearances.items() if count > 2] == []


def test_keynotes_have_a_speaker_each() -> None:
    speakers = [key for keynote in KEYNOTES for key in keynote.speakers]
    assert repeated(speakers) == []
    assert len(speakers) == len(KEYNOTES)
    assert ("The library nobody thanked", ("ines-okafor",)) in [(one.title, one.speakers) for one in KEYNOTES]


def test_the_mixture_of_sessions() -> None:
    assert 28 <= sum(talk.experience_report for talk in TALKS) <= 38
    assert sum(len(talk.speakers) == 2 for talk in TALKS) == 8
    assert sum(not talk.recorded for talk in TALKS) == 6
    assert sum(talk.language == "es" for talk in TALKS) == 3
    assert 3 <= sum(bool(talk.content_warning) for talk in TALKS) <= 8


def test_every_topic_and_level_is_represented() -> None:
    assert {topic for talk in TALKS for topic in talk.topics} == set(TOPICS)
    assert {talk.level for talk in TALKS} == LEVELS


def test_neighbours_in_the_programme_differ_in_subject() -> None:
    for start in range(0, len(TALKS), 5):
        side_by_side = TALKS[start : start + 5]
        assert len({talk.topics[0] for talk in side_by_side}) >= 3, [talk.key for talk in side_by_side]


def test_the_mixture_of_speakers() -> None:
    assert sum(member.core_developer for member in SPEAKERS) == 6
    assert sum(member.first_time_speaker for member in SPEAKERS) == 20
    assert 0.5 <= sum(bool(member.pronouns) for member in SPEAKERS) / len(SPEAKERS) <= 0.7


@pytest.mark.parametrize("session", SESSIONS, ids=SESSION_IDS)
def test_a_session_is_complete(session: Session) -> None:
    assert 1 <= len(session.speakers) <= 2
    assert repeated(list(session.speakers)) == []
    assert 45 <= len(session.abstract.split()) <= 90
    assert session.level in LEVELS
    assert 1 <= len(session.topics) <= 3
    assert set(session.topics) <= set(TOPICS)
    assert session.language in {"en", "es"}


@pytest.mark.parametrize("member", SPEAKERS, ids=MEMBER_IDS)
def test_a_speaker_is_introduced(member: Member) -> None:
    assert 25 <= len(member.bio.split()) <= 60
    assert member.bio.startswith(member.name.split()[0])
    assert 0 < len(member.tagline) <= 80
    assert member.city
    for kind, handle in member.handles.items():
        assert re.fullmatch(EXAMPLE_HANDLES[kind], handle), handle


def test_texts_do_not_begin_alike() -> None:
    assert repeated([opening(session.abstract) for session in SESSIONS]) == []
    assert repeated([opening(member.bio) for member in SPEAKERS]) == []
    assert repeated([member.tagline for member in SPEAKERS]) == []
