"""Hearing of SIGTERM and SIGINT beside the server.

Servers wait for open responses before they tell an application that it ends, and a live stream never
ends by itself. So the streams listen to the signal as well and end at once.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

Undo = Callable[[], None]


def on_termination(callback: Callable[[], object]) -> Undo:
    """Call `callback` when this process is asked to end, then whatever was to be called before.

    Servers that use their loop's own signal handling (granian) are woken by a file descriptor and not
    touched by this. Does nothing outside the main thread, where signals cannot be handled. Returns how
    to put everything back.
    """
    before: dict[int, Any] = {}

    def handle(number: int, frame: FrameType | None) -> None:
        callback()
        if callable(before[number]):
            before[number](number, frame)

    def undo() -> None:
        for signum, handler in before.items():
            if signal.getsignal(signum) is handle:
                signal.signal(signum, handler)

    for signum in (signal.SIGTERM, signal.SIGINT):
        before[signum] = signal.getsignal(signum)
        try:
            signal.signal(signum, handle)
        except ValueError:
            return lambda: None
    return undo
