"""Where Django finds the style sheets that `sheets.py` puts together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from hallway.ui.sheets import SHEETS


class SheetFinder(BaseFinder):
    """Writes a sheet into the data directory when it is asked for; from there it is a file like any other."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.DATA_DIR) / "sheets"

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind `path`, always fresh; empty where it is none of ours."""
        found = [str(self._write(path))] if path in SHEETS else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every sheet and the storage that holds it, for collectstatic."""
        storage = FileSystemStorage(location=self.folder)
        for path in SHEETS:
            self._write(path)
            yield path, storage

    def _write(self, path: str) -> Path:
        file, text = self.folder / path, SHEETS[path]()
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(f".{os.getpid()}")
            draft.write_text(text)
            draft.replace(file)
        return file
