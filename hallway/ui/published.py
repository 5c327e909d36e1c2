"""Marking a page as public, so that the page layer may keep and share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from hallway.ground.access.rules import may_see_edition
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ground.editions.requests import note_edition

P = ParamSpec("P")
HEADER = "X-Hallway-Publish"
SECONDS = "X-Hallway-Publish-Seconds"


def mark(response: HttpResponse, versions: Mapping[str, int], *, seconds: int = 0) -> HttpResponse:
    """Say that `response` is the same for everybody, and from which versions it was made.

    `seconds` bounds its life when its text depends on the clock. Versions must have
    been read before the content, or a change in between would be missed. A response
    that the view has called private stays unmarked.
    """
    if "private" in response.get("Cache-Control", ""):
        return response
    response.headers[HEADER] = " ".join(f"{scope}@{version}" for scope, version in versions.items())
    if seconds:
        response.headers[SECONDS] = str(seconds)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def public_page(
    seconds: int = 0, *, also: tuple[str, ...] = ()
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Decorate a view whose page spans editions: it follows the `site` scope, and the scopes `also`."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            versions = publishing.versions(publishing.SITE, *also)
            response = view(request, *args, **kwargs)
            return mark(response, versions, seconds=seconds) if _is_shareable(request, response) else response

        return wrapped

    return decorate


def edition_page(
    seconds: int = 0, *, spans_editions: bool = False, parts: tuple[str, ...] = ()
) -> Callable[
    [Callable[Concatenate[HttpRequest, Edition, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, str, P], HttpResponse],
]:
    """Decorate a public view of an edition: it receives the Edition instead of the slug.

    A stranger gets a 404 for an edition that is not public; its team sees it, unshared.
    A page that `spans_editions` also tells of other ones, so it follows the `site` scope too;
    `parts` are scopes of the edition that change more often than the rest of it (publishing.part).
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, Edition, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            also = [publishing.part(part, edition) for part in parts]
            also += [publishing.SITE] if spans_editions else []
            found, versions = visible_edition(request, edition, *also)
            response = view(request, found, *args, **kwargs)
            if found.published and _is_shareable(request, response):
                mark(response, versions, seconds=seconds)
            return response

        return wrapped

    return decorate


def _is_shareable(request: HttpRequest, response: HttpResponse) -> bool:
    # A message that waits in the cookie is drawn into the page, and is meant for one person.
    return response.status_code == 200 and CookieStorage.cookie_name not in request.COOKIES


def visible_edition(request: HttpRequest, slug: str, *also: str) -> tuple[Edition, dict[str, int]]:
    """The edition if this person may see it, and its version and those of the scopes `also`; else 404."""
    versions = publishing.versions(publishing.scope(slug), *also)
    edition = Edition.objects.hosted().select_related("series").filter(slug=slug).first()
    if edition is None or not (edition.published or may_see_edition(request.user, edition)):
        raise Http404
    note_edition(request, edition)
    return edition, versions
