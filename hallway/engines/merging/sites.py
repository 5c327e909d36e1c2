"""Where a conference lives on the web: the part of its address that stays from year to year."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

# On these many conferences are guests, so the host alone says nothing and the first part of the path counts.
_SHARED: Final = (
    "barcamps.eu",
    "docs.google.com",
    "events.linuxfoundation.org",
    "fosdem.org",
    "github.com",
    "pydata.org",
    "python.org",
    "sites.google.com",
    "wiki.python.org",
    "wiki.python.org.ar",
    "facebook.com",
    "linkedin.com",
    "meetup.com",
    "pyladies.com",
)
# Calls, tickets and talks of anybody: never the home of a conference.
_SERVICES: Final = (
    "bit.ly",
    "cfptime.org",
    "easychair.org",
    "eventbrite.com",
    "forms.gle",
    "indico.cern.ch",
    "konfhub.com",
    "linktr.ee",
    "lu.ma",
    "luma.com",
    "papercall.io",
    "pretalx.com",
    "pretix.eu",
    "sessionize.com",
    "ti.to",
    "twitter.com",
    "x.com",
    "youtube.com",
)
_ARCHIVED: Final = re.compile(r"https?://web\.archive\.org/web/[^/]+/(?=https?:/)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d|(?<=[a-z-])\d\d$")


def site(url: str) -> str:
    """The lasting part of an address, or "" when it has none: "https://2026.pycon.de/x" is "pycon.de".

    Copies in the web archive count as the original. Labels and path parts lose their
    year. The addresses of call, ticket and video services say nothing.
    """
    try:
        parts = urlsplit(_ARCHIVED.sub("", url.strip()))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    labels = host.split(".")
    while len(labels) > 2 and (_YEAR.search(labels[0]) or labels[0] == "www"):
        labels = labels[1:]
    host = ".".join(labels)
    if "." not in host or _is_one_of(host, _SERVICES):
        return ""
    if host not in _SHARED:
        return host
    first = next((part for part in parts.path.casefold().split("/") if _YEAR.sub("", part)), "")
    name = _YEAR.sub("", first).strip("-_")
    return f"{host}/{name}" if name else ""


def _is_one_of(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith("." + one) for one in hosts)
