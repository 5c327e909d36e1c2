"""The desks of this area, for the organisers' navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.access.desks import offer
from hallway.ground.access.states import Role

offer(0, "", _("Today"))
offer(10, "pages/", _("Pages"), Role.SITE)
offer(11, "news/", _("News"), Role.SITE)
offer(12, "details/", _("Details"), Role.SITE)
offer(13, "phases/", _("Phases"), Role.SITE)
offer(14, "tracks/", _("Tracks"), Role.SITE)
offer(15, "places/", _("Places"), Role.SITE)
offer(16, "team/", _("Thanks"), Role.SITE)
offer(17, "links/", _("Links"), Role.SITE)
offer(18, "redirects/", _("Redirects"), Role.SITE)
