"""Pictures as numbers: where lines and bars stand in an SVG. Pure; the templates draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, PAD = 640, 200, 34


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising line over time, in a field of WIDTH × HEIGHT."""

    points: str  # for <polyline>
    last: tuple[float, float]
    low: float
    high: float
    seconds: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = PAD
    bottom: int = HEIGHT - PAD

    @property
    def right(self) -> int:
        return self.width - 8


def curve(samples: Sequence[tuple[float, float]]) -> Curve | None:
    """Seconds and values; None for fewer than two samples, which make no line."""
    if len(samples) < 2:
        return None
    end = max(samples[-1][0], 0.1)
    low, high = min(value for _at, value in samples), max(value for _at, value in samples)
    span = (high - low) or 1.0
    right, bottom, top = WIDTH - 8, HEIGHT - PAD, 12

    def spot(at: float, value: float) -> tuple[float, float]:
        x = PAD + (right - PAD) * at / end
        return round(x, 1), round(bottom - (bottom - top) * (value - low) / span, 1)

    # What was best stays best until something better comes: steps, not slopes.
    corners: list[tuple[float, float]] = []
    for at, value in samples:
        x, y = spot(at, value)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return Curve(" ".join(f"{x},{y}" for x, y in corners), corners[-1], low, high, end)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a row: `x` and `width` in hundredths of the row; `level` names its colour class."""

    label: str
    value: float
    x: float
    width: float
    level: str = ""


def bars(values: Sequence[tuple[str, float, str]], scale: float | None = None) -> list[Bar]:
    """One bar each from zero; `scale` is the value at full width."""
    most = scale or max((value for _label, value, _level in values), default=0) or 1
    return [
        Bar(label, value, 0, round(100 * min(value / most, 1), 2), level) for label, value, level in values
    ]


def stacked(values: Sequence[tuple[str, float, str]]) -> list[Bar]:
    """Parts of a whole, side by side."""
    whole = sum(value for _label, value, _level in values) or 1
    found, x = [], 0.0
    for label, value, level in values:
        width = 100 * value / whole
        found.append(Bar(label, value, round(x, 2), round(width, 2), level))
        x += width
    return found
