"""Where a conference talks: names and addresses of its profiles, as lists write them.

Every function for one profile gives "" for what is none of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypedDict
from urllib.parse import urlsplit

from hallway.formats.report import Report
from hallway.formats.values import safe_url

_TWITTER: Final = re.compile(r"[A-Za-z0-9_]{1,50}")
_FEDIVERSE: Final = re.compile(r"@?([A-Za-z0-9_.-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_PROFILE_PATH: Final = re.compile(r"/(?:@|users/)?[A-Za-z0-9_.@-]+/?")
_BLUESKY: Final = re.compile(r"@?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
_ELSEWHERE: Final = frozenset(
    {
        *("bsky.app", "twitter.com", "x.com", "youtube.com", "unsplash.com", "facebook.com", "github.com"),
        *("instagram.com", "linkedin.com", "medium.com", "threads.net", "tiktok.com", "t.me"),
    }
)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def twitter_name(text: str) -> str:
    """The name without @, from a name or an address."""
    url = safe_url(text)
    if url:
        parts = urlsplit(url).path.split("/")
        text = parts[1] if _host(url) in {"twitter.com", "x.com"} and len(parts) > 1 else ""
    name = text.strip().removeprefix("@")
    return name if _TWITTER.fullmatch(name) else ""


def mastodon_address(text: str) -> str:
    """The profile's address, from an address or from ``@name@host``."""
    match = _FEDIVERSE.fullmatch(text.strip())
    if match:
        return f"https://{match[2].lower()}/@{match[1]}"
    url = safe_url(text)
    fits = url and _host(url) not in _ELSEWHERE and _PROFILE_PATH.fullmatch(urlsplit(url).path)
    return url if fits else ""


def bluesky_address(text: str) -> str:
    """The profile's address, from an address or from a handle such as ``scipy.bsky.social``."""
    match = _BLUESKY.fullmatch(text.strip())
    if match:
        return f"https://bsky.app/profile/{match[1]}"
    url = safe_url(text)
    return url if _host(url) == "bsky.app" and "/profile/" in url else ""


def youtube_address(text: str) -> str:
    """The address of a channel or video."""
    url = safe_url(text)
    return url if _host(url) in {"youtube.com", "youtu.be", "m.youtube.com"} else ""


PROFILES: Final[Mapping[str, Callable[[str], str]]] = {
    "mastodon": mastodon_address,
    "bluesky": bluesky_address,
    "twitter": twitter_name,
    "youtube": youtube_address,
}


class Profiles(TypedDict):
    """The fields of a conference that hold its profiles."""

    mastodon: str
    bluesky: str
    twitter: str
    youtube: str


def read_profiles(texts: Mapping[str, str], where: Callable[[str], str], report: Report) -> Profiles:
    """The profiles of a conference, from texts by field; `where` is the place of a field."""
    found = {name: reader(text) if (text := texts.get(name)) else "" for name, reader in PROFILES.items()}
    for name, profile in found.items():
        if texts.get(name) and not profile:
            message = f"“{texts[name][:80]}” does not say which profile is meant; left out."
            report.warn(where(name), message, "handle")
    return Profiles(
        mastodon=found["mastodon"],
        bluesky=found["bluesky"],
        twitter=found["twitter"],
        youtube=found["youtube"],
    )
