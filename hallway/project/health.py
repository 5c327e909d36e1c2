"""What `hallway check` looks at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hallway.areas.notices.reading import troubles
from hallway.areas.site.links import check_links
from hallway.ground.editions.models import Edition


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know; `level` is error (something does not work) or remark."""

    level: str
    text: str


def findings() -> list[Finding]:
    """Everything that is wrong or worth knowing, errors first."""
    found = [*_database(), *_folders(), *_settings()]
    if not any(one.level == "error" for one in found):
        found += [*_notices(), *_links()]
    return sorted(found, key=lambda one: one.level != "error")


def _database() -> Iterator[Finding]:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Finding("error", f"The database does not answer: {error}")
        return
    if missing:
        yield Finding("error", f"{len(missing)} migrations are missing; `hallway serve` applies them.")


def _folders() -> Iterator[Finding]:
    for folder in (settings.DATA_DIR, Path(settings.MEDIA_ROOT)):
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            yield Finding("error", f"{folder} cannot be written.")


def _settings() -> Iterator[Finding]:
    for message in run_checks():
        yield Finding("error" if message.is_serious() else "remark", str(message.msg))
    if not settings.HTTPS:
        yield Finding(
            "remark", f"HALLWAY_URL is {settings.PUBLIC_URL}: without https, cookies are not protected."
        )
    if "filebased" in settings.EMAIL_BACKEND:
        yield Finding("remark", f"EMAIL_HOST is not set: mail is written to {settings.EMAIL_FILE_PATH}.")


def _notices() -> Iterator[Finding]:
    yield from (Finding("remark", text) for text in troubles())


def _links() -> Iterator[Finding]:
    for edition in Edition.objects.hosted().order_by("slug"):
        for link in check_links(edition):
            yield Finding("remark", f"{edition.slug}: {link}")
