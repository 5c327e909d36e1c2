"""The front in this process, over the test's own database: what live pages need beside Django."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler

from hallway.ground.editions import publishing
from hallway.project.assembly import make_app


class Front:
    """A server that can be stopped and started again on the same port."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        listeners = list(publishing._listeners)
        app = make_app(StaticFilesHandler(WSGIHandler()))
        self._announces = [one for one in publishing._listeners if one not in listeners]
        config = uvicorn.Config(
            app, port=self._port, log_level="critical", timeout_graceful_shutdown=1, lifespan="on"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        end = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < end, "the front does not start"
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        while self._announces:
            publishing._listeners.remove(self._announces.pop())


@contextmanager
def running_front() -> Iterator[Front]:
    front = Front()
    front.start()
    try:
        yield front
    finally:
        front.stop()
