"""Do published pages come out of memory nearly as fast as the server can send them?

Bar: the schedule page of an edition with 95 talks, served by the whole of Hallway, reaches
70 % of the requests a second of a bare ASGI application that answers the same bytes with
the same headers on the same server (granian), plain and with brotli. The 304 and uvicorn
rows are for information.

    python bench/page-layer.py
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import growth
from _harness import CLIENT, HOST, Url, alternate, print_table, ratio, requests_per_second, serve, verdict

from hallway.front.page import build_page
from hallway.front.protocol import ASGIApp, Head, Receive, Scope, Send

BAR = 0.70
ROUNDS = 7
CODINGS = ("identity", "br")
KEPT = {
    "content-type",
    "content-security-policy",
    "content-language",
    "referrer-policy",
    "cache-control",
    "x-content-type-options",
    "x-frame-options",
    "cross-origin-opener-policy",
}


def make_bare(coding: str) -> ASGIApp:
    """The least an ASGI application can do: two messages that are always the same."""
    saved = json.loads(Path(os.environ["PAGE_LAYER_PAGE"]).read_text())
    headers = [(name.encode(), content.encode()) for name, content in saved["headers"]]
    form = build_page(Head(200, headers), saved["body"].encode(), {}).forms[coding]

    async def bare(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            for _ in range(2):
                await send({"type": (await receive())["type"] + ".complete"})
            return
        await send(form.start)
        await send(form.body)

    return bare


def application_of_this_server() -> ASGIApp | None:
    """What the server that imports this file shall run."""
    coding = os.environ.get("PAGE_LAYER_CODING", "")
    return make_bare(coding) if coding else None


app = application_of_this_server()


def save_page(port: int, path: str) -> int:
    """Keep the page as the front answers it, for the bare application. Returns its length in bytes."""
    connection = HTTPConnection(HOST, port, timeout=20)
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"the schedule page answers {response.status}")
    headers = [(name.lower(), content) for name, content in response.getheaders() if name.lower() in KEPT]
    Path(os.environ["PAGE_LAYER_PAGE"]).write_text(json.dumps({"headers": headers, "body": body.decode()}))
    return len(body)


def check_same(bare: int, front: int, path: str, coding: str) -> str:
    """Make sure that both answer the same bytes. Returns the entity tag."""
    answers = []
    for port in (bare, front, front):  # the first request to the front publishes the page
        connection = HTTPConnection(HOST, port, timeout=5)
        connection.request("GET", path, headers={"Accept-Encoding": coding})
        response = connection.getresponse()
        answers.append((response.status, response.getheader("content-encoding"), response.read()))
        tag = response.getheader("etag") or ""
        connection.close()
    if len(set(answers)) != 1:
        raise RuntimeError(f"the answers differ for {coding}")
    return tag


def measure(server: str, path: str, rounds: int) -> dict[str, list[float]]:
    """Requests a second of each case by round."""
    with ExitStack() as running:
        front = running.enter_context(serve(server, "hallway.project.asgi:app"))
        size = save_page(front, path)
        print(f"{server}: a schedule page of {size:,} bytes, 32 connections, load from {CLIENT}")
        cases: dict[str, Callable[[], float]] = {}
        for coding in CODINGS:
            bare = running.enter_context(serve(server, "page-layer:app", PAGE_LAYER_CODING=coding))
            tag = check_same(bare, front, path, coding)
            accept = {"Accept-Encoding": coding}
            cases[f"bare {coding}"] = _load(bare, path, accept)
            cases[f"front {coding}"] = _load(front, path, accept)
        cases["front 304"] = _load(front, path, {**accept, "If-None-Match": tag})
        return alternate(cases, rounds)


def _load(port: int, path: str, headers: dict[str, str]) -> Callable[[], float]:
    return lambda: requests_per_second(Url(port, path), headers=headers)


def main() -> None:
    """Measure, print, judge."""
    growth.prepare()  # a database of its own; the servers below inherit its place
    path = growth.edition_of(95)
    os.environ["PAGE_LAYER_PAGE"] = str(Path(os.environ["HALLWAY_DATA"]) / "page.json")
    rows, ratios = [], {}
    for server, rounds in (("granian", ROUNDS), ("uvicorn", 2)):
        found = measure(server, path, rounds)
        for name, figures in found.items():
            part = ""
            if name.startswith("front ") and (base := name.replace("front", "bare")) in found:
                ratios[server, name] = ratio(found, name, base)
                part = f"{ratios[server, name]:.0%}"
            rows.append([f"{server} {name}", f"{max(figures):,.0f}", f"{min(figures):,.0f}", part])
    print_table(["case", "best requests/s", "worst", "of bare"], rows)
    reached = {coding: ratios["granian", f"front {coding}"] for coding in CODINGS}
    figures = ", ".join(f"{coding} {part:.0%}" for coding, part in reached.items())
    verdict("page-layer", min(reached.values()) >= BAR, f"{figures} of bare, bar {BAR:.0%}")


if __name__ == "__main__":
    main()
