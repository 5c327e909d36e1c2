"""What the moderators' frame needs."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from hallway.areas.directory.desk import ITEMS

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_items(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Links of the moderators' navigation: href, label, current."""
    path = context["request"].path
    found = [{"href": reverse(name), "label": label} for name, label in ITEMS]
    return [item | {"current": path.startswith(str(item["href"]))} for item in found]
