"""Points on the map that cannot be: far from where their town lies in other records, here or in the list."""

from __future__ import annotations

from hallway.areas.directory.models import Entry, Source
from hallway.engines.geography.countries import country_code
from hallway.formats.conferences import Conference, Place
from hallway.formats.geocodes import far_points
from hallway.formats.report import Report


def leave_out_far(conferences: list[Conference], source: Source, report: Report) -> None:
    """Take the points away that are certainly wrong, and tell of every one that is far."""
    for far in far_points([*_known(source), *conferences]):
        one, place = far.conference, far.place
        distance = f"{far.kilometres:.0f} km from where {place.city} lies in other records"
        if not one.where:
            report.warn(f"the directory, {one.name}", f"The point of it is {distance}.", "point-here")
        elif far.certain:
            place.latitude = place.longitude = None
            report.warn(one.where, f"The point is {distance}; left out.", "point-far")
        else:
            message = f"Two records put {place.city} in different spots; look which is right."
            report.warn(one.where, message, "point-unsure")


def _known(source: Source) -> list[Conference]:
    """Where other lists and people put their towns: conferences of which only name and place count."""
    found = Entry.objects.filter(latitude__isnull=False, longitude__isnull=False).exclude(edition__city="")
    if source.pk:
        found = found.exclude(edition__source_records__source=source)
    place = (f"edition__{name}" for name in ("name", "city", "region", "country"))
    return [
        Conference(name, 1980, places=[_place(city, region, country, north, east)])
        for name, city, region, country, north, east in found.order_by("pk").values_list(
            *place, "latitude", "longitude"
        )
    ]


def _place(city: str, region: str, country: str, north: float | None, east: float | None) -> Place:
    return Place(city, region, country_code(country), latitude=north, longitude=east)
