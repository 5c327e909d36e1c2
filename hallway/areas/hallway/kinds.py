"""The kinds of notices that the hallway has: when, why, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hallway.areas.hallway.models import Plea
from hallway.ground.activity.notices import Kind, Words, kind

GROUP = _("Hallway")


def while_it_is_asked(person: int, many: Sequence[Words]) -> list[Words | None]:
    """An answer goes to whoever still asks: not once it is solved, nor when the team has removed it."""
    named = Plea.objects.shown().filter(pk__in={words["plea"] for words in many})
    mine = {str(pk) for pk in named.filter(person=person, solved_at=None).values_list("pk", flat=True)}
    return [words if words["plea"] in mine else None for words in many]


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
        anew=while_it_is_asked,
    )
)
