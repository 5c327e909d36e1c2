"""What every source of outside posts does, and how it says that it could not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

MOST = 40  # posts of one look


@dataclass(frozen=True, slots=True)
class Said:
    """One public post. All of it was written by strangers: plain text, to be escaped like any other."""

    source: str  # its identity over all servers
    id: str  # its identity on the server that was asked, for `after`
    account: str  # @name@server
    name: str
    url: str  # its page, http or https
    text: str
    at: dt.datetime


class SocialError(Exception):
    """Nothing came; the message may be shown to the team."""


class SocialService(Protocol):
    def tagged(self, server: str, tag: str, *, after: str = "") -> Sequence[Said]:
        """At most MOST public posts of `server` with this hashtag that are newer than the id `after`.

        The oldest first. What is not public, repeated or unreadable is left out. Raises SocialError.
        """
        ...

    def again(self, server: str, id: str) -> Said | None:
        """A post of `tagged` as it stands now; None where it is gone, or no longer for everybody.

        Raises SocialError where that cannot be told.
        """
        ...
