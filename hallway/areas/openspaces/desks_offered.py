"""The desk of the open-space team, for the organisers' navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.access.desks import offer
from hallway.ground.access.states import Role

offer(35, "board/", _("Open spaces"), Role.OPEN_SPACES, Role.PROGRAMME)
