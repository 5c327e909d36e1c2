"""Thanks and history, for everybody."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hallway.areas.directory.contributing import credits
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ui.published import public_page

A_PAGE = 100


@public_page(also=(publishing.DIRECTORY,))
def thanks(request: HttpRequest) -> HttpResponse:
    """Everybody who gave a name with a proposal that was accepted."""
    page = Paginator(credits.thanked(), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "latest": credits.latest() if page.number == 1 else []}
    return render(request, "directory/thanks.html", context)


@public_page(also=(publishing.DIRECTORY,))
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every change of every fact of a conference, with its source."""
    conference = get_object_or_404(Edition.objects.published(), slug=slug)
    page = Paginator(credits.history(conference), A_PAGE).get_page(request.GET.get("page"))
    context = {"conference": conference, "page": page, "changes": credits.with_bringers(page)}
    return render(request, "directory/history.html", context)
