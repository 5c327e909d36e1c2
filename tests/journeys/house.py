"""The whole house in one process: the front with its memory of pages, and Django behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections

from hallway.front.app import build_front
from hallway.front.pages import PageStore
from hallway.front.protocol import Environ, WSGIApp
from hallway.front.settings import FrontSettings
from hallway.front.tests.client import Client, Pairs, Reply
from hallway.ground.editions import publishing
from hallway.ground.people.models import Person

HOST = ("host", "localhost")
FORM = ("content-type", "application/x-www-form-urlencoded")


class House:
    """What a browser without a jar says to the house, one request after the other."""

    def __init__(self, app: WSGIApp, pages: PageStore, **settings: Any) -> None:
        self.pages = pages
        self._front = build_front(app, pages=pages, settings=FrontSettings(threads=1, **settings))
        self._client = Client(self._front, pages)

    def request(self, method: str, path: str | bytes, headers: Pairs = (), **scope: Any) -> Reply:
        if not any(name.lower() == "host" for name, _content in headers):
            headers = [HOST, *headers]
        return asyncio.run(self._client.request(method, path, headers, **scope))

    def get(self, path: str | bytes, headers: Pairs = (), **scope: Any) -> Reply:
        return self.request("GET", path, headers, **scope)

    def post(self, path: str, fields: dict[str, Any], headers: Pairs) -> Reply:
        return self.request("POST", path, [FORM, *headers], body=urlencode(fields, doseq=True).encode())

    def text(self, path: str, headers: Pairs = ()) -> str:
        """The uncompressed text of a page that has to be there."""
        reply = self.get(path, headers)
        assert reply.status == 200, f"{path}: {reply.status}"
        return reply.body.decode()

    def stop(self) -> None:
        """Let the threads go."""
        messages = iter(["lifespan.startup", "lifespan.shutdown"])

        async def receive() -> dict[str, str]:
            return {"type": next(messages)}

        async def send(message: dict[str, Any]) -> None:
            assert message["type"].endswith(".complete")

        asyncio.run(self._front({"type": "lifespan"}, receive, send))


@contextmanager
def open_house(**settings: Any) -> Iterator[House]:
    """A house over the database of the test, which has to be a transactional one."""
    pages = PageStore()
    connection.inc_thread_sharing()
    publishing.on_change(pages.announce)
    house = House(_on_connection_of_this_thread(WSGIHandler()), pages, **settings)
    try:
        yield house
    finally:
        house.stop()
        publishing._listeners.remove(pages.announce)
        connection.dec_thread_sharing()


def cookie_of(client_of: Callable[[Person], Any], person: Person, *more: str) -> tuple[str, str]:
    """The header by which the browser of this person names its session."""
    session = client_of(person).cookies["sessionid"].value
    return ("cookie", "; ".join([f"sessionid={session}", *more]))


def _on_connection_of_this_thread(app: WSGIApp) -> WSGIApp:
    """The tests see what the pool's thread writes, and the other way round, on both databases."""
    mine = connections["default"]

    def on_mine(environ: Environ, start_response: Any) -> Any:
        connections["default"] = mine
        return app(environ, start_response)

    return on_mine
