"""Do the links of the directory still lead somewhere? They are tried in turns, politely.

The links in the texts of an edition's own site are another matter (`areas/site/links.py`): those
lead to pages of this house and are looked up without asking anybody, so nothing is shared.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from hallway.areas.directory.models import CheckedLink, Entry
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition
from hallway.ground.limits.actions import allow
from hallway.ports.fetch import reach
from hallway.ports.guard import FetchError

ENTRY_LINKS = ("website", "tickets_url", "sponsor_url", "aid_url")
LOOK_BACK = dt.timedelta(days=2 * 365)
AGAIN = dt.timedelta(days=7)  # after a success
DAY = dt.timedelta(days=1)
LONGEST = 32  # days between two tries of a link that keeps failing
SAME_HOST = dt.timedelta(minutes=1)
# The server is there and does not talk to programs, or not to this one, or not now.
_ALIVE = frozenset({401, 403, 405, 406, 429, 451, 999})


def take_stock() -> None:
    """Note the links that are to be tried: of upcoming editions and of those of the last two years."""
    wanted = set(_links())
    known = set(CheckedLink.objects.values_list("url", flat=True))
    gone, new = list(known - wanted), sorted(wanted - known)
    for start in range(0, len(gone), 500):
        CheckedLink.objects.filter(url__in=gone[start : start + 500]).delete()
    rows = [CheckedLink(url=url, host=host_of(url)) for url in new]
    CheckedLink.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def try_links(*, most: int = 30, seconds: float = 200) -> int:
    """Try those that have waited longest, one of each host, and return how many were tried.

    Nobody is asked twice within a minute, however many workers there are.
    """
    end, tried = time.monotonic() + seconds, 0
    for link in _due(most):
        if time.monotonic() > end:
            break
        if allow(f"link of {link.host}", 1, SAME_HOST) and _claim(link):
            _note(link, _problem(link.url))
            tried += 1
    return tried


def host_of(url: str) -> str:
    """The host in lower case; empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _links() -> Iterator[str]:
    since = (now() - LOOK_BACK).date()
    recent = Edition.objects.published().filter(
        Q(ends_on__gte=since) | Q(ends_on=None, year__gte=since.year) | Q(ends_on=None, year=None)
    )
    entries = Entry.objects.filter(edition__in=recent).values_list(*ENTRY_LINKS)
    calls = Deadline.objects.filter(edition__in=recent).exclude(url="").values_list("url")
    own = f"{settings.PUBLIC_URL}/"
    for row in (*entries.iterator(), *calls.iterator()):
        yield from (url for url in row if url and not url.startswith(own))


def _due(most: int) -> list[CheckedLink]:
    """The first of each host, the longest overdue first."""
    waiting = CheckedLink.objects.filter(next_at__lte=now()).order_by("next_at", "id")[: most * 10]
    first: dict[str, CheckedLink] = {}
    for link in waiting:
        first.setdefault(link.host, link)
    return list(first.values())[:most]


def _claim(link: CheckedLink) -> bool:
    """Whether this worker is the one that tries it; a crash costs an hour."""
    mine = CheckedLink.objects.filter(pk=link.pk, next_at=link.next_at)
    return bool(mine.update(next_at=now() + dt.timedelta(hours=1)))


def _problem(url: str) -> str:
    """Why the link leads nowhere; empty if it leads somewhere, or if that cannot be said."""
    try:
        status = reach(url)
    except FetchError as error:
        return str(error)[:200]
    if status < 400 or status in _ALIVE:
        return ""
    return _("The server answered with status %(status)s.") % {"status": status}


def _note(link: CheckedLink, problem: str) -> None:
    moment = now()
    found = CheckedLink.objects.filter(pk=link.pk)
    if not problem:
        found.update(
            checked_at=moment,
            next_at=moment + AGAIN,
            failing_since=None,
            failures=0,
            problem="",
            is_broken=False,
        )
        return
    since, failures = link.failing_since or moment, link.failures + 1
    found.update(
        checked_at=moment,
        next_at=moment + DAY * min(2 ** min(link.failures, 5), LONGEST),
        failing_since=since,
        failures=failures,
        problem=problem,
        is_broken=failures >= 2 and moment - since >= DAY,
    )
