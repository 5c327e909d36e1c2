"""What the style guide fills its components with: it reads like the real thing."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

EDITION = SimpleNamespace(slug="pyharbour-2027", name="PyHarbour 2027", hue=158)
MOMENT = dt.datetime(2027, 9, 11, 10, 15, tzinfo=dt.timezone(dt.timedelta(hours=10)))
PEOPLE = [
    SimpleNamespace(name="Ines Okafor", pronouns="she/her", photo=""),
    SimpleNamespace(name="王小明", pronouns="", photo=""),
    SimpleNamespace(name="ليلى حدّاد", pronouns="", photo=""),
]
WIDTHS = (360, 768, 1280)
DOORS = [("Tide", 150, "col-2 colto-3"), ("Lantern", 30, "col-3 colto-4"), ("Gull", 255, "col-4 colto-5")]
# Slots of a wall plan: begin, row, and sessions as (title, hue, place in the grid).
PLAN = [
    ("10:15", "row-2", [
        ("Deleting 40,000 lines without a meeting", 150, "row-2 to-3 col-2 colto-3"),
        ("Passkeys for a school with shared laptops", 30, "row-2 to-3 col-3 colto-4"),
        ("Build your own tide gauge", 255, "row-2 to-4 col-4 colto-5"),
    ]),
    ("10:50", "row-3", [
        ("Async without tears: three years in", 150, "row-3 to-4 col-2 colto-3"),
        ("Threat-modelling a bake sale", 30, "row-3 to-4 col-3 colto-4"),
    ]),
]  # fmt: skip


LONG_MENU = [
    {"href": f"#{label}", "label": label}
    for label in (
        "Programme", "About PyHarbour", "Why come?", "New here?", "Tickets and attending",
        "Specialist tracks", "The venue", "Getting here", "Accessibility and comfort",
        "Volunteering", "Questions", "Code of conduct",
    )
]  # fmt: skip


CHANGE = {
    "field": "city",
    "label": "City",
    "now": "Launceston",
    "seen": "Hobart",
    "proposed": "Devonport",
    "is_conflict": True,
}
