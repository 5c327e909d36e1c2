"""What no committed file may say."""

from __future__ import annotations

import re
import subprocess

import pytest

from hallway.project.environment import ROOT

# Written in pieces, so that this file does not name what it forbids.
HOSTS = ["pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "registry" + r"\.npm"]
PATHS = [r"(?<!\w)/wor" + r"k/", r"(?<!\w)/ro" + r"ot/", r"(?<!\w)/ho" + r"me/[a-z]"]


def tracked_text() -> list[tuple[str, str]]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: there is no list of committed files")
    found = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix not in {".woff2", ".png", ".webp"}:
            found.append((name, path.read_text(errors="replace")))
    return found


@pytest.mark.parametrize("pattern", HOSTS + PATHS)
def test_no_committed_file_names_a_registry_or_a_machine_path(pattern: str) -> None:
    assert [name for name, text in tracked_text() if re.search(pattern, text)] == []


def test_every_pin_has_a_hash() -> None:
    for name in ("base.txt", "dev.txt", "optimise.txt"):
        blocks = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text())
        pins = [block for block in blocks if re.match(r"[a-z]", block)]
        assert pins and all("--hash=sha256:" in pin for pin in pins)
