from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hallway.areas.directory.about import series as about
from hallway.formats.values import safe_url
from hallway.ground.editions import publishing, reading
from hallway.ground.editions.models import Series
from hallway.ground.editions.states import SeriesKind
from hallway.ui.published import public_page

PER_PAGE = 60


@public_page(seconds=600, also=(publishing.DIRECTORY,))
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A series with every edition, in blocks of years in the same city, and what comes next."""
    shown = Series.objects.with_public_editions().select_related("parent")
    if joined := reading.joined_series(slug):
        return redirect(joined, permanent=True)
    series = get_object_or_404(shown, slug=slug)
    editions = reading.editions_of(series)
    context = {
        "series": series,
        "website": safe_url(series.website),
        "blocks": reading.city_blocks(editions),
        "count": len(editions),
        "bars": about.bars(editions),
        "ahead": about.ahead(editions),
        "aliases": [alias.name for alias in series.aliases.all() if alias.name != series.name],
        "channels": series.media_channels.all(),
        "children": shown.filter(parent=series),
        "sisters": series.sisters.filter(pk__in=shown),
    }
    return render(request, "directory/series.html", context)


@public_page(seconds=600, also=(publishing.DIRECTORY,))
def index(request: HttpRequest) -> HttpResponse:
    """All series from A to Z; `?kind=` and `?letter=` choose, `?page=` goes on."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in SeriesKind.values else ""
    letters = about.letters_of(kind)
    letter = request.GET.get("letter", "")
    letter = letter if letter in letters else ""
    page = Paginator(about.index(kind, letter), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": about.lines(page),
        "query": _query(kind=kind, letter=letter) + "&" if kind or letter else "",
        "kinds": [
            _pill(_("All"), not kind, letter=""),
            *(_pill(str(one.label), one == kind, kind=one.value) for one in SeriesKind),
        ],
        "letters": [
            _pill(_("A–Z"), not letter, kind=kind),
            *(
                _pill("0–9" if one == about.OTHER else one, one == letter, kind=kind, letter=one)
                for one in letters
            ),
        ],
    }
    return render(request, "directory/series_index.html", context)


def _pill(label: str, current: bool, **chosen: str) -> dict[str, Any]:
    query = _query(**chosen)
    return {
        "label": label,
        "current": current,
        "href": reverse("directory:series_index") + (f"?{query}" if query else ""),
    }


def _query(**chosen: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return query.urlencode()
