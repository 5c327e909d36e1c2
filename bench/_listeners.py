"""Many browsers that listen, in a process of their own. Commands are lines on stdin, answers JSON lines.

open 5000        opens so many streams; answers when all are open
report           what was heard since the last report: latencies in ms, events and their order by stream
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import sys
import time
from pathlib import Path

import uvloop

PORT = int(os.environ["LISTEN_PORT"])
GRANTS = Path(os.environ["LISTEN_GRANTS"]).read_text().split()
TOLD = os.environ.get("LISTEN_TOLD", '"t":')  # what stands before the moment of telling
EVENT = re.compile(rb'id: (\d+)\ndata: \{"kind":"push".*?' + TOLD.encode() + rb"(\d+)")
HERE = re.compile(rb'id: (\d+)\ndata: \{"kind":"here"')


class Listener(asyncio.Protocol):
    """One browser: comes again when the stream breaks off, and says which event it has."""

    opened = 0
    latencies: list[float] = []

    def __init__(self, grant: str) -> None:
        self.grant = grant
        self.last = ""
        self.ids: list[int] = []
        self.odd = 0  # anything that is not an answer, a comment or an event
        self.back_at = 0.0
        self.is_open = False

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                await loop.create_connection(lambda: self, "127.0.0.1", PORT)
            except OSError:
                await asyncio.sleep(random.uniform(0.5, 2))
            else:
                return

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.buffer = b""
        last = f"Last-Event-ID: {self.last}\r\n" if self.last else ""
        request = f"GET /live/stream/?grant={self.grant} HTTP/1.1\r\nHost: localhost\r\n{last}\r\n"
        transport.write(request.encode())

    def data_received(self, data: bytes) -> None:
        now = time.monotonic_ns()
        self.buffer += data
        if not self.buffer.endswith(b"\r\n"):
            return
        found, self.buffer = self.buffer, b""
        for number, told in EVENT.findall(found):
            self.ids.append(int(number))
            self.last = number.decode()
            Listener.latencies.append((now - int(told)) / 1e6)
        if not self.is_open and (here := HERE.search(found)):
            self.last = here[1].decode()
            self.is_open = True
            self.back_at = time.monotonic()
            Listener.opened += 1
        if b'"refresh"' in found or b" 403 " in found or b" 503 " in found:
            self.odd += 1

    def connection_lost(self, exc: Exception | None) -> None:
        if self.is_open:
            self.is_open = False
            Listener.opened -= 1
        loop = asyncio.get_event_loop()
        loop.call_later(random.uniform(1, 4), lambda: asyncio.ensure_future(self.connect()))


async def main() -> None:
    listeners: list[Listener] = []
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := (await lines.readline()).split():
        if line[0] == b"open":
            await open_streams(listeners, int(line[1]))
            answer: dict[str, object] = {"open": Listener.opened}
        elif line[0] == b"heard":
            end = time.monotonic() + 10
            while len(Listener.latencies) < int(line[1]) and time.monotonic() < end:
                await asyncio.sleep(0.01)
            answer = {"heard": len(Listener.latencies), "open": Listener.opened}
        else:
            answer = {
                "open": Listener.opened,
                "latencies": Listener.latencies,
                "ids": [listener.ids for listener in listeners],
                "odd": sum(listener.odd for listener in listeners),
                "back_at": max((listener.back_at for listener in listeners), default=0),
            }
            Listener.latencies = []
        print(json.dumps(answer), flush=True)


async def open_streams(listeners: list[Listener], count: int) -> None:
    end = time.monotonic() + 150
    for start in range(0, count, 200):
        new = [Listener(GRANTS[number % len(GRANTS)]) for number in range(start, min(start + 200, count))]
        listeners += new
        await asyncio.gather(*(listener.connect() for listener in new))
        while Listener.opened < len(listeners) and time.monotonic() < end:
            await asyncio.sleep(0.01)


if __name__ == "__main__":
    uvloop.run(main())
