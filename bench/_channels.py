"""Django Channels' group send, in a virtual environment that is thrown away; and a PostgreSQL to use."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import _live
from _harness import HOST, ROOT

SOCKETS = 1_000
PACKAGES = ["django>=5.2,<5.3", "channels>=4.2", "uvicorn", "uvloop", "httptools", "websockets"]
APP = """
import os
from django.conf import settings
settings.configure(SECRET_KEY="x", INSTALLED_APPS=[], CHANNEL_LAYERS={"default": {
    "BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 20000}}})
import django
django.setup()
import time
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import get_channel_layer

class Consumer(AsyncWebsocketConsumer):
    async def connect(self):
        await self.channel_layer.group_add("board", self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard("board", self.channel_name)

    async def tell(self, event):
        await self.send(text_data=event["text"])

sockets = Consumer.as_asgi()

async def app(scope, receive, send):
    if scope["type"] == "websocket":
        await sockets(scope, receive, send)
    elif scope["type"] == "http":
        text = "t=%d %s" % (time.monotonic_ns(), "x" * 60)
        await get_channel_layer().group_send("board", {"type": "tell", "text": text})
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})
    else:
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
"""
HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Socket(asyncio.Protocol):
    """A WebSocket that counts what it is told."""

    opened = 0
    heard = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.write(HANDSHAKE)

    def data_received(self, data: bytes) -> None:
        Socket.opened += b" 101 " in data
        Socket.heard += data.count(b"t=")


def cost(messages: int) -> float | None:
    """Microseconds of processor time for each delivery; None where it cannot be installed."""
    with tempfile.TemporaryDirectory(prefix="hallway-bench-channels-") as folder:
        python = _installed(Path(folder))
        if python is None:
            return None
        port = _live.free_port()
        (Path(folder) / "channels_app.py").write_text(APP)
        options = ["--host", HOST, "--port", str(port), "--no-access-log", "--log-level", "error"]
        command = [python, "-m", "uvicorn", "channels_app:app", "--loop", "uvloop", "--http", "httptools"]
        server = subprocess.Popen([*command, *options], cwd=folder)
        try:
            _live.wait_for(port)
            return asyncio.run(_measured(port, server.pid, messages))
        finally:
            server.kill()
            server.wait()


async def _measured(port: int, pid: int, messages: int) -> float:
    loop = asyncio.get_running_loop()
    for start in range(0, SOCKETS, 100):
        await asyncio.gather(*(loop.create_connection(Socket, HOST, port) for _ in range(100)))
        while Socket.opened < start + 100:
            await asyncio.sleep(0.01)
    began = _live.cpu_seconds(pid)
    for _ in range(messages):
        await loop.run_in_executor(None, urllib.request.urlopen, f"http://{HOST}:{port}/")
        await asyncio.sleep(0.5)
    end = time.monotonic() + 10
    while Socket.heard < SOCKETS * messages and time.monotonic() < end:
        await asyncio.sleep(0.1)
    return (_live.cpu_seconds(pid) - began) / max(Socket.heard, 1) * 1e6


def _installed(folder: Path) -> str | None:
    """A Python with Channels, made for this run."""
    uv = ROOT / ".tools" / "bin" / "uv"
    python = str(folder / "venv" / "bin" / "python")
    steps = [
        [sys.executable, "-m", "venv", str(folder / "venv")],
        [python, "-m", "pip", "install", "-q", *PACKAGES],
    ]
    if uv.exists():
        tools = {"PYTHONPATH": str(ROOT / ".tools")}
        steps = [[str(uv), "venv", "-q", "--python", sys.executable, str(folder / "venv")],
                 [str(uv), "pip", "install", "-q", "--python", python, *PACKAGES]]  # fmt: skip
    else:
        tools = {}
    for step in steps:
        done = subprocess.run(step, env={**os.environ, **tools}, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"Channels cannot be installed: {done.stderr.strip().splitlines()[-1:]}")
            return None
    return python


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database that is dropped afterwards; empty where no PostgreSQL answers."""
    found = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "postgres.py")], capture_output=True, text=True, check=False
    ).stdout.strip()
    if not found:
        yield ""
        return
    import psycopg

    name = f"hallway_bench_{os.getpid()}"
    with psycopg.connect(found, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(found)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
