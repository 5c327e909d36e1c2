"""The desks of the conversations, for the organisers' navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.access.desks import offer
from hallway.ground.access.states import Role

offer(36, "chat/", _("Conversations"), Role.SITE, Role.SAFETY)
offer(37, "moderation/", _("Moderation"), Role.SAFETY)
