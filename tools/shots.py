"""Screenshots of the key pages, in three widths and both themes, into shots/ (not committed).

make shots                          of the demo, which is loaded when it is not there
make shots ARGS="--url http://localhost:8000 --path /pyharbour-2027/"
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "shots"
EDITION = "/pyharbour-2027/"
PATHS = [
    "/", "/series/pyharbour/", EDITION, f"{EDITION}schedule/", f"{EDITION}schedule/2027-09-10/",
    f"{EDITION}schedule/2027-09-14/", f"{EDITION}schedule/now/", f"{EDITION}sessions/", f"{EDITION}speakers/",
    f"{EDITION}tracks/", f"{EDITION}track/django/", f"{EDITION}rooms/", f"{EDITION}room/tide/",
    f"{EDITION}news/", f"{EDITION}board/", f"{EDITION}board/2027-09-11/list/", f"{EDITION}board/screen/",
    f"{EDITION}team/", f"{EDITION}about/", f"{EDITION}schedule/export/", "/accounts/login/", "/styleguide/",
    f"/de{EDITION}",
]  # fmt: skip
WIDTHS = (360, 768, 1280)


@contextmanager
def demo_server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "hallway", "demo", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    url = f"http://localhost:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{url}/health/", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait()


def shoot(browser: Browser, url: str, paths: list[str]) -> None:
    SHOTS.mkdir(exist_ok=True)
    for theme in ("light", "dark"):
        for width in WIDTHS:
            size = {"width": width, "height": 800}
            context = browser.new_context(viewport=size, color_scheme=theme, locale="en-AU")
            page = context.new_page()
            for path in paths:
                page.goto(url + path)
                name = path.strip("/").replace("/", "-") or "front"
                page.screenshot(path=SHOTS / f"{name}-{width}-{theme}.png", full_page=width < 1280)
            context.close()
        print(f"{theme}: {len(paths)} pages in {len(WIDTHS)} widths")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="a running Hallway; default: the demo, started for this")
    parser.add_argument("--path", action="append", help="only this page; may be repeated")
    options = parser.parse_args()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("BROWSER_PATH"), args=sandbox)
        paths = options.path or PATHS
        if options.url:
            shoot(browser, options.url, paths)
        else:
            with demo_server() as url:
                shoot(browser, url, paths)
        browser.close()
    print(f"Written to {SHOTS.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
