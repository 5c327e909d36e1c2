from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import translation

from hallway.ui.published import HEADER

Handler = Callable[[HttpRequest], HttpResponse]


def language_from_path(get_response: Handler) -> Handler:
    """Activate the language that the path names (`/de/…`), English without a name.

    Django's own LocaleMiddleware also looks at cookies and Accept-Language and says so
    in Vary; a public page is the same bytes for everybody, so here only the path counts.
    """
    prefixes = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}

    def middleware(request: HttpRequest) -> HttpResponse:
        first = request.path_info.split("/", 2)[1]
        language = first if first in prefixes else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return middleware


def private_unless_published(get_response: Handler) -> Handler:
    """Forbid every cache to keep what does not call itself public.

    A hidden edition shown to its team, a message for one person on a public page, my own
    pages: a shared cache in front of us would otherwise choose by itself.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_redirect = 300 <= response.status_code < 400
        if HEADER not in response.headers and not is_redirect:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def without_null_bytes(get_response: Handler) -> Handler:
    """Refuse null bytes in path, query and cookies: no page has them, and PostgreSQL takes none.

    Fields of forms refuse them by themselves.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "").replace("%00", "\0")
        if any("\0" in text for text in (request.path_info, query, *request.COOKIES.values())):
            return HttpResponseBadRequest("A null byte is in this request.\n", content_type="text/plain")
        return get_response(request)

    return middleware
