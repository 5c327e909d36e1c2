"""The directory for other programs. Public, the same for everybody, readable from every website."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, Final, ParamSpec

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag, urlencode
from django.views.decorators.clickjacking import xframe_options_exempt

from hallway.areas.directory import lists, neutral, rows
from hallway.areas.directory.lists import Asked
from hallway.areas.directory.models.index import ListingQuerySet
from hallway.areas.directory.outgoing import OUTLETS, as_json
from hallway.areas.directory.reading import api_facts
from hallway.ground.clock import now
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ui.published import public_page

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
MINUTES: Final = 10 * 60
PER_ANSWER: Final = 100
MOST: Final = 500  # conferences in one answer
IN_WIDGET: Final = 5
MOST_IN_WIDGET: Final = 20


def machine_readable(view: View[P]) -> View[P]:
    """A public address that scripts of other websites may read, in no person's language, with an ETag."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        etag = quote_etag(sha256(response.content).hexdigest()[:32])
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    return public_page(MINUTES, also=(publishing.DIRECTORY,))(wrapped)


@machine_readable
def outlet(request: HttpRequest, name: str) -> HttpResponse:
    """A feed, calendar or table, narrowed down by the same words as the lists for people."""
    one = OUTLETS[name]
    wanted = _rows(request, calls=one.of == "calls").values_list("edition", flat=True)
    response = HttpResponse(one.write(neutral.in_order(wanted)), content_type=one.media_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@machine_readable
def api(request: HttpRequest) -> HttpResponse:
    """Conferences as JSON: `?when=calls` (or upcoming, all, or a year), `limit`, `page`, and every facet."""
    found = _rows(request, calls=False).values_list("edition", flat=True)
    limit = min(_number(request, "limit", PER_ANSWER), MOST)
    page = _number(request, "page", 1)
    wanted = list(found[(page - 1) * limit : page * limit + 1])
    more = len(wanted) > limit
    facts = api_facts(wanted[:limit])
    answer = {
        "conferences": [as_json(one, facts[one.conference.key]) for one in neutral.in_order(wanted[:limit])],
        "next": _next(request, page + 1) if more else None,
    }
    return JsonResponse(answer)


@machine_readable
def api_one(request: HttpRequest, slug: str) -> HttpResponse:
    """One conference as JSON."""
    edition = get_object_or_404(neutral.outgoing(Edition.objects.published()), slug=slug)
    return JsonResponse(as_json(neutral.listed(edition), api_facts([edition.pk])[edition.slug]))


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def index(request: HttpRequest) -> HttpResponse:
    """For people: every feed, calendar, table, the API and the widget, for the list as narrowed down."""
    asked = Asked.from_query(request.GET)
    query = f"?{asked.query.rstrip('&')}" if asked.query else ""
    outlets = [(one, f"{settings.PUBLIC_URL}/{one.of}/{one.name}{query}") for one in OUTLETS.values()]
    context = {
        "asked": asked,
        "outlets": [
            {"outlet": one, "url": url, "webcal": f"webcal://{url.partition('://')[2]}"}
            for one, url in outlets
        ],
        "api": f"{settings.PUBLIC_URL}{reverse('directory_api')}{query}",
        "widget": f"{settings.PUBLIC_URL}{reverse('directory_widget')}{query}",
    }
    return render(request, "directory/outlets.html", context)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@public_page(MINUTES, also=(publishing.DIRECTORY,))
def widget(request: HttpRequest) -> HttpResponse:
    """The next calls, to stand in a frame on anybody's website; `?n=` says how many."""
    asked = Asked.from_query(request.GET)
    count = min(_number(request, "n", IN_WIDGET), MOST_IN_WIDGET)
    wanted = asked.narrow(lists.open_calls(now())).values_list("edition", "facets")[:count]
    return render(request, "directory/widget.html", {"lines": rows.lines(dict(wanted))})


def _rows(request: HttpRequest, *, calls: bool) -> ListingQuerySet:
    """The rows of the list that the query names."""
    found = lists.at_time(request.GET.get("when", "calls" if calls else "upcoming"))
    if found is None:
        raise Http404
    return Asked.from_query(request.GET).narrow(found)


def _number(request: HttpRequest, name: str, default: int) -> int:
    """A number from the query, at least 1; what is none is the default."""
    text = request.GET.get(name, "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else default


def _next(request: HttpRequest, page: int) -> str:
    kept = [(key, value) for key, values in request.GET.lists() if key != "page" for value in values]
    return f"{settings.PUBLIC_URL}{request.path}?{urlencode([*kept, ('page', page)])}"
