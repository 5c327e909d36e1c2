"""Feeds: what has changed in the programme, for feed readers."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hallway.areas.programme.interchange.outgoing import address_of
from hallway.areas.programme.views.exports import machine_readable
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition

MOST = 30
VERBS = ("programme.imported", "programme.released")


@machine_readable
def versions(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One entry for each time that the programme was brought up to date; nobody is named."""
    address = address_of(edition)
    feed = Atom1Feed(
        title=_("Schedule of %(conference)s") % {"conference": edition.name},
        link=f"{address}schedule/",
        feed_url=f"{address}schedule/feed.xml",
        description="",
        language=get_language() or "en",
    )
    rows = Activity.objects.filter(edition=edition, verb__in=VERBS).order_by("-at", "-id")
    for row in rows[:MOST]:
        feed.add_item(
            title=_title(row),
            link=_link(row, address),
            description=_told(row),
            unique_id=f"{address}schedule/#version-{row.pk}",
            pubdate=row.at,
            updateddate=row.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _link(row: Activity, address: str) -> str:
    """Of a release the page that is kept for ever; of an import the schedule."""
    kept = row.verb == "programme.released" and row.data.get("version")
    return f"{address}schedule/v/{quote(kept)}/" if kept else f"{address}schedule/"


def _title(row: Activity) -> str:
    version = row.data.get("version")
    return _("Version %(version)s") % {"version": version} if version else _("The schedule has changed")


def _told(row: Activity) -> str:
    return _("%(new)s new, %(moved)s moved, %(changed)s changed, %(removed)s removed") % {
        name: row.data.get(name, 0) for name in ("new", "moved", "changed", "removed")
    }
