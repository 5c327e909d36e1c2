"""Links of sessions, and the recording that hides among them."""

from __future__ import annotations

from typing import Final

from hallway.formats.schedule import Link, Session

KINDS: Final = frozenset({"slides", "paper", "web", "blog", "article", "media", "related", "activitypub"})
RECORDING_TITLE: Final = "Video recording"


def known_kind(kind: str) -> str:
    """The kind in the voc vocabulary; anything else is "related"."""
    return kind.lower() if kind.lower() in KINDS else "related"


def lift_recording(session: Session) -> None:
    """Take the first link titled "Video recording" (FOSDEM writes so) as the recording."""
    for link in session.links:
        if link.title.casefold().startswith(RECORDING_TITLE.casefold()) and not session.recording_url:
            session.recording_url = link.url
            session.links.remove(link)
            return


def links_with_recording(session: Session) -> list[Link]:
    """The links of a session for formats that have no field for the recording."""
    if not session.recording_url:
        return session.links
    return [Link(session.recording_url, RECORDING_TITLE, "media"), *session.links]
