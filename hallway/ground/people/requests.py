from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from hallway.ground.people.models import Person


def person_of(request: HttpRequest) -> Person:
    """Who is signed in. For views behind `login_required`; anybody else is refused."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied
