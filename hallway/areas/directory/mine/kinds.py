"""The kinds of notices that the directory has: when, why, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hallway.ground.activity.notices import Kind, Timing, kind

GROUP = _("Conferences and their calls")
EARLIER, MOMENT = "2027-05-02 23:59", "2027-05-16 23:59"  # in examples

CLOSES_SOON = kind(
    Kind(
        key="directory.closes_soon",
        group=GROUP,
        label=_("A deadline comes near: 14, 7, 3 days and 1 day before"),
        because=_("you saved this conference, or plan a talk for it"),
        subject=_("{left} left: {what} at {conference}"),
        body=_("{what} at {conference}: the deadline is {closes}.\n\nThat is in {left}."),
        example={
            "conference": "PyCon Narnia 2027",
            "what": "Talks",
            "left": "3 days",
            "closes": MOMENT,
        },
    )
)
DEADLINE_MOVED = kind(
    Kind(
        key="directory.deadline_moved",
        group=GROUP,
        label=_("A deadline is extended or moved"),
        because=_("you saved this conference, or plan a talk for it"),
        subject=_("New deadline: {what} at {conference}"),
        body=_("{what} at {conference}: the deadline has moved.\n\nNow: {after}\nBefore: {before}"),
        example={"conference": "PyCon Narnia 2027", "what": "Talks", "after": MOMENT, "before": EARLIER},
    )
)
NEW_EDITION = kind(
    Kind(
        key="directory.new_edition",
        group=GROUP,
        label=_("A series that I follow announces its next conference"),
        because=_("you follow this series"),
        subject=_("Announced: {conference}"),
        body=_("{conference} is announced.\n\n{when}\n{where}\n\nIt is on your list of saved conferences."),
        example={
            "conference": "PyCon Narnia 2027",
            "when": "14–18 September 2027",
            "where": "Cair Paravel, Narnia",
        },
        mail=Timing.DIGEST,
    )
)
TICKETS_ON_SALE = kind(
    Kind(
        key="directory.tickets_on_sale",
        group=GROUP,
        label=_("Tickets go on sale"),
        because=_("you asked to be told when tickets of this series go on sale"),
        subject=_("Tickets are on sale: {conference}"),
        body=_("Tickets for {conference} are on sale now.\n\n{when}\n{where}"),
        example={
            "conference": "PyCon Narnia 2027",
            "when": "14–18 September 2027",
            "where": "Cair Paravel, Narnia",
        },
    )
)
OPENS = kind(
    Kind(
        key="directory.opens",
        group=GROUP,
        label=_("A call opens"),
        because=_("you saved this conference, follow its series, or plan a talk for it"),
        subject=_("Open now: {what} at {conference}"),
        body=_("{what} at {conference}: open from now on.\n\nThe deadline: {closes}"),
        example={"conference": "PyCon Narnia 2027", "what": "Talks", "closes": MOMENT},
        mail=Timing.DIGEST,
    )
)
