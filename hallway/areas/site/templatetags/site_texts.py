"""What the team did, and what it wrote, as pages show it."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from hallway.areas.site.history import VERBS
from hallway.areas.site.links import in_edition
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition

register = template.Library()


@register.filter
def told(activity: Activity) -> str:
    """A line of history as a sentence: "Ada changed the page Culture"."""
    verb = VERBS.get(activity.verb)
    who = activity.actor.name if activity.actor else "Hallway"
    return verb % {"who": who, "what": activity.data.get("label", "")} if verb else f"{who}: {activity.verb}"


@register.filter
def relative_to(html: str, edition: Edition) -> SafeString:
    """Rendered Markdown whose relative links lead to the pages of this edition."""
    # Safe, because only what markdown.to_html has sanitised comes here.
    return SafeString(in_edition(html, edition.get_absolute_url()))
