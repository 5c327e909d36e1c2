from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hallway.areas.directory import neutral
from hallway.areas.directory.about import conference, places, sizes, stops
from hallway.areas.directory.about.calls import calls_of, the_call
from hallway.areas.directory.about.linked_data import conference_json_ld
from hallway.areas.directory.about.locator import locator
from hallway.areas.directory.lines import is_weekend_only
from hallway.ground.editions import publishing, reading
from hallway.ground.editions.models import Edition
from hallway.ui.published import public_page


@public_page(seconds=600, also=(publishing.DIRECTORY,))
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One conference in one year, of this house or of the world.

    `?from=` is the city that a journey begins in, for what lies on the way.
    """
    found = neutral.outgoing(Edition.objects.published()).select_related("series__parent")
    edition = get_object_or_404(found, slug=slug)
    entry = places.entry_of(edition)
    earlier = reading.editions_of(edition.series)
    calls = calls_of(edition.deadlines.all())
    context = {
        "conference": edition,
        "entry": entry,
        "links": conference.links_of(entry),
        "standing": conference.standing(edition),
        "days": conference.days_words(edition),
        "weekend": is_weekend_only(edition.starts_on, edition.ends_on),
        "calls": calls,
        "call": the_call(calls),
        "open": edition.is_held and any(call.instant and not call.is_over for call in calls),
        "likely_call": conference.likely_call(edition, calls, earlier),
        "tickets": conference.tickets_words(edition, entry),
        "channels": conference.channels_of(entry),
        "verified": conference.verified_of(entry),
        "thanked": conference.thanked(edition),
        "propose_href": conference.propose_href(edition),
        "json_ld": conference_json_ld(edition),
        **_where(edition),
        **_journeys(request, edition, earlier),
    }
    return render(request, "directory/edition.html", context)


def _where(edition: Edition) -> dict[str, Any]:
    spots = list(edition.spots.all())
    points = [places.point_of_edition(edition), *map(places.point_of, spots)]
    return {
        "places": places.names_of(edition, spots),
        "map": locator(point for point in points if point),
    }


def _journeys(request: HttpRequest, edition: Edition, earlier: list[Edition]) -> dict[str, Any]:
    asked = request.GET.get("from", "").strip()[:120]
    home = places.find_city(asked) if asked else None
    size = sizes.size_of(edition, earlier, sizes.largest_known())
    return {
        "asked": asked,
        "home": home,
        "cities": places.known_cities() if stops.is_to_come(edition) else [],
        "size": size,
        "around": stops.around(edition),
        "to_come": stops.is_to_come(edition),
        "on_the_way": stops.on_the_way(edition, size.people if size else None, home.point if home else None),
    }
