"""One file with everything: the database, as the database itself saves it, and the uploads."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import connection

SQLITE, POSTGRES, MANIFEST, MEDIA = "hallway.sqlite3", "hallway.pgdump", "manifest.json", "media"


class BackupError(Exception):
    """The file is not a backup that this installation can take."""


def save(target: Path | None = None) -> Path:
    """Write a backup while the site runs and return its path. Mode 600: it holds private data."""
    stamp = datetime.now(UTC)
    target = target or Path(f"hallway-{stamp:%Y%m%d-%H%M%S}.tar.gz")
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / (SQLITE if connection.vendor == "sqlite" else POSTGRES)
        (_save_sqlite if connection.vendor == "sqlite" else _save_postgres)(dump)
        manifest = Path(folder) / MANIFEST
        manifest.write_text(json.dumps({"saved_at": stamp.isoformat(), "database": connection.vendor}))
        # A new file, moved into place when it is whole: it has mode 600 whatever stood there before.
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
                archive.add(manifest, MANIFEST)
                archive.add(dump, dump.name)
                if Path(settings.MEDIA_ROOT).exists():
                    archive.add(settings.MEDIA_ROOT, MEDIA)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    return target


def _unpack(archive: tarfile.TarFile, folder: str) -> None:
    """Take out plain files and folders, and refuse an archive with anything that leads out of `folder`.

    Python's own `filter="data"` does the same, but Debian 12's Python does not know it yet.
    """
    for member in archive.getmembers():
        place = PurePosixPath(member.name)
        if not (member.isfile() or member.isdir()) or place.is_absolute() or ".." in place.parts:
            raise ValueError(f"{member.name} does not belong into a backup")
        archive.extract(member, folder)


def restore(source: Path) -> None:
    """Put a backup in place of the present data, which is kept beside it as `*.before-restore`.

    Raises BackupError before anything is touched when the file does not fit.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        try:
            with tarfile.open(source) as archive:
                _unpack(archive, folder)
            manifest = json.loads((Path(folder) / MANIFEST).read_text())
        except (tarfile.TarError, zlib.error, EOFError, OSError, KeyError, ValueError) as error:
            raise BackupError(f"{source} is not a Hallway backup: {error}") from error
        if manifest.get("database") != connection.vendor:
            raise BackupError(
                f"This backup is of {manifest.get('database')}; this site runs on {connection.vendor}."
            )
        connection.close()
        if connection.vendor == "sqlite":
            _restore_sqlite(Path(folder) / SQLITE)
        else:
            _restore_postgres(Path(folder) / POSTGRES)
        _restore_media(Path(folder) / MEDIA)


def _save_sqlite(target: Path) -> None:
    # The online backup API copies a consistent state while others write.
    source = sqlite3.connect(f"{Path(_database()['NAME']).resolve().as_uri()}?mode=ro", uri=True)
    copy = sqlite3.connect(target)
    with source, copy:
        source.backup(copy)
    source.close()
    copy.close()


def _restore_sqlite(dump: Path) -> None:
    place = Path(_database()["NAME"])
    for suffix in ("", "-wal", "-shm"):
        old, kept = (
            place.with_name(place.name + suffix),
            place.with_name(f"{place.name}.before-restore{suffix}"),
        )
        kept.unlink(missing_ok=True)  # the log of an earlier one would be played into this one
        if old.exists():
            old.replace(kept)
    shutil.copy2(dump, place)


def _save_postgres(target: Path) -> None:
    _postgres_tool("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def _restore_postgres(dump: Path) -> None:
    _postgres_tool("pg_dump", "--format=custom", f"--file={settings.DATA_DIR / 'postgres.before-restore'}")
    _postgres_tool("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(dump))


def _postgres_tool(tool: str, *options: str) -> None:
    program = shutil.which(tool)
    if program is None:
        raise BackupError(f"{tool} is needed: install postgresql-client.")
    database = _database()
    # The password goes through the environment: arguments can be read by every user of the machine.
    environment = (
        {**os.environ, "PGPASSWORD": database["PASSWORD"]} if database["PASSWORD"] else dict(os.environ)
    )
    named = {"--host": database["HOST"], "--port": database["PORT"], "--username": database["USER"]}
    where = [f"{name}={value}" for name, value in named.items() if value] + [f"--dbname={database['NAME']}"]
    done = subprocess.run(
        [program, *where, *options], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupError(f"{tool} failed: {done.stderr.strip()}")


def _restore_media(saved: Path) -> None:
    place = Path(settings.MEDIA_ROOT)
    if place.exists():
        before = place.with_name(f"{place.name}.before-restore")
        shutil.rmtree(before, ignore_errors=True)
        place.replace(before)
    if saved.exists():
        shutil.copytree(saved, place)


def _database() -> dict[str, Any]:
    return connection.settings_dict
