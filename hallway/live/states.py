from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """What an event says to a stream."""

    CHANGED = "changed"  # fetch the fragment of this topic again
    PUSH = "push"  # a chat line or a presence count, ready to be shown
    REVOKED = "revoked"  # whoever it names asks anew what they may hear
