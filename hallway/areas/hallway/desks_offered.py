"""The desk of those who keep order in the hallway, for the organisers' navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.access.desks import offer
from hallway.ground.access.states import Role

offer(36, "hallway/", _("Hallway"), Role.OPEN_SPACES, Role.PROGRAMME)
