"""A real browser in front of a live server, and what every page has to pass in it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.house import House, furnished, opened

WIDTHS = (360, 768, 1280)
THEMES = ("light", "dark")
NAMES = ("chromium", "chromium-browser", "google-chrome")
SMALLEST_TARGET = 44  # CSS pixels, for a thumb
PATIENCE = 30_000  # milliseconds: what comes late on a busy machine has still come
expect.set_options(timeout=PATIENCE)

PageAt = Callable[..., Page]


def browser_path() -> str:
    """The browser to drive: BROWSER_PATH, or a Chromium on PATH."""
    named = os.environ.get("BROWSER_PATH")
    found = named if named and shutil.which(named) else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail(
            "The browser tests need Chromium. Install it (Debian: apt install chromium) or point "
            "BROWSER_PATH at one; without a browser run: pytest -m 'not browser'."
        )
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _files_from_source() -> Iterator[None]:
    # The live server outlives single tests, so it starts before their settings are in force.
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session")
def _browser() -> Iterator[Browser]:
    # Playwright runs an event loop in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about: errors of scripts and the console, the content policy included."""
    return []


@pytest.fixture
def new_tab(_browser: Browser, complaints: list[str]) -> Iterator[PageAt]:
    """`new_tab(360, "dark", base_url=…)` is an empty tab; further options go to the browser context.

    Any complaint of the browser fails the test at its end.
    """
    contexts = []

    def make(width: int = 1280, theme: str = "light", **options: object) -> Page:
        # Without motion there are no transitions between pages, which Chromium may abort with a complaint
        # when a test moves on before they have ended.
        still = {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
        context = _browser.new_context(color_scheme=theme, **{**still, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: _note(message, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page_at(new_tab: PageAt, live_server: object) -> PageAt:
    """`page_at(360, "dark")` is an empty tab of that width; `goto` takes paths of the live server.

    `cookies` signs somebody in (see `cookies_of`).
    """

    def make(width: int = 1280, theme: str = "light", cookies: list | None = None, **options: object) -> Page:
        page = new_tab(width, theme, **{"base_url": live_server.url, **options})
        page.context.add_cookies(cookies or [])
        return page

    return make


@pytest.fixture(scope="session")
def _furniture(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A furnished data folder, to be copied. The first process makes it; the others wait for it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder, half = shared / "furniture", shared / "furniture-half"
    with (shared / "furniture.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half.mkdir()
            furnished(half).rename(folder)
    return folder


@pytest.fixture(scope="module")
def house(_furniture: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A Hallway of this module's own, served as in real life, with the small demo in it."""
    with opened(_furniture, tmp_path_factory.mktemp("house") / "data") as house:
        yield house


@pytest.fixture
def visit(house: House, new_tab: PageAt) -> PageAt:
    """`visit(path, 360, "dark", who="organiser")` is a tab in the house; without `who` a stranger's."""

    def open_page(
        path: str, width: int = 1280, theme: str = "light", who: str = "", **options: object
    ) -> Page:
        page = new_tab(width, theme, **{"base_url": house.url, **options})
        if who:
            page.request.get(f"/demo/as/{who}/", max_redirects=0)
        page.goto(path)
        return page

    return open_page


def _note(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type == "error":
        complaints.append(f"{message.text} ({message.location.get('url')})")


@pytest.fixture
def cookies_of(signed_in: Callable, live_server: object) -> Callable[[object], list[dict[str, str]]]:
    """`page_at(cookies=cookies_of(ada))` is a tab in which Ada is signed in."""

    def cookies(person: object) -> list[dict[str, str]]:
        return [
            {"name": name, "value": morsel.value, "url": live_server.url}
            for name, morsel in signed_in(person).cookies.items()
        ]

    return cookies


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with every accessibility rule that the page breaks.

    The tab needs `bypass_csp=True`: axe is put into the page, which our policy forbids.
    """

    def check(page: Page) -> None:
        page.wait_for_load_state("networkidle")
        assert_accessible(page)

    return check


def assert_accessible(page: Page) -> None:
    """Fail with every accessibility rule that the page, as it stands, breaks."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def assert_no_sideways_scroll(page: Page) -> None:
    """Nothing is wider than the window, which would make the whole page move under a thumb."""
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 8).map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`)"""
    )
    assert wide == []


THUMB_SIZED = "button, select, textarea, summary, .btn, .star, .pills a, .bar a, .foot-bar a, input"
TOO_SMALL = """([controls, least]) => [...document.querySelectorAll(controls)]
    .filter(control => control.type !== "hidden" && control.checkVisibility())
    .map(control => /checkbox|radio/.test(control.type) ? control.closest("label") ?? control : control)
    .map(control => [control, control.getBoundingClientRect()])
    .filter(([control, box]) => box.width && Math.min(box.width, box.height) < least - 0.5)
    .map(([control, box]) => `${control.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""


def assert_thumb_sized(page: Page) -> None:
    """Every control can be hit with a thumb; links within text are spared."""
    assert page.evaluate(TOO_SMALL, [THUMB_SIZED, SMALLEST_TARGET]) == []


def assert_everybody_can_use(page: Page) -> None:
    """What holds for every page. It must stand open, wide or narrow, in a tab with `bypass_csp` for axe."""
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.locator("h1").count() == 1
    for width in WIDTHS[::-1]:
        page.set_viewport_size({"width": width, "height": 800})
        assert_no_sideways_scroll(page)
    assert_thumb_sized(page)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        assert_accessible(page)
