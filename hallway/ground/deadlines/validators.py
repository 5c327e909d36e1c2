from __future__ import annotations

from hallway.formats.moments import AOE
from hallway.ground.editions.validators import timezone_name


def deadline_zone(name: str) -> None:
    """Refuse what is neither an IANA name nor "AoE", anywhere on Earth."""
    if name != AOE:
        timezone_name(name)
