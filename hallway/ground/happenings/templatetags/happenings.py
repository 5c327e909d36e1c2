from __future__ import annotations

from django import template

from hallway.ground.happenings.beside import Link, links_beside
from hallway.ground.happenings.models import Happening

register = template.Library()


@register.simple_tag
def beside(happening: Happening) -> list[Link]:
    """What areas offer beside a happening."""
    return links_beside(happening)
