"""The Ropewalk in Hobart, room by room, and the pier on which the 2020 edition met online."""

from __future__ import annotations

from dataclasses import dataclass

from demo.shapes import Room


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of an online venue; it has no number of seats. `hue` is in OKLCH degrees."""

    slug: str
    name: str
    hue: int
    description: str


@dataclass(frozen=True, slots=True)
class OnlineVenue:
    """A place that exists only on screens, with a name of its own."""

    name: str
    year: int  # the edition that met there
    description: str
    stages: tuple[Stage, ...]


PLENARY_ROOM = "tide"
TALK_ROOMS = ("tide", "lantern", "rope", "gull", "anchor")
TUTORIAL_ROOMS = ("kelp", "wattle", "teacup", "shearwater", "bowline", "oilskin", "driftwood", "scallop")
OPEN_SPACE_ROOMS = ("porthole", "galley", "crows-nest", "lawn")
POSTER_ROOM = "sail-loft"
SPRINT_ROOMS = ("slipway", "boatshed")

ROOMS: tuple[Room, ...] = (
    Room("tide", "Tide", 2400, 150, "The plenary hall on the ground floor, with two ramps to the stage, captions and a hearing loop."),
    Room("lantern", "Lantern", 700, 28, "Ground floor, east; shows the keynotes live with captions, and has a hearing loop."),
    Room("rope", "Rope", 450, 85, "In the middle of the long corridor, with captions and the old rope machine behind glass."),
    Room("gull", "Gull", 300, 255, "Ground floor, west; the doors to the terrace stay shut because of the gulls."),
    Room("anchor", "Anchor", 220, 310, "At the quiet end of the corridor, with daylight, a hearing loop and the best air."),
    Room("kelp", "Kelp", 24, 130, "Upstairs, first on the left; six tables of four and a power point at each."),
    Room("wattle", "Wattle", 24, 95, "Upstairs, opposite Kelp; yellow curtains that close well enough for slides."),
    Room("teacup", "Teacup", 20, 15, "Upstairs, beside the kitchen, so somebody always knows whether there is tea."),
    Room("shearwater", "Shearwater", 22, 225, "Upstairs, north side; wide doors and tables that can be raised."),
    Room("bowline", "Bowline", 24, 60, "Upstairs, with a whiteboard along two whole walls."),
    Room("oilskin", "Oilskin", 20, 75, "Upstairs, east; washable floor, for soldering, ink and everything else that drips."),
    Room("driftwood", "Driftwood", 22, 45, "Upstairs, last on the right, next to the lift and the accessible toilet."),
    Room("scallop", "Scallop", 20, 345, "Upstairs, the round one; everybody sees everybody, and nobody sits at the back."),
    Room("slipway", "Slipway", 320, 190, "The larger sprint hall, looking at the water; long tables and power from above."),
    Room("boatshed", "Boatshed", 180, 205, "The smaller sprint hall, with sofas, a Git help desk and the printer."),
    Room("stillwater", "Stillwater", 18, 235, "The quiet room upstairs: low light, rugs and recliners; no talking, no phones."),
    Room("chandlery", "Chandlery", 900, 110, "The expo hall at the harbour end; community booths stand in the bright corners."),
    Room("sail-loft", "Sail Loft", 260, 172, "The poster hall, with 24 boards along the north wall and benches between them."),
    Room("porthole", "Porthole", 20, 270, "Open space: chairs in a circle and one round window."),
    Room("galley", "Galley", 30, 330, "Open space: tables, a sink, and pin boards for drawing together."),
    Room("crows-nest", "Crow's Nest", 12, 290, "Open space: small and quiet, up in the lift, with a view of the river."),
    Room("lawn", "Lawn", 60, 140, "Open space: real grass under a glass roof; step-free, and the dogs' favourite."),
)  # fmt: skip

ONLINE_VENUE = OnlineVenue(
    name="The Inflatable Pier",
    year=2020,
    description=(
        "A virtual convention centre that was blown up each morning by whoever had slept best. It had four stages, "
        "a hallway of video tables, and a gull in the chat that announced the end of every break."
    ),
    stages=(
        Stage("puddle", "The Grand Puddle", 240, "The main stage, where opening, keynotes and closing were shown."),
        Stage("bathtub", "Bathtub Auditorium", 190, "Talks about the web and operations, with a rubber duck for questions."),
        Stage("bucket", "Two Buckets and a Plank", 50, "Education and community, with the liveliest chat of all."),
        Stage("foghorn", "The Foghorn", 20, "Science and data in the daytime, music and games after dark."),
    ),
)  # fmt: skip
