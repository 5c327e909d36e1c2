"""The desk of owners, for the organisers' navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.access.desks import offer
from hallway.ground.access.states import Role

offer(90, "roles/", _("Roles"), Role.OWNER)
