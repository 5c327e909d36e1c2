"""Two thousand posts within a minute in one conversation, and five hundred readers.

Over HTTP, against the real server with one process per core, on SQLite and, where one answers, on
PostgreSQL. Two hundred people say ten things each, at moments of their own; one send in ten is sent
twice, as a browser does that had no answer, and whoever is told that there is no time now (503) sends
it again a little later, as the outbox of the browser does. Meanwhile somebody else claims places in a
tutorial, ten times a second, as an order would.

Bars: every reader hears every post once, in one order, which is that of the page; one line for each
post on the wire and in the outbox. How late it is heard, how long a post and how long a claim takes
are printed; readers run on the same machine.

    python bench/chat.py
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
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import _live
from _harness import HOST, ROOT, print_table, serve, verdict

claims = import_module("claims")

PEOPLE, EACH, READERS = 200, 10, 500
SECONDS, WORKERS, AGAIN = 60.0, 2, 0.1
PATIENCE = 60.0  # seconds for which a send is tried again where the server has no time
POSTS = PEOPLE * EACH
TOKEN = claims.TOKEN

FURNISH = """
import json, time
from pathlib import Path
from hallway.project.cli import django; django.prepare()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from hallway.areas.chat.models import Backchannel
from hallway.ground.editions.models import Edition, Series
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live.grants import SECONDS, Grant, sign

series = Series.objects.create(slug="bench", name="Bench")
edition = Edition.objects.create(series=series, slug="bench", acronym="bench", name="Bench", published=True)
Backchannel.objects.create(edition=edition)
Happening.objects.create(edition=edition, kind="tutorial", title="Knots", takes_sign_ups=True, capacity=50)
people = Person.objects.bulk_create(
    [Person(email=f"p{n}@example.org", name=f"Person {n}", password="!") for n in range(PEOPLE)]
)
keys = []
for person in people:
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session.save()
    keys.append(session.session_key)
until = int(time.time()) + SECONDS
grants = [sign(Grant(f"r{n}", ["chat/bench"], 0, until, ""), settings.SECRET_KEY) for n in range(READERS)]
(Path(settings.DATA_DIR) / "grants").write_text("\\n".join(grants))
print(json.dumps(keys))
"""
CLAIM = """
import json, sys, time
from hallway.project.cli import django; django.load()
from hallway.ground.happenings.actions import cancel_sign_up, sign_up
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
tutorial, person, took = Happening.objects.get(title="Knots"), Person.objects.first(), []
end = time.monotonic() + CLAIMING
while time.monotonic() < end:
    for act in (sign_up, cancel_sign_up):
        begun = time.perf_counter()
        act(tutorial, by=person)
        took.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.1)
print(json.dumps(sorted(took)))
"""
COUNT = """
import json
from hallway.project.cli import django; django.load()
from hallway.areas.chat.models import Post
from hallway.live.models import Event
from hallway.live.reading import order
events = list(Event.objects.filter(topic="chat/bench").order_by(order()))
codes = list(Post.objects.order_by("number").values_list("code", flat=True))
told = [code for event in events for code in [event.data.get("html", "").partition('id="p-')[2][:6]]]
print(json.dumps({"posts": len(codes), "events": len(events), "same": told == codes}))
"""


class Run(NamedTuple):
    """What came of one database."""

    name: str
    kept: dict[str, Any]
    statuses: list[int]
    took: list[float]  # ms until a post was answered
    late: list[float]  # ms until a reader heard it
    heard: list[int]  # posts that each reader heard
    in_order: bool
    odd: int
    calm: list[float]  # ms of a claim before anybody talks
    busy: list[float]  # ms of a claim meanwhile

    @property
    def row(self) -> list[str]:
        return [
            self.name, f"{self.kept['posts']:,}", f"{min(self.heard):,}", f"{max(self.heard):,}",
            f"{median(self.late):.0f}", f"{at(self.late, 0.99):.0f}", f"{median(self.took):.0f}",
            f"{at(self.took, 0.99):.0f}", f"{median(self.calm):.0f}", f"{at(self.calm, 0.99):.0f}",
            f"{median(self.busy):.0f}", f"{at(self.busy, 0.99):.0f}", f"{self.busy[-1]:.0f}",
        ]  # fmt: skip

    @property
    def holds(self) -> bool:
        kept = self.kept
        return (
            set(self.statuses) == {200}
            and kept["posts"] == kept["events"] == POSTS
            and kept["same"]
            and self.in_order
            and self.odd == 0
            and set(self.heard) == {POSTS}
        )


def at(values: list[float], part: float) -> float:
    return sorted(values)[int((len(values) - 1) * part)]


def main() -> None:
    """Each database once; one table, one verdict."""
    load = os.getloadavg()[0]
    runs = [measure(name, url) for name, url in claims.databases().items()]
    print_table(
        ["", "posts", "heard", "most", "late p50", "p99", "post p50", "p99", "claim p50", "p99", "busy p50",
         "p99", "max"],
        [run.row for run in runs],
    )  # fmt: skip
    print(
        "late: ms from sending to hearing; post: ms of an answer; claim: ms of a place, before and meanwhile"
    )
    print(f"load of this machine before: {load:.1f} on {os.cpu_count()} cores")
    for run in runs:
        if not run.holds:
            print(f"{run.name}: {run.kept}, answers {sorted(set(run.statuses))}, in order {run.in_order}")
    figures = "; ".join(
        f"{run.name}: {min(run.heard):,} of {POSTS:,} heard by each of {len(run.heard)}, "
        f"p99 {at(run.late, 0.99):.0f} ms"
        for run in runs
    )
    verdict("chat", all(run.holds for run in runs), figures)


def measure(name: str, url: str) -> Run:
    """Furnish a house, let everybody talk, and look what was heard and kept."""
    with tempfile.TemporaryDirectory(prefix="hallway-bench-") as folder, claims.database(url) as own:
        variables = {"HALLWAY_DATA": folder, "HALLWAY_URL": f"http://{HOST}", **own}
        sessions = json.loads(run(FURNISH, variables).splitlines()[-1])
        with serve("granian", "hallway.project.asgi:app", GRANIAN_WORKERS=str(WORKERS), **variables) as port:
            asyncio.run(say(port, sessions[0], "warm", "warming-up-no-post", path="/bench/chat/nowhere/"))
            calm = json.loads(run(CLAIM, variables, CLAIMING=5).splitlines()[-1])
            listeners = _live.Listeners(port, Path(folder) / "grants", LISTEN_TOLD="said at ")
            listeners.ask(f"open {READERS}")
            claiming = start(CLAIM, variables, CLAIMING=SECONDS)
            answers = asyncio.run(talk(port, sessions))
            busy = json.loads(claiming.communicate()[0].splitlines()[-1])
            listeners.ask(f"heard {POSTS * READERS}")
            report = listeners.ask("report")
            listeners.close()
        kept = json.loads(run(COUNT, variables).splitlines()[-1])
    ids = report["ids"]
    return Run(
        name=name,
        kept=kept,
        statuses=[status for status, _took in answers],
        took=[took * 1000 for _status, took in answers],
        late=report["latencies"],
        heard=[len(one) for one in ids],
        in_order=all(one == ids[0] for one in ids) and ids[0] == sorted(set(ids[0])),
        odd=report["odd"],
        calm=calm,
        busy=busy,
    )


async def talk(port: int, sessions: list[str]) -> list[tuple[int, float]]:
    """Everybody says ten things at moments of their own; some sends are repeated."""
    chance = random.Random(2000)
    begin = time.monotonic() + 0.5

    async def one(session: str, number: int) -> list[tuple[int, float]]:
        # Spread over the minute: nobody says more than the limit allows.
        pause = begin + (number + chance.random()) * SECONDS / EACH - time.monotonic()
        again = chance.random() < AGAIN
        await asyncio.sleep(max(pause, 0))
        words, name = f"Number {number}, said at {time.monotonic_ns()}", f"{session[:16]}-{number}"
        sends = [say(port, session, words, name) for _ in range(2 if again else 1)]
        return list(await asyncio.gather(*sends))

    found = await asyncio.gather(*(one(session, n) for session in sessions for n in range(EACH)))
    return [answer for answers in found for answer in answers]


async def say(
    port: int, session: str, words: str, name: str, path: str = "/bench/chat/"
) -> tuple[int, float]:
    """Post it over a connection of its own, and read the whole answer: its status, and after how long."""
    body = f"text={words.replace(' ', '+')}&client_id={name}".encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\nAccept: application/json\r\n"
        f"Cookie: sessionid={session}; csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    begun = time.monotonic()
    while True:
        status = await ask(port, head.encode() + body)
        if status < 500 or time.monotonic() - begun > PATIENCE:
            return status, time.monotonic() - begun
        await asyncio.sleep(random.uniform(1, 3))


async def ask(port: int, request: bytes) -> int:
    """The status of one answer."""
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(request)
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1])


def start(code: str, variables: dict[str, str], **numbers: float) -> subprocess.Popen[str]:
    """Code with the models of the house, in a process of its own."""
    sizes = {"PEOPLE": PEOPLE, "READERS": READERS, **numbers}
    names = "".join(f"{name} = {value}\n" for name, value in sizes.items())
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-c", names + code]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)


def run(code: str, variables: dict[str, str], **numbers: float) -> str:
    """The same to its end; what it prints."""
    process = start(code, variables, **numbers)
    out, trouble = process.communicate()
    if process.returncode:
        raise RuntimeError(trouble)
    return out


if __name__ == "__main__":
    main()
