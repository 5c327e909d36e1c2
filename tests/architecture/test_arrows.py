from __future__ import annotations

import pytest
from importlinter.cli import lint_imports

from hallway.project.environment import ROOT


def test_every_arrow_points_the_way_the_architecture_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out
