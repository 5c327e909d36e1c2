"""Words of other systems in ours: kinds of sessions, short names, colours."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Collection, Container

from django.utils.text import slugify

from hallway.ground.happenings.states import Kind
from hallway.ui.colour import linear, nearest_hue

GOLDEN_ANGLE = 137.508  # degrees; any number of neighbours stay far apart on the circle
FIRST_HUE = 158
_CODE = re.compile(r"[0-9A-Z]{6}")

# The first line that has a word of the source's kind decides; so "keynote talk" is a keynote.
_KINDS: list[tuple[Kind, frozenset[str]]] = [
    (kind, frozenset(words.split()))
    for kind, words in [
        (Kind.BREAK, "break breaks pause coffee lunch catering tea recess"),
        (Kind.KEYNOTE, "keynote keynotes plenary"),
        (Kind.LIGHTNING, "lightning lightningtalk lightningtalks lightnings pecha ignite"),
        (Kind.TUTORIAL, "tutorial tutorials training trainings course masterclass"),
        (Kind.WORKSHOP, "workshop workshops handson lab"),
        (Kind.PANEL, "panel panels podium discussion roundtable debate qa"),
        (Kind.POSTER, "poster posters"),
        (Kind.SPRINT, "sprint sprints hackathon hacking codingsprint"),
        (Kind.SOCIAL, "social party dinner reception concert performance film movie game games drinks"),
        (
            Kind.TALK,
            "talk talks lecture lectures presentation devroom maintrack main session speech",
        ),
        (Kind.TALK, "short long regular standard remote sessions p"),
        (
            Kind.OTHER,
            "meeting bof meetup ceremony opening closing other registration orga assembly open space "
            "openspace",
        ),
    ]
]


def kind_of(word: str, *, is_break: bool = False) -> Kind:
    """Our kind for the word that a file uses: "lecture" is a talk, "Podium" a panel.

    A file that says nothing means a talk; a word that nobody knows is kept as OTHER
    (and the word itself beside it, for exports).
    """
    if is_break:
        return Kind.BREAK
    words = set(re.findall(r"[^\W\d_]+", word.casefold().replace("-", "")))
    for kind, known in _KINDS:
        if words & known:
            return kind
    return Kind.OTHER if words else Kind.TALK


def golden_hue(index: int) -> int:
    """A hue for the thing at this place of a list, in the 72 steps of the style sheet."""
    return nearest_hue(FIRST_HUE + index * GOLDEN_ANGLE)


def hue_of(color: str) -> int | None:
    """The OKLCH hue (degrees, steps of 5) of ``#rrggbb``; None for greys and for no colour.

    Source: Björn Ottosson, "A perceptual color space for image processing" (2020).
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
        return None
    red, green, blue = (linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    if math.hypot(a, b) < 0.02:
        return None
    return nearest_hue(math.degrees(math.atan2(b, a)))


def color_of(hue: int) -> str:
    """A ``#rrggbb`` for programs that know no OKLCH, whose `hue_of` is `hue` to the nearest step.

    Found among the strong colours of the HSL circle, of which each OKLCH hue has one.
    """
    return _COLORS[nearest_hue(hue)]


def _palette() -> dict[int, str]:
    colors: dict[int, str] = {}
    for step in range(1440):
        rgb = colorsys.hls_to_rgb(step / 1440, 0.42, 0.62)
        color = "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
        hue = hue_of(color)
        if hue is not None:
            colors.setdefault(hue, color)
    return colors


_COLORS = _palette()


def usable_code(code: str, taken: Container[str]) -> bool:
    """Whether a file's session code can be ours: six of 0–9 and A–Z, and nobody has it."""
    return bool(_CODE.fullmatch(code)) and code not in taken


def free_slug(name: str, taken: Collection[str], fallback: str) -> str:
    """A short name for addresses that is not among `taken`."""
    stem = slugify(name)[:70].strip("-") or fallback
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
