from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.site import reading
from hallway.ground.editions import publishing
from hallway.ui.published import public_page


@public_page(seconds=600, also=(publishing.DIRECTORY,))
def show(request: HttpRequest) -> HttpResponse:
    """The front page: the conferences that live in this house, and the world's calls that close next."""
    context = {"house": reading.house(), "closing": reading.closing_next()}
    return render(request, "site/front.html", context)
