"""Real servers as subprocesses on loopback, and raw connections to them."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
APP = "hallway.front.tests.sample:app"
SERVERS = ("granian", "uvicorn")


@dataclass
class Server:
    """A running server."""

    name: str
    port: int
    process: subprocess.Popen[bytes]

    def connect(self, timeout: float = 5) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def raw(self, request: bytes, *, timeout: float = 5) -> bytes:
        """Everything the server sends for these bytes until it closes the connection."""
        with self.connect(timeout) as connection:
            connection.sendall(request)
            return read_all(connection)

    @contextmanager
    def ask(self, method: str, path: str, body: Any = None) -> Iterator[http.client.HTTPResponse]:
        """One request on a connection of its own; the body is still to be read."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            connection.request(method, path, body=body)
            with connection.getresponse() as response:
                yield response

    def told(self, method: str, path: str, body: Any = None) -> Any:
        """The environ that the application saw."""
        with self.ask(method, path, body) as response:
            return json.load(response)


def read_all(connection: socket.socket) -> bytes:
    """Read until the end of the connection, however it ends."""
    found = bytearray()
    try:
        while piece := connection.recv(65536):
            found += piece
    except ConnectionError:
        pass
    return bytes(found)


def command(name: str, port: int) -> list[str]:
    """How the server is started. The kill timeouts are what ends open streams on SIGTERM."""
    address = ["--host", "127.0.0.1", "--port", str(port)]
    if name == "granian":
        options = [
            "--interface",
            "asgi",
            "--workers-kill-timeout",
            "3",
            "--no-access-log",
            "--log-level",
            "error",
        ]
    else:  # the front looks at X-Forwarded-For itself
        options = ["--timeout-graceful-shutdown", "2", "--no-proxy-headers", "--log-level", "critical"]
    return [sys.executable, "-m", name, *address, *options, APP]


@contextmanager
def running(name: str) -> Iterator[Server]:
    """A server that answers; stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        command(name, port), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    server = Server(name, port, process)
    try:
        wait_until_it_answers(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(server: Server, seconds: float = 15) -> None:
    """Wait for the first answer."""
    end = time.monotonic() + seconds
    while True:
        try:
            server.told("GET", "/")
        except OSError:
            if time.monotonic() > end or server.process.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return
