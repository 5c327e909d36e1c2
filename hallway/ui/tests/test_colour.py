"""The colours keep their contrast for every hue, as the tokens stand in the style sheet."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.ui import colour, sheets

TOKENS = {
    name: tuple(float(number) for number in numbers.split())
    for name, numbers in re.findall(
        r"--raw-([a-z]+-(?:light|dark)): ([\d. ]+);", (sheets.SOURCE / "tokens.css").read_text()
    )
}
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "card", TEXT),
    ("ink", "wash", TEXT),
    ("ink", "index", TEXT),
    ("soft", "paper", TEXT),
    ("soft", "card", TEXT),
    ("soft", "wash", TEXT),
    ("soft", "index", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "card", TEXT),
    ("accent", "wash", TEXT),
    ("on", "accent", TEXT),
    ("now", "paper", TEXT),
    ("now", "card", TEXT),
    ("now", "wash", TEXT),
    ("door", "paper", SHAPE),
    ("door", "card", SHAPE),
    ("door", "wash", SHAPE),
    ("edge", "paper", SHAPE),
    ("edge", "card", SHAPE),
]


def rgb(token: str, theme: str, hue: int) -> colour.Rgb:
    lightness, chroma, *own = TOKENS[f"{token}-{theme}"]
    return colour.oklch_to_rgb(lightness, chroma, own[0] if own else hue)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_hue_is_legible(theme: str, front: str, back: str, least: float) -> None:
    ratios = {hue: colour.contrast(rgb(front, theme, hue), rgb(back, theme, hue)) for hue in colour.HUES}
    assert {hue: round(ratio, 2) for hue, ratio in ratios.items() if ratio < least} == {}


def test_known_colours() -> None:
    """White, black and sRGB red, whose OKLCH values CSS Color 4 gives."""
    assert colour.oklch_to_rgb(1, 0, 0) == pytest.approx((1, 1, 1), abs=1e-4)
    assert colour.oklch_to_rgb(0, 0, 0) == (0, 0, 0)
    assert colour.oklch_to_rgb(0.62796, 0.25768, 29.234) == pytest.approx((1, 0, 0), abs=2e-3)
    assert colour.contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


@given(st.floats(0, 1), st.floats(0, 0.4), st.floats(0, 360))
def test_every_colour_can_be_shown(lightness: float, chroma: float, hue: float) -> None:
    assert all(0 <= channel <= 1 for channel in colour.oklch_to_rgb(lightness, chroma, hue))


@given(st.integers(-720, 720))
def test_a_hue_goes_to_the_nearest_step_around_the_circle(value: int) -> None:
    step = colour.nearest_hue(value)
    away = abs(step - value) % 360
    assert step in colour.HUES
    assert min(away, 360 - away) <= colour.HUE_STEP / 2
