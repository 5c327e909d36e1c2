"""What the directory does again and again."""

from __future__ import annotations

from hallway.areas.directory import tasks
from hallway.areas.directory.contributing import linkcheck
from hallway.ground.jobs.actions import every


@every(hours=6)
def take_stock_of_links() -> None:
    linkcheck.take_stock()


@every(minutes=5)
def try_links() -> None:
    tasks.try_links.enqueue()
