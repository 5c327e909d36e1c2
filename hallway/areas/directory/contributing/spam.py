"""Telling proposals of people from those of machines. What looks odd waits behind the others; nothing is
refused silently, because somebody may well type fast or have three links to give.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.core import signing
from django.http import HttpRequest

from hallway.areas.directory.states import Suspicion
from hallway.ground.clock import now
from hallway.ground.limits.actions import allow

FASTEST = dt.timedelta(seconds=3)
OLDEST = dt.timedelta(hours=24)
HOUR = dt.timedelta(hours=1)
# In an hour: from here on proposals are put back, from here on they are refused.
ONE_SENDER = (5, 20)
ALL_SENDERS = (60, 600)
MOST_LINKS = 2
_SALT = "directory.proposal"
_LINK = re.compile(r"https?:|www\.|\[url", re.IGNORECASE)
_MARKUP = re.compile(r"<\s*[/!?]?\s*[a-z]|javascript:|data:text|\bon[a-z]{3,}\s*=|&#", re.IGNORECASE)


class TooMany(Exception):
    """So many proposals came in this hour that no more are taken."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a form was handed out, and which one it was."""

    number: str
    age: dt.timedelta


def new_stamp() -> str:
    """What a form carries, so that we know when it was handed out. Signed."""
    return signing.dumps([secrets.token_urlsafe(9), int(now().timestamp())], salt=_SALT)


def read_stamp(text: str) -> Stamp | None:
    """The stamp of a form; None for what we did not write."""
    try:
        number, at = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    return Stamp(number, now() - dt.datetime.fromtimestamp(at, dt.UTC))


def suspicions(*, stamp: Stamp | None, trap: str, texts: Iterable[str]) -> list[Suspicion]:
    """What is odd about a form that was sent."""
    found = [Suspicion.TRAP] if trap else []
    if stamp is None or stamp.age > OLDEST:
        found.append(Suspicion.STALE)
    elif stamp.age < FASTEST:
        found.append(Suspicion.HASTE)
    written = "\n".join(texts)
    if len(_LINK.findall(written)) > MOST_LINKS:
        found.append(Suspicion.LINKS)
    if _MARKUP.search(written):
        found.append(Suspicion.MARKUP)
    return found


def count(request: HttpRequest) -> list[Suspicion]:
    """Count one proposal of this sender, and say whether many came at once. Raises TooMany."""
    sender = _sender(request)
    found = False
    for who, (soft, hard) in ((sender, ONE_SENDER), ("everybody", ALL_SENDERS)):
        if not allow(f"propose at most {who}", hard, HOUR):
            raise TooMany
        found = not allow(f"propose {who}", soft, HOUR) or found
    return [Suspicion.RUSH] if found else []


def _sender(request: HttpRequest) -> str:
    """Who sends: the account, else the address. The limits keep only a keyed hash of it."""
    if request.user.is_authenticated:
        return f"account {request.user.pk}"
    address = request.META.get("REMOTE_ADDR", "")
    try:
        number = ip_address(address)
    except ValueError:
        return address
    # Whoever has one IPv6 address has all that share its first half.
    return number.exploded[:19] if isinstance(number, IPv6Address) else address
