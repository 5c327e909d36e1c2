from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render

from hallway.areas.site.models import AnyWriting, NewsPost
from hallway.ground.access.rules import is_organiser
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page(seconds=600)
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """A page of an edition, or where it has moved."""
    page = edition.pages.kept().filter(slug=slug).first()
    return _text(request, edition, page, slug, "site/page.html")


@edition_page(seconds=600)
def post(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """One piece of news."""
    kept = edition.news.kept().select_related("author").prefetch_related("tags")
    return _text(request, edition, kept.filter(slug=slug).first(), f"news/{slug}", "site/post.html")


def _text(
    request: HttpRequest, edition: Edition, text: AnyWriting | None, path: str, template: str
) -> HttpResponse:
    """The text if this person may read it. What only the team sees is never shared."""
    hidden = text is not None and _is_hidden(text)
    if text is None or (hidden and not is_organiser(request.user, edition)):
        return _moved(edition, path)
    response = render(request, template, {"edition": edition, "text": text, "is_hidden": hidden})
    if hidden:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _is_hidden(text: AnyWriting) -> bool:
    if text.is_draft:
        return True
    return isinstance(text, NewsPost) and (text.published_at is None or text.published_at > now())


def _moved(edition: Edition, path: str) -> HttpResponse:
    redirect = edition.redirects.select_related("edition").filter(from_path=path).first()
    if redirect is None:
        raise Http404
    kind = HttpResponsePermanentRedirect if redirect.permanent else HttpResponseRedirect
    return kind(redirect.target)
