"""One small conference that shows every corner of the neutral schedule."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker, Track

ZONE = ZoneInfo("Australia/Adelaide")


def sample() -> Schedule:
    """Two days in Adelaide: a talk given twice, a break, a late party, a session without a slot."""
    return Schedule(
        title="Hallway Conf",
        timezone="Australia/Adelaide",
        acronym="hallway26",
        version="v1",
        base_url="https://conf.example/",
        url="https://conf.example/schedule/",
        venue="Town Hall",
        city="Adelaide",
        start=date(2026, 9, 4),
        end=date(2026, 9, 5),
        color="#336699",
        rooms=[Room("Curlyboi", capacity=200), Room("Ballroom", guid=UUID(int=7))],
        tracks=[Track("Community 🦄", slug="community", color="#aa3366"), Track("2 Fast")],
        speakers=[
            Speaker("ines", "Inés Okafor", code="ABC123", biography="Writes *parsers*.", tagline="Hi"),
            Speaker("bo", "Bo <b>Tables", number=42, links=[Link("https://bo.example/", "Home", "web")]),
        ],
        sessions=[
            _talk("parsers", datetime(2026, 9, 4, 10, 0, tzinfo=ZONE), code="TALK01"),
            _talk("parsers-again", datetime(2026, 9, 5, 14, 0, tzinfo=ZONE), code="TALK01"),
            Session(
                "lunch",
                "Lunch & <chat>",
                "catering",
                datetime(2026, 9, 4, 12, tzinfo=ZONE),
                timedelta(hours=1),
                is_break=True,
                plenary=True,
            ),
            Session(
                "party",
                "Party",
                "social",
                datetime(2026, 9, 5, 1, 30, tzinfo=ZONE),
                timedelta(hours=2),
                "Ballroom",
            ),
            Session("waiting", "Not placed yet", "Workshop", speakers=["bo"]),
        ],
    )


def _talk(key: str, start: datetime, code: str) -> Session:
    return Session(
        key,
        "=Parsers; for people",
        "talk",
        start,
        timedelta(minutes=45),
        "Curlyboi",
        "Community 🦄",
        code,
        abstract="Why *not*?\n\nBecause.",
        language="en",
        url="https://conf.example/talk/TALK01/",
        recording_url="https://video.example/1",
        do_not_record=False,
        speakers=["ines", "bo"],
        links=[Link("https://slides.example/", "Slides", "slides")],
    )
