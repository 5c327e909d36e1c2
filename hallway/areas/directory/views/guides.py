from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from hallway.areas.directory.guides import library
from hallway.ui.published import public_page


@public_page()
def index(request: HttpRequest) -> HttpResponse:
    """All guides."""
    return render(request, "directory/guides.html", {"guides": library.guides_in(_language())})


@public_page()
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One guide, in the language of the path."""
    guides = library.guides_in(_language())
    found = library.guide(slug, _language())
    if found is None:
        raise Http404
    others = [guide for guide in guides if guide.slug != slug]
    return render(request, "directory/guide.html", {"guide": found, "others": others})


def _language() -> str:
    language = get_language() or ""
    return language if language in dict(settings.LANGUAGES) else library.FALLBACK
