"""Find a Chromium for the browser tests, installing the system's one when there is none.

Prints its path. Fails with exactly what to do; tests never skip in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DRIVER = Path(__file__).resolve().parent.parent / ".venv" / "bin" / "playwright"
# What the driver's own Node needs beside a minimal Debian.
LIBRARIES = ("libatomic1",)
NO_DRIVER = "The browser driver does not start. Please install what it needs:  sudo apt install libatomic1"
HELP = """No browser for the browser tests was found, and none could be installed. Do one of these:
  - sudo apt install chromium
  - .venv/bin/playwright install chromium
  - set BROWSER_PATH to a Chromium or Chrome that you have
"""


def find() -> str | None:
    """BROWSER_PATH, then a browser on the PATH, then one that Playwright has fetched."""
    if chosen := os.environ.get("BROWSER_PATH"):
        return chosen if Path(chosen).exists() else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    cache = Path.home() / ".cache" / "ms-playwright"
    return next((str(path) for path in sorted(cache.glob("chromium-*/chrome-linux*/chrome"))), None)


def install(*packages: str) -> None:
    """Ask the system's package manager, as root or with a password-less sudo."""
    if not shutil.which("apt-get"):
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    sys.stderr.write(f"hallway: asking the system for {', '.join(packages)}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(
            [*prefix, "apt-get", *command], check=False, stdout=subprocess.DEVNULL, env=environment
        )


def driver_starts() -> bool:
    """Whether Playwright's driver runs on this machine. True where it is not installed yet."""
    if not DRIVER.exists():
        return True
    return subprocess.run([DRIVER, "--version"], check=False, capture_output=True).returncode == 0


def main() -> None:
    if not driver_starts():
        install(*LIBRARIES)
        if not driver_starts():
            sys.exit(NO_DRIVER)
    if not find() and not os.environ.get("BROWSER_PATH"):
        install("chromium")
        if not find() and DRIVER.exists():  # Ubuntu's package is only a door to the snap store
            subprocess.run([DRIVER, "install", "chromium"], check=False, stdout=sys.stderr)
    path = find()
    if not path:
        sys.exit(HELP)
    sys.stdout.write(path + "\n")


if __name__ == "__main__":
    main()
