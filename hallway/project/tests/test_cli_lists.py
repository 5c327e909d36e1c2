"""`hallway import conferences`: the report, the exit code, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hallway.areas.directory.imports import importing
from hallway.areas.directory.imports.guard import WouldBeLost
from hallway.areas.directory.models import ImportRun, Source
from hallway.areas.directory.tests.lists import NEXT, narnia, yaml_list
from hallway.ground.editions.models import Edition
from hallway.project.cli import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "theirs.yml"
    file.write_bytes(yaml_list(narnia(place="Cair Paravel, UAE")).data)
    return file


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["import", "conferences", *map(str, words)])


def test_a_file_comes_in_and_the_report_is_printed(listed: Path) -> None:
    result = run(listed)
    assert result.exit_code == 0, result.output
    assert "Brought in: 1 conferences: 1 new" in result.output
    assert "“UAE” is read as United Arab Emirates" in result.output
    assert Source.objects.get().name == "theirs.yml"


def test_again_there_is_nothing_new(listed: Path) -> None:
    run(listed, "--source", "Theirs")
    result = run(listed, "--source", "Theirs")
    assert (result.exit_code, ImportRun.objects.count()) == (0, 1)
    assert "Nothing new" in result.output


def test_a_dry_run_only_says_so(listed: Path) -> None:
    assert "Would bring in: 1 conferences" in run(listed, "--dry-run").output
    assert not Edition.objects.exists() and not Source.objects.exists()


def test_a_refusal_says_what_would_be_lost_and_exits_with_1(
    listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise WouldBeLost([f"PyCon Narnia {NEXT}: city"])

    monkeypatch.setattr(importing, "apply", refuse)
    result = run(listed)
    assert result.exit_code == 1
    assert f"PyCon Narnia {NEXT}: city" in result.output
    assert not Edition.objects.exists()


def test_what_is_no_list_is_an_error_with_words(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><title>Not here</title>")
    result = run(file)
    assert result.exit_code == 1
    assert "The file is a web page" in result.output
