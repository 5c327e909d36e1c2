from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest

from hallway.areas.site import reading
from hallway.ground.editions.requests import edition_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`nav_items` for the header: href, label, current. The database is asked only when a template asks."""

    @cache
    def nav_items() -> list[dict[str, str | bool]]:
        edition = edition_of(request)
        items = reading.navigation(edition) if edition else reading.house_navigation()
        return [{**item, "current": item["href"] == request.path} for item in items]

    return {"nav_items": nav_items}
