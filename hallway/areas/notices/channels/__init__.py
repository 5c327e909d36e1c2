"""The ways in which a notice reaches somebody. Another one is another module with an entry in CHANNELS."""

from __future__ import annotations

from hallway.areas.notices.channels.mail import MailChannel
from hallway.areas.notices.channels.protocol import Channel
from hallway.areas.notices.channels.push import PushChannel

CHANNELS: dict[str, Channel] = {channel.key: channel for channel in (MailChannel(), PushChannel())}
