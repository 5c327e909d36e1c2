"""Showing a notice on somebody's device. `service()` is the one that this installation uses."""

from __future__ import annotations

from django.conf import settings

from hallway.ports.push.console import ConsolePush
from hallway.ports.push.protocol import PushService
from hallway.ports.push.web_push import WebPush


def service() -> PushService:
    """Web push, or in a demo files beside the console mailbox (`HALLWAY_PUSH`)."""
    return ConsolePush() if settings.PUSH == "console" else WebPush()
