"""An installation of its own, in a folder of the test, run through the command as an operator does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

from hallway.ground.codes import new_code
from hallway.project.environment import ROOT

TIMEOUT = 180  # seconds for one command on a busy machine


class Installation:
    """A data folder and a database; each command is a process."""

    def __init__(self, data: Path, database_url: str) -> None:
        self.data = data
        self.database = database_url.rpartition("/")[2]
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        self.environment = kept | {
            "HALLWAY_DATA": str(data),
            "DATABASE_URL": database_url,
            "PYTHONPATH": str(ROOT),
            "STATIC_ROOT": str(data.parent / "static"),
        }

    def hallway(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run("-m", "hallway", *arguments)

    def migrate(self) -> None:
        done = self._run("manage.py", "migrate", "--verbosity=0")
        assert done.returncode == 0, done.stderr

    def python(self, code: str) -> str:
        """What this code prints, run with the models at hand."""
        done = self._run("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "hallway.project.settings"}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )


@contextmanager
def installed(folder: Path, like: Installation | None = None) -> Iterator[Installation]:
    """An installation on the kind of database that the suite runs on: empty, or a copy of another one."""
    folder.mkdir(exist_ok=True)
    if like:
        shutil.copytree(like.data, folder / "data")
    if connection.vendor == "sqlite":
        yield Installation(folder / "data", "sqlite://")
        return
    settings = connection.settings_dict
    where = {"host": settings["HOST"], "port": settings["PORT"] or 5432, "user": settings["USER"]}
    name = f"hallway_{new_code().lower()}"
    template = f' TEMPLATE "{like.database}"' if like else ""
    with psycopg.connect(
        **where, password=settings["PASSWORD"], dbname="postgres", autocommit=True
    ) as server:
        server.execute(f'CREATE DATABASE "{name}"{template}')
        login = f"{quote(where['user'])}:{quote(settings['PASSWORD'])}"
        try:
            yield Installation(folder / "data", f"postgres://{login}@{where['host']}:{where['port']}/{name}")
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
