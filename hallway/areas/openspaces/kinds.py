"""The kinds of notices that the board has: when, why, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.activity.notices import Kind, kind

GROUP = _("Open spaces")
INTERESTED = _("you have starred this card, or host it")
EXAMPLE = {"what": "Packaging clinic", "when": "Sat 12:00", "where": "Porthole", "conference": "PyCon Narnia"}

BEGINS_SOON = kind(
    Kind(
        key="openspaces.begins_soon",
        group=GROUP,
        label=_("A card that I have starred or host begins in 15 minutes"),
        because=INTERESTED,
        subject=_("In 15 minutes: {what}, {where}"),
        body=_("{what} begins at {when} in {where}."),
        example=EXAMPLE,
    )
)
PINNED = kind(
    Kind(
        key="openspaces.pinned",
        group=GROUP,
        label=_("A card that I have starred is pinned"),
        because=INTERESTED,
        subject=_("{what}: {when}, {where}"),
        body=_("{what} hangs on the board now: {when}, {where}."),
        example=EXAMPLE,
    )
)
MOVED = kind(
    Kind(
        key="openspaces.moved",
        group=GROUP,
        label=_("A card that I have starred or host is moved"),
        because=INTERESTED,
        subject=_("Moved: {what} is now {when}, {where}"),
        body=_("{what} has moved.\n\nNow: {when}, {where}\nBefore: {before}"),
        example={**EXAMPLE, "before": "Sat 11:00, Galley"},
    )
)
TAKEN_DOWN = kind(
    Kind(
        key="openspaces.taken_down",
        group=GROUP,
        label=_("A card that I have starred or host is unpinned"),
        because=INTERESTED,
        subject=_("Off the board: {what}"),
        body=_("{what} does not take place as it was pinned: {before}."),
        example={**EXAMPLE, "before": "Sat 11:00, Galley"},
    )
)
ASKED = kind(
    Kind(
        key="openspaces.asked",
        group=GROUP,
        label=_("Somebody would like to host my card with me, or asks me to take theirs"),
        because=_("it is about a card that you host"),
        subject=_("About your card: {what}"),
        body=_("{name} is waiting for your answer about “{what}”."),
        example={**EXAMPLE, "name": "Lucy Pevensie"},
    )
)
