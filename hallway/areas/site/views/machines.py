from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.site.models import NewsPost, Page
from hallway.ground.editions.models import Edition, Series
from hallway.ground.happenings.models import Happening
from hallway.ui.published import public_page

LIMIT = 50_000  # addresses in one file, as sitemaps.org allows


@public_page()
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page of the house (sitemaps.org, schema 0.9)."""
    addresses = [settings.PUBLIC_URL + path for path in _public_paths()][:LIMIT]
    return render(request, "site/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


@public_page()
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read, except what belongs to one person or to a team (RFC 9309)."""
    lines = [
        "User-agent: *",
        "Disallow: /me/",
        "Disallow: /accounts/",
        "Disallow: /*/organise/",
        f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _public_paths() -> Iterator[str]:
    """Newest editions first, conferences elsewhere last, where a very large house is cut. Six queries."""
    yield "/"
    editions = Edition.objects.published().hosted().newest_first()
    yield from (edition.get_absolute_url() for edition in editions)
    public = Series.objects.filter(editions__published=True).distinct()
    yield from (series.get_absolute_url() for series in public)
    for texts in (Page.objects.live(), NewsPost.objects.live()):
        found = texts.filter(edition__published=True).select_related("edition").order_by("edition", "slug")
        yield from (text.get_absolute_url() for text in found.defer("body", "body_html"))
    sessions = Happening.objects.public().programme().select_related("edition").order_by("-edition", "id")
    yield from (session.get_absolute_url() for session in sessions.only("code", "edition__slug"))
    others = Edition.objects.published().filter(hosted=False).newest_first().only("slug", "hosted")
    yield from (edition.get_absolute_url() for edition in others)
