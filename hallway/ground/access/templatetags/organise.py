from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from hallway.ground.access.desks import desks_of

register = template.Library()


@register.simple_tag(takes_context=True)
def organise_desks(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Links to the desks of whoever looks at the page: href, label, current."""
    request, edition = context["request"], context["edition"]
    home = f"{reverse('site:edition', args=[edition.slug])}organise/"
    found = []
    for desk in desks_of(request.user, edition):
        href = home + desk.path
        current = request.path == href or bool(desk.path and request.path.startswith(href))
        found.append({"href": href, "label": desk.label, "current": current})
    return found
