"""Colours from hues: OKLCH to sRGB, and contrast. Pure.

OKLab matrices: Björn Ottosson, "A perceptual color space for image processing" (2020),
as CSS Color Module Level 4 uses them. Contrast: WCAG 2.2, relative luminance.
"""

from __future__ import annotations

from math import cos, radians, sin

Rgb = tuple[float, float, float]  # each 0 to 1, gamma-encoded sRGB

HUE_STEP = 5
HUES = range(0, 360, HUE_STEP)


def nearest_hue(value: float) -> int:
    """The nearest of the 72 hues, 0 to 355, for which the style sheet has a class."""
    return round(value / HUE_STEP) * HUE_STEP % 360


def oklch_to_rgb(lightness: float, chroma: float, hue: float) -> Rgb:
    """sRGB of an OKLCH colour (lightness 0 to 1, hue in degrees).

    A colour that a screen cannot show is clipped channel by channel, as browsers do.
    """
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encode(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encode(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encode(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _encode(linear: float) -> float:
    linear = min(max(linear, 0.0), 1.0)
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def linear(channel: float) -> float:
    """A channel of sRGB (0 to 1) as an amount of light: the gamma taken off."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
