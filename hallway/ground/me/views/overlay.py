from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache

from hallway.ground.clock import now
from hallway.ground.me.overlays import laid_over
from hallway.ground.people.models import Person


@never_cache
def show(request: HttpRequest) -> JsonResponse:
    """The personal part of any public page, fetched once by its script.

    Public pages are the same bytes for everybody; whose name stands in the header, and
    whatever else the page asks for with `for`, comes from here.
    """
    person = request.user
    if not isinstance(person, Person):
        return JsonResponse({"name": "", "now": now().isoformat()})
    wanted = set(request.GET.get("for", "").split(","))
    return JsonResponse(
        {
            "name": person.name,
            "me": person.code,
            "now": now().isoformat(),
            "csrf": get_token(request),
            **laid_over(wanted, person, request),
        }
    )
