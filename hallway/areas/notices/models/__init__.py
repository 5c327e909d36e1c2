from hallway.areas.notices.models.people import Choice, DeadAddress, Habit, PushEndpoint
from hallway.areas.notices.models.telling import Cursor, Delivery, DigestLine, Outbox, Told
from hallway.areas.notices.models.templates import MailTemplate

__all__ = [
    "Choice",
    "Cursor",
    "DeadAddress",
    "Delivery",
    "DigestLine",
    "Habit",
    "MailTemplate",
    "Outbox",
    "PushEndpoint",
    "Told",
]
