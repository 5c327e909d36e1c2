"""The kinds of notices that the hallway has: when, why, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.activity.notices import Kind, kind

GROUP = _("Hallway")

ANSWERED = kind(
    Kind(
        key="hallway.answered",
        group=GROUP,
        label=_("Somebody answers when I ask for help"),
        because=_("you have asked for help"),
        subject=_("{name} answers: {what}"),
        body=_(
            "{name} has answered your question about “{what}”.\n\n"
            "Solved? Then say so, and others need not look."
        ),
        example={"name": "Lucy Pevensie", "what": "My laptop does not join the Wi-Fi"},
    )
)
