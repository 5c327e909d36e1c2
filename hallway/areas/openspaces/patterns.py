"""Cards to begin with: what works at every conference."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hallway.areas.openspaces.states import Need


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a new card says before its host has written anything."""

    key: str
    label: Promise
    title: Promise
    description: Promise
    needs: tuple[str, ...] = ()
    is_sensitive: bool = False


PATTERNS = {
    one.key: one
    for one in (
        Pattern(
            "first-job",
            _("First job"),
            _("My first job in software: ask me, tell me"),
            _(
                "For people who look for their first job, and people who remember theirs. "
                "We go round: what helped, what did not, what we wish somebody had said."
            ),
        ),
        Pattern(
            "storytelling",
            _("Storytelling"),
            _("Stories without a point"),
            _("Five minutes each, no slides, true or nearly. Come late, it is fine."),
        ),
        Pattern(
            "meet-and-greet",
            _("Meet and greet"),
            _("Meet and greet: …"),
            _("We say hello, find out who else is here, and go to lunch together afterwards."),
        ),
        Pattern(
            "clinic",
            _("Project clinic"),
            _("Project clinic: bring what is stuck"),
            _("Bring a laptop and one problem. We look at each for ten minutes, together."),
            (Need.POWER, Need.TABLES),
        ),
        Pattern(
            "support",
            _("Meeting in confidence"),
            _("A quiet hour for …"),
            _("What is said here stays here. You may just listen."),
            (Need.QUIET,),
            is_sensitive=True,
        ),
    )
}
