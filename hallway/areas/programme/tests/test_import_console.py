from __future__ import annotations

import io

from rich.console import Console

from hallway.areas.programme.interchange.console import show
from hallway.areas.programme.tests.files import bring_in, event, schedule
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening


def _shown(data: bytes, edition: Edition) -> str:
    console = Console(file=io.StringIO(), width=200)
    show(bring_in(data, edition), console)
    return console.file.getvalue()


def test_the_counts_are_told(edition: Edition) -> None:
    text = _shown(schedule(event(1), event(2)), edition)
    assert "Brought in: 2 new, 0 moved" in text
    assert "2 new people" in text


def test_nothing_to_do_is_told(edition: Edition) -> None:
    bring_in(schedule(event(1)), edition)
    assert "Nothing to do: all 1 sessions" in _shown(schedule(event(1)), edition)


def test_questionable_records_and_what_is_kept_are_told(edition: Edition) -> None:
    bring_in(schedule(event(1), event(2)), edition)
    Happening.objects.filter(source_number=1).update(title="Corrected")
    text = _shown(schedule(event(1), event(2, "[red]Title[/]", duration="soon")), edition)
    assert 'rooms["Tide"][1].duration' in text
    assert "Talk 1: your change of “title” is kept" in text
    assert "[red]Title[/]" in text
