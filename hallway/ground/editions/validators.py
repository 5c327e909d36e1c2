from __future__ import annotations

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The first part of every path that is not an edition. tests/architecture checks that it is complete.
RESERVED = frozenset(
    {
        "accounts", "api", "calendar", "calls", "conferences", "demo", "de", "directory", "en", "favicon.ico",
        "guides", "health", "live", "me", "media", "notices", "people", "robots.txt", "series", "sitemap.xml",
        "static", "styleguide", "sw.js", "widget",
    }
)  # fmt: skip


def not_reserved(slug: str) -> None:
    """Refuse addresses of editions that would hide pages of Hallway itself."""
    if slug in RESERVED:
        raise ValidationError(_("“%(slug)s” is an address that Hallway needs itself."), params={"slug": slug})


def timezone_name(name: str) -> None:
    """Refuse names that the IANA database does not know."""
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone, such as Australia/Hobart."), params={"name": name}
        )
