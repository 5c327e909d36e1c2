"""A whole Hallway of its own for a module of tests: the front, Django behind it, and a task worker.

It serves collected, compressed files from a copy of the furnished data folder, so that a
test may change what it likes, and nothing is flushed between tests.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Page

from hallway.project.environment import ROOT

EDITION = "/pyharbour-2027/"
TALK_DAY, SPRINT_DAY = f"{EDITION}schedule/2027-09-11/", f"{EDITION}schedule/2027-09-14/"
# Saturday, ten minutes after the first talks have begun.
NOW = "2027-09-11T10:25:00+10:00"
PATIENCE = 60  # seconds until it answers or a mail has come
CODE = re.compile(r"^\s*(\d{4}-\d{4})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class House:
    url: str
    data: Path

    def code_for(self, email: str) -> str:
        """The sign-in code in the newest mail to `email`. Fails when none comes."""
        files = sorted((self.data / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
        for file in reversed(files):
            mail = message_from_bytes(file.read_bytes(), policy=policy.default)
            found = CODE.search(mail.get_content()) if email in str(mail["to"]) else None
            if found:
                return found[1]
        raise AssertionError(f"No code was sent to {email}.")


def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Look again and again, for PATIENCE seconds at most; fails with `what` did not happen."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise AssertionError(f"This did not happen: {what}")
        time.sleep(0.1)


def furnished(folder: Path) -> Path:
    """Load the small demo into `folder` and collect the static files."""
    command = [sys.executable, "-m", "tests.browser.furnish"]
    subprocess.run(command, cwd=ROOT, env=_environment(folder), check=True)
    return folder


@contextmanager
def opened(furniture: Path, data: Path) -> Iterator[House]:
    """Serve a copy of `furniture` in the folder `data`, and stop when left."""
    shutil.copytree(furniture, data)
    with served(data) as house:
        yield house


@contextmanager
def served(data: Path, begins: str = NOW) -> Iterator[House]:
    """Serve what is in `data`, with a clock that begins then, and stop when left."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "hallway", "serve", "--port", str(port)]
    with (data / "server.log").open("w") as log:
        environment = _environment(data) | {"HALLWAY_URL": url, "HALLWAY_NOW": begins}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(url, server, data)
            yield House(url, data)
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def sign_in_by_mail(page: Page, house: House, email: str) -> None:
    """From the sign-in page, which must be open, to wherever it leads."""
    page.get_by_label("Email").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    field = page.get_by_label("The code from the mail")
    field.wait_for()
    field.fill(house.code_for(email))
    page.get_by_role("button", name="Go on").click()


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "HALLWAY_DATA": str(data),
        "HALLWAY_DEMO": "1",
        "HALLWAY_NOW": NOW,
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(url: str, server: subprocess.Popen, data: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/health/", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The house does not open:\n{(data / 'server.log').read_text()}")
