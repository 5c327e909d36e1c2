"""Released timetables, for everybody and for ever."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.programme.timetable import changelog, releasing
from hallway.areas.programme.views import exports
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State
from hallway.ui.published import edition_page


@edition_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every version of the schedule with what it changed."""
    rows = list(edition.releases.defer("snapshot"))
    lines = [(row, changelog.read(row.changelog)) for row in rows]
    return render(request, "timetable/versions.html", {"edition": edition, "lines": lines})


def show(request: HttpRequest, edition: str, version: str, rest: str = "") -> HttpResponse:
    """A version as it was released. Of the current one the files are those of the schedule."""
    return exports.version(request, edition, version, rest) if rest else _page(request, edition, version)


@edition_page()
def _page(request: HttpRequest, edition: Edition, version: str) -> HttpResponse:
    release = edition.releases.filter(name=version).first()
    if release is None:  # the name that an import gave to the schedule
        return exports.version(request, edition.slug, version)
    standing = releasing.standings(release)
    # Only what the public may still see is linked; titles stay as they were released.
    known = Happening.objects.filter(edition=edition, state__in=[State.PUBLIC, State.CANCELLED])
    linked = set(known.programme().values_list("pk", flat=True))
    days = [
        (day, [(one, one.happening in linked) for one in mine])
        for day, mine in groupby(standing, key=lambda one: programme_day(one.starts_at, edition.zone))
    ]
    newest = edition.releases.values_list("name", flat=True).first()
    context = {
        "edition": edition,
        "release": release,
        "days": days,
        "entries": [one for one in changelog.read(release.changelog) if not one.is_break],
        "is_current": newest == release.name == edition.schedule_version,
    }
    return render(request, "timetable/version.html", context)
