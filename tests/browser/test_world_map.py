"""The outline of the land, as pages use it: one file for all, in the colour of the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.conf import settings
from django.templatetags.static import static
from PIL import Image

from hallway.engines.geography.points import Point
from hallway.engines.geography.projection import WORLD

STRICT = "default-src 'none'; img-src 'self'; style-src 'self'"
OURS = "; ".join(
    " ".join([name, *sources]) for name, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)
LAND = {"Nairobi": Point(-1.29, 36.82), "Brasília": Point(-15.79, -47.88), "Nagpur": Point(21.15, 79.09)}
SEA = {"Atlantic": Point(20, -40), "Pacific": Point(0, -150), "Tasman Sea": Point(-38, 160)}


@pytest.mark.parametrize("policy", [STRICT, OURS])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_land_shows_in_the_colour_of_the_page(page_at, live_server, policy, width):
    page = page_at(width)
    land = static("ui/map/land.svg")
    picture = f'<svg viewBox="{WORLD.view_box}" color="#00ff00"><use href="{land}#land"/></svg>'
    page.route(
        "**/map-on-trial/",
        lambda route: route.fulfill(
            body=f"<!doctype html><title>Map</title>{picture}",
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
        ),
    )
    page.goto("/map-on-trial/")
    page.wait_for_load_state("networkidle")
    image = Image.open(BytesIO(page.locator("svg").screenshot())).convert("RGB")

    def colour(point):
        x, y = WORLD.place(point)
        return image.getpixel((int(x * image.width / WORLD.width), int(y * image.width / WORLD.width)))

    assert {name: colour(point) for name, point in LAND.items()} == dict.fromkeys(LAND, (0, 255, 0))
    assert {name: colour(point) for name, point in SEA.items()} == dict.fromkeys(SEA, (255, 255, 255))
