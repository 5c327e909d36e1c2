"""The kinds of notices that there are: those of the areas, and the trial message of this one."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext_lazy as _

from hallway.ground.activity import notices
from hallway.ground.activity.notices import Kind, Text, Timing

# Not registered: nobody chooses it, its button is the choice.
TRIAL = Kind(
    key="notices.trial",
    group=_("Trial"),
    label=_("A trial message"),
    because=_("You asked for a trial."),
    subject=_("This is how a notice looks"),
    body=_("It works: this device shows what you asked to be told."),
    example={},
    mail=Timing.OFF,
    push=Timing.NOW,
    breaks_quiet=True,
)


def kind_of(key: str) -> Kind | None:
    """The kind with this key; None for one whose area is gone."""
    return TRIAL if key == TRIAL.key else notices.kinds().get(key)


def by_group() -> list[tuple[Text, list[Kind]]]:
    """Every kind that can be chosen, under the heading of its group."""
    ordered = sorted(notices.kinds().values(), key=lambda kind: str(kind.group))
    return [(group, list(kinds)) for group, kinds in groupby(ordered, key=lambda kind: str(kind.group))]
