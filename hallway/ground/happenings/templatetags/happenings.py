from __future__ import annotations

from django import template

from hallway.ground.happenings.beside import Link, Part, links_beside, parts_of
from hallway.ground.happenings.models import Happening

register = template.Library()


@register.simple_tag
def beside(happening: Happening) -> list[Link]:
    """What areas offer beside a happening."""
    return links_beside(happening)


@register.simple_tag
def fetched_parts(happening: Happening) -> list[Part]:
    """What areas let readers fetch into the page of a happening while it is time."""
    return parts_of(happening)
