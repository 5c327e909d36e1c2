"""The kinds of notices that a release has: when, why, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.timetable import calendars
from hallway.ground.activity.notices import Kind, kind

GROUP = _("The schedule")
EXAMPLE = {
    "conference": "PyCon Narnia 2027",
    "count": "1",
    "changes": "“A wardrobe in production”: Sat 11 Sep, 10:15, Tide → Sun 12 Sep, 14:25, Gull",
    "calendar": "https://narnia.example/pycon-narnia-2027/speaker/K7QXTM/talks.ics",
}

MINE_MOVED = kind(
    Kind(
        key="timetable.mine_moved",
        group=GROUP,
        label=_("My session has a new time or room"),
        because=_("you have a part in a session that has moved"),
        subject=_("New time or room: your session at {conference}"),
        body=_(
            "The schedule of {conference} has changed, and with it:\n\n{changes}\n\n"
            "Times are those of the venue. The attached file brings your calendar up to date, once; "
            "this one stays up to date by itself: {calendar}"
        ),
        example=EXAMPLE,
        attach=calendars.update,
    )
)
STARRED_MOVED = kind(
    Kind(
        key="timetable.starred_moved",
        group=GROUP,
        label=_("A session that I starred has a new time or room"),
        because=_("you starred what has moved"),
        subject=_("Moved at {conference}: what you starred"),
        body=_("The schedule of {conference} has changed, and with it what you starred:\n\n{changes}\n\n"
               "Times are those of the venue."),
        example={name: text for name, text in EXAMPLE.items() if name != "calendar"},
        about_talks=True,
    )
)  # fmt: skip
