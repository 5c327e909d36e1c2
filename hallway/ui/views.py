from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from hallway.ui.colour import HUES
from hallway.ui.samples import DOORS, EDITION, LONG_MENU, MOMENT, PLAN, WIDTHS
from hallway.ui.styleguide import Specimen, narrow_and_wide, of_areas, offered, specimens


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component once in each theme and direction. One that is not here does not exist."""
    context = {
        "themes": [
            ("light", _drawn(request, specimens("light"))),
            ("dark", _drawn(request, specimens("dark"))),
        ],
        "rtl": _drawn(request, specimens("rtl")),
        "boxes": [(width, _drawn(request, narrow_and_wide(f"{width}px"))) for width in WIDTHS],
        "hues": HUES[::3],
        "plan": PLAN,
        "doors": DOORS,
        "guided": EDITION,
        "long_menu": LONG_MENU,
        "sheets": sorted({sheet for sheets in offered for sheet in sheets}),
        "of_areas": _drawn(request, of_areas()),
    }
    return render(request, "ui/styleguide.html", context)


def _drawn(request: HttpRequest, shown: Iterable[Specimen]) -> list[tuple[str, SafeString]]:
    with timezone.override(MOMENT.tzinfo):
        return [(one.template, render_to_string(one.template, one.context, request)) for one in shown]
