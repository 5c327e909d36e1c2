"""Public posts with a hashtag, from servers outside. `service()` is the one that this installation uses."""

from __future__ import annotations

from django.conf import settings

from hallway.ports.social.console import ConsoleSocial
from hallway.ports.social.mastodon import Mastodon
from hallway.ports.social.protocol import SocialService


def service() -> SocialService:
    """Mastodon-compatible servers, or in a demo files beside the database (`HALLWAY_SOCIAL`)."""
    return ConsoleSocial() if settings.SOCIAL == "console" else Mastodon()
