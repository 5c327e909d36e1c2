"""The announcement `X-Hallway-Publish: <scope>@<version> …`, by which a response says that it is public.

`X-Hallway-Publish-Seconds` limits the life of a page whose text depends on the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hallway.front.protocol import Head, members, value, without

PUBLISH = b"x-hallway-publish"
SECONDS = b"x-hallway-publish-seconds"


@dataclass(frozen=True, slots=True)
class Publication:
    """What a public response was made from, and for how many seconds it holds (None: until it is stale)."""

    versions: Mapping[str, int]
    seconds: int | None


def split_announcement(head: Head) -> tuple[Head, bytes | None, bytes | None]:
    """The head without both fields, and their values."""
    plain = Head(head.status, without(head.headers, PUBLISH, SECONDS))
    return plain, value(head.headers, PUBLISH), value(head.headers, SECONDS)


def parse_publication(publish: bytes, seconds: bytes | None) -> Publication:
    """Read the values of both fields. Raises ValueError when they do not follow the form."""
    versions = {}
    for part in publish.decode("latin-1").split():
        scope, _, version = part.rpartition("@")
        if not scope or not version.isdecimal():
            raise ValueError(f"{part!r} is not <scope>@<version>")
        versions[scope] = int(version)
    if not versions:
        raise ValueError("it names no scope")
    if seconds is not None and not (seconds.isdigit() and int(seconds) > 0):
        raise ValueError(f"{seconds!r} is not a number of seconds")
    return Publication(versions, None if seconds is None else int(seconds))


def danger(head: Head) -> str | None:
    """Why a response that calls itself public may not be shared: signs that it was made for one person.

    A safety net: whatever is found here is a mistake in the application.
    """
    if value(head.headers, b"set-cookie") is not None:
        return "it sets a cookie"
    if others := set(members(value(head.headers, b"vary"))) - {b"accept-encoding"}:
        return f"it varies on {b', '.join(sorted(others)).decode('latin-1')}"
    directives = {part.split(b"=")[0] for part in members(value(head.headers, b"cache-control"))}
    if directives & {b"private", b"no-store"}:
        return "its Cache-Control forbids sharing"
    if value(head.headers, b"content-encoding") is not None:
        return "it is already compressed"
    return None
