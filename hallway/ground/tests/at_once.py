"""Several people at the same moment, for tests of what must hold then."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

Act = Callable[[], object]


def at_once(*acts: Act) -> list[Exception]:
    """Do these at the same time, each on a connection of its own; what they raised."""
    ready, raised = threading.Barrier(len(acts)), []

    def run(act: Act) -> None:
        try:
            ready.wait(timeout=10)
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised
