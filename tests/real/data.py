"""Where the public data sets lie, on machines that have them."""

from __future__ import annotations

import os
from pathlib import Path

ENVIRONMENT = "HALLWAY_SHARED_DATA"


def shared_data() -> Path | None:
    """The folder of public data sets: from the environment, else `shared/data` beside or above the code."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named) if Path(named).is_dir() else None
    root = Path(__file__).resolve().parents[2]
    candidates = (parent / "shared" / "data" for parent in (root, *root.parents))
    return next((folder for folder in candidates if folder.is_dir()), None)
