"""Servers that speak the Mastodon API: Mastodon, GoToSocial, Pleroma, Akkoma, Pixelfed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from hallway.ports.fetch import FetchError, fetch
from hallway.ports.social.protocol import MOST, Said, SocialError
from hallway.ports.social.statuses import read

MAX_BYTES = 2 * 1024 * 1024
SECONDS = 15


class Mastodon:
    """Asks the public timeline of a hashtag, without an account.

    https://docs.joinmastodon.org/methods/timelines/#tag
    """

    def __init__(self, *, scheme: str = "https") -> None:
        self._scheme = scheme

    def tagged(self, server: str, tag: str, *, after: str = "") -> Sequence[Said]:
        query = urlencode({"limit": MOST, **({"since_id": after} if after else {})})
        address = f"{self._scheme}://{server}/api/v1/timelines/tag/{quote(tag, safe='')}?{query}"
        try:
            answer = fetch(address, max_bytes=MAX_BYTES, seconds=SECONDS)
        except FetchError as error:
            raise SocialError(str(error)) from None
        return read(answer.data, server)
