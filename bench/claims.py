"""A thousand people claim sixty cells of the open-space board within the same ten seconds.

Over HTTP, against the real server with one process per core, on SQLite and, where one answers, on
PostgreSQL. Everybody asks once, at a moment of their own within ten seconds, for a cell at random.

Bars: every cell is given once, to somebody who was told so, and nobody else was told so; every
loser has an answer within a second.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import _live
from _harness import HOST, ROOT, print_table, serve, verdict

PEOPLE, ROOMS, HOURS = 1_000, 6, 10
SECONDS, WORKERS = 10.0, 2  # one web process per core
LOOKING = 40  # people who open a cell before the rush
LIMIT = 1.0  # seconds for a loser's answer
WON, LOST = 302, 200
TOKEN = "a" * 32  # of the forgery protection: cookie and header only have to agree

FURNISH = """
import json
from hallway.project.cli import django; django.prepare()
import datetime as dt
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from hallway.areas.openspaces.models import Board, Card, OpenHours, OpenRoom
from hallway.ground.editions.models import Edition, Place, Series
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

series = Series.objects.create(slug="bench", name="Bench")
edition = Edition.objects.create(series=series, slug="bench", acronym="bench", name="Bench", published=True)
board = Board.objects.create(edition=edition)
OpenHours.objects.create(board=board, day=dt.date(2027, 9, 11), opens=dt.time(8), closes=dt.time(8 + HOURS))
for n in range(ROOMS):
    place = Place.objects.create(edition=edition, slug=f"room-{n}", name=f"Room {n}", capacity=20)
    OpenRoom.objects.create(board=board, place=place)
people = Person.objects.bulk_create(
    [Person(email=f"p{n}@example.org", name=f"Person {n}", password="!") for n in range(PEOPLE)]
)
told = []
for n, person in enumerate(people):
    happening = Happening.objects.create(edition=edition, kind="open_space", title=f"Card {n}")
    Card.objects.create(happening=happening, owner=person)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session.save()
    told.append([session.session_key, happening.code])
print(json.dumps(told))
"""
COUNT = """
import json
from hallway.project.cli import django; django.load()
from hallway.areas.openspaces.models import Cell
from hallway.ground.happenings.models import Happening
cells = [[c.place.slug, f"{c.starts_at:%Y%m%dT%H%MZ}", c.card.happening.code]
         for c in Cell.objects.select_related("place", "card__happening")]
print(json.dumps({"cells": cells, "placed": Happening.objects.filter(starts_at__isnull=False).count()}))
"""


class Answer(NamedTuple):
    """What one person was told, and after how many seconds."""

    status: int
    seconds: float
    cell: tuple[str, str]
    card: str


SPENT = ("client CPU s", "web CPU s", "others")


@dataclass
class Spent:
    """Processor seconds of the asking and of the web processes, and how many cores were busy beside them.

    PostgreSQL's own processes are among the others.
    """

    client: float = 0.0
    server: float = 0.0
    others: float = 0.0


def main() -> None:
    """Each database once; one table, one verdict."""
    rows, holds, slowest = [], True, 0.0
    for name, url in databases().items():
        answers, kept, spent = measure(url)
        problems = wrong(answers, kept)
        lost = sorted(one.seconds for one in answers if one.status == LOST)
        won = sum(one.status == WON for one in answers)
        middle, late = lost[len(lost) // 2], lost[int(len(lost) * 0.99)]
        rows.append([name, str(won), str(len(lost)), f"{middle:.3f}", f"{late:.3f}", f"{lost[-1]:.3f}"])
        rows[-1] += [f"{spent.client:.1f}", f"{spent.server:.1f}", f"{spent.others:.1f}"]
        print("\n".join(f"{name}: {problem}" for problem in problems[:10]), end="\n" if problems else "")
        holds = holds and not problems and lost[-1] <= LIMIT
        slowest = max(slowest, lost[-1])
    print_table(
        [
            f"{PEOPLE} people, {ROOMS * HOURS} cells",
            "won",
            "lost",
            "median s",
            "99 %",
            "slowest",
            *SPENT,
        ],
        rows,
    )
    verdict(
        "claims",
        holds,
        f"each cell once, slowest loser {slowest:.2f} s of {LIMIT:.0f}, {len(rows)} databases",
    )


def databases() -> dict[str, str]:
    """SQLite always; PostgreSQL where `tools/postgres.py` or DATABASE_URL finds one."""
    found = {"SQLite": ""}
    told = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "postgres.py")], capture_output=True, text=True, check=False
    ).stdout.strip()
    url = os.environ.get("DATABASE_URL") or told
    return found | ({"PostgreSQL": url} if url.startswith("postgres") else {})


def measure(url: str) -> tuple[list[Answer], dict, Spent]:
    """Furnish a house, let everybody ask, and look what is in the database afterwards.

    Last comes what it cost: the asking must not be what is measured, nor somebody else's work.
    """
    with tempfile.TemporaryDirectory(prefix="hallway-bench-") as folder, database(url) as own:
        variables = {"HALLWAY_DATA": folder, "HALLWAY_URL": f"http://{HOST}", **own}
        people = json.loads(run(FURNISH, variables).splitlines()[-1])
        run("from hallway.project.cli import django; django.load()", variables)
        with serve("granian", "hallway.project.asgi:app", GRANIAN_WORKERS=str(WORKERS), **variables) as port:
            asyncio.run(look(port, people))
            with spending() as spent:
                answers = asyncio.run(rush(port, people))
        return answers, json.loads(run(COUNT, variables).splitlines()[-1]), spent


@contextmanager
def spending() -> Iterator[Spent]:
    """What is spent inside; filled in at the end."""
    spent, began = Spent(), time.monotonic()
    busy, ours, client = _live.busy_seconds(), _live.cpu_seconds(os.getpid()), time.process_time()
    yield spent
    all_ours = _live.cpu_seconds(os.getpid()) - ours
    spent.client = time.process_time() - client
    spent.server = all_ours - spent.client
    spent.others = (_live.busy_seconds() - busy - all_ours) / (time.monotonic() - began)


class database:
    """A database of its own for one run: on PostgreSQL it is created and dropped."""

    def __init__(self, url: str) -> None:
        self.url, self.name = url, f"hallway_bench_{os.getpid()}"

    def __enter__(self) -> dict[str, str]:
        if not self.url:
            return {}
        self._admin(f"CREATE DATABASE {self.name}")
        return {"DATABASE_URL": f"{self.url.rsplit('/', 1)[0]}/{self.name}"}

    def __exit__(self, *_: object) -> None:
        if self.url:
            self._admin(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _admin(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(f"{self.url.rsplit('/', 1)[0]}/postgres", autocommit=True) as connection:
            connection.execute(statement)


def run(code: str, variables: dict[str, str]) -> str:
    """Code with the models of the house, in a process of its own; what it prints."""
    sizes = {"PEOPLE": PEOPLE, "ROOMS": ROOMS, "HOURS": HOURS}
    names = "".join(f"{name} = {value}\n" for name, value in sizes.items())
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"PYTHONPATH": str(ROOT), **variables}
    done = subprocess.run(
        [sys.executable, "-c", names + code], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


async def look(port: int, people: list[list[str]]) -> None:
    """Some open a free cell, as people do who want to pin: every process has answered before the rush."""
    await asyncio.gather(*(ask(port, *one, ("room-0", "20270911T0800Z"), "GET") for one in people[:LOOKING]))


async def rush(port: int, people: list[list[str]]) -> list[Answer]:
    """Everybody at a moment of their own."""
    chance = random.Random(60)
    start = time.monotonic() + 0.5

    async def one(session: str, card: str) -> Answer:
        at = chance.random() * SECONDS
        hour, room = chance.randrange(HOURS), chance.randrange(ROOMS)
        await asyncio.sleep(start + at - time.monotonic())
        return await ask(port, session, card, (f"room-{room}", f"20270911T{8 + hour:02}00Z"))

    return await asyncio.gather(*(one(*person) for person in people))


async def ask(port: int, session: str, card: str, cell: tuple[str, str], verb: str = "POST") -> Answer:
    """Claim a cell over a connection of its own, or open its page, and read the whole answer."""
    body = f"card={card}".encode()
    head = (
        f"{verb} /bench/board/cell/{cell[0]}/{cell[1]}/ HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n"
        f"Cookie: sessionid={session}; csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    begun = time.monotonic()
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(head.encode() + body)
    answer = await reader.read()
    writer.close()
    return Answer(int(answer.split(b" ", 2)[1]), time.monotonic() - begun, cell, card)


def wrong(answers: list[Answer], kept: dict) -> list[str]:
    """What broke a promise; empty when all is well."""
    winners = {one.cell: one.card for one in answers if one.status == WON}
    problems = [f"answered {one.status}" for one in answers if one.status not in {WON, LOST}]
    if len(winners) != sum(one.status == WON for one in answers):
        problems.append("a cell was promised twice")
    held = {(slug, moment): card for slug, moment, card in kept["cells"]}
    if held != winners:
        problems.append("what was promised is not what is in the database")
    if kept["placed"] != len(held):
        problems.append("a happening stands where it has no cell")
    return problems


if __name__ == "__main__":
    main()
