"""Make the virtual environment. Needs only Python 3.11 or newer; run by the Makefile.

    python3 tools/bootstrap.py base     what a running Hallway needs
    python3 tools/bootstrap.py dev      that, and what tests and checks need

Packages come from the configured index of pip and uv, pinned with hashes in requirements/.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
ENVIRONMENT = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "copy"}


def say(text: str) -> None:
    sys.stderr.write(f"hallway: {text}\n")


def run(*command: object, **options: object) -> None:
    subprocess.run([str(part) for part in command], check=True, env=ENVIRONMENT, cwd=ROOT, **options)


def find_uv() -> Path:
    """uv from the PATH, or installed into .tools/ by pip."""
    found = shutil.which("uv")
    if found:
        return Path(found)
    uv = TOOLS / "bin" / "uv"
    if not uv.exists():
        ensure_pip()
        say("installing uv into .tools/")
        quiet = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
        run(sys.executable, "-m", "pip", "install", *quiet, "--target", TOOLS, "uv")
    return uv


def ensure_pip() -> None:
    """Debian's Python comes without pip; get it from the system when we may, else say how."""
    pip = [sys.executable, "-m", "pip", "--version"]
    if subprocess.run(pip, capture_output=True, check=False).returncode == 0:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get"):
        say("this Python has no pip; asking the system for python3-pip")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        quiet = {"stdout": subprocess.DEVNULL, "env": environment}
        subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False, **quiet)
        install = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-pip"]
        done = subprocess.run(install, check=False, **quiet)
        if done.returncode == 0:
            return
    sys.exit("hallway: please install pip first:  sudo apt install python3-pip")


def main(kind: str) -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"hallway: Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    uv = find_uv()
    python = VENV / "bin" / "python"
    if not python.exists():
        say("making the virtual environment .venv/")
        run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
    say(f"installing the pinned packages of requirements/{kind}.txt")
    pins = ROOT / "requirements" / f"{kind}.txt"
    # `install` for base, so that a developer who runs the demo keeps the test tools.
    verb = ["sync"] if kind == "dev" else ["install", "-r"]
    run(uv, "pip", *verb, pins, "--quiet", "--require-hashes", "--python", python)
    run(uv, "pip", "install", "--quiet", "--python", python, "--no-deps", "--no-build-isolation", "-e", ROOT)
    (VENV / f".{kind}").touch()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "base")
