"""The kinds of notices that conversations have: when, why, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.areas.chat import anew
from hallway.ground.activity.notices import Kind, Timing, kind

GROUP = _("Conversations")
EXAMPLE = {
    "name": "Lucy Pevensie",
    "words": "Who comes for tea after the keynote?",
    "where": "PyCon Narnia",
    "conference": "PyCon Narnia",
}

MENTIONED = kind(
    Kind(
        key="chat.mentioned",
        group=GROUP,
        label=_("Somebody speaks to me by name"),
        because=_("somebody has written your name after an @"),
        subject=_("{name} speaks to you"),
        body=_("{name} in the conversation “{where}”:\n\n{words}"),
        example=EXAMPLE,
        mail=Timing.DIGEST,
        anew=anew.mentioned,
    )
)
REPLIED = kind(
    Kind(
        key="chat.replied",
        group=GROUP,
        label=_("Somebody replies to me"),
        because=_("it answers something that you have written"),
        subject=_("{name} replies to you"),
        body=_("{name} in the conversation “{where}”:\n\n{words}"),
        example=EXAMPLE,
        mail=Timing.OFF,
        anew=anew.replied,
    )
)
HIDDEN = kind(
    Kind(
        key="chat.hidden",
        group=GROUP,
        label=_("The moderators hide something that I have written"),
        because=_("you have written it"),
        subject=_("Hidden: what you wrote at {conference}"),
        body=_(
            "The moderators have hidden what you wrote in the conversation “{where}”:\n\n{words}\n\n"
            "If you would like to talk about it, find the safety team."
        ),
        example=EXAMPLE,
        anew=anew.hidden,
    )
)
REPORTED = kind(
    Kind(
        key="chat.reported",
        group=GROUP,
        label=_("Something is reported to the safety team"),
        because=_("you are a moderator"),
        subject=_("Reported at {conference}"),
        body=_("Somebody asks the moderators to look at something in the conversations of {conference}."),
        example=EXAMPLE,
        anew=anew.reported,
    )
)
