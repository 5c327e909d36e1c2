from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders, storage
from django.core.management import call_command

from hallway.ui import sheets

LATER = {"styleguide", "conversation"}  # loaded by a few pages alone
WHOLE_BUDGET = 12_000  # bytes of style over the wire that a public page may cost


@pytest.fixture(autouse=True)
def _own_data(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    finders.get_finder.cache_clear()


def test_every_sheet_is_taken_once_and_in_order() -> None:
    text = sheets.hallway()
    places = [text.index((sheets.SOURCE / f"{name}.css").read_text()) for name in sheets.ORDER]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_no_sheet_is_forgotten() -> None:
    assert {path.stem for path in sheets.SOURCE.glob("*.css")} == {
        *sheets.ORDER,
        "styleguide",
        "conversation",
    }


def test_the_order_of_layers_comes_first_and_names_them_all() -> None:
    text = sheets.hallway()
    assert text.startswith(sheets.LAYERS)
    declared = set(re.findall(r"\w+", sheets.LAYERS.removeprefix("@layer")))
    assert set(re.findall(r"@layer (\w+) {", text)) <= declared


def test_public_pages_stay_light() -> None:
    parts = [sheets.hallway(), sheets.grid()]
    assert sum(len(brotli.compress(part.encode())) for part in parts) <= WHOLE_BUDGET


@pytest.mark.parametrize("physical", ["left:", "right:", "margin-top", "padding-left", "width:", "height:"])
def test_sheets_speak_of_start_and_end_not_of_left_and_right(physical: str) -> None:
    # `border-width`, `(width < …)` and the like hold no direction.
    pattern = re.compile(rf"(?<![\w-]){physical}")
    assert not pattern.search(sheets.hallway())


def test_grid_lines_and_hues_have_their_classes() -> None:
    grid = sheets.grid()
    for rule in (
        ".row-1{grid-row-start:1}",
        ".row-240{",
        ".to-241{grid-row-end:241}",
        ".colto-61{grid-column-end:61}",
    ):
        assert rule in grid
    assert ".hue-355{--hue:355}" in sheets.hallway()


def test_the_server_finds_the_sheets_as_they_are_now() -> None:
    for path, make in sheets.SHEETS.items():
        assert Path(finders.find(path)).read_text() == make()
    assert finders.find("ui/css/nowhere.css") is None


def test_collecting_hashes_the_sheet_and_the_imports_of_scripts(settings: object, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "hallway.ui.storage.HashedStorage"}}
    call_command("collectstatic", interactive=False, stdout=StringIO())
    collected = storage.staticfiles_storage
    assert collected.exists("ui/css/hallway.css"), "500.html names the sheet without its hash"
    css = (tmp_path / "collected" / collected.stored_name("ui/css/hallway.css")).read_text()
    assert re.search(r"bricolage\.[0-9a-f]{12}\.woff2", css)
    script = (tmp_path / "collected" / collected.stored_name("ui/js/hallway.js")).read_text()
    assert re.search(r'from "\./overlay\.[0-9a-f]{12}\.js"', script)
