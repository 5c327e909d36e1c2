"""Loading Django for a command, and making the installation ready to run."""

from __future__ import annotations

import os
from pathlib import Path


def load() -> None:
    """Make the settings and models available. Call it before importing any of ours."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hallway.project.settings")
    import django

    django.setup()


def load_with_tables() -> None:
    """Load, and make the tables of this version: whoever fills a new house need not have served it before."""
    load()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def prepare() -> None:
    """Bring database, static files and translations up to date. Quick when nothing has changed."""
    load_with_tables()
    from hallway.project import translations

    translations.compile_all()
    _collect_static()


def _collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.stat().st_mtime >= _newest_static_source():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    stamp.touch()


def _newest_static_source() -> float:
    """When one of our own static files last changed; packages change only with the pins."""
    from django.conf import settings

    sources = [
        path
        for path in (settings.ROOT / "hallway").rglob("*")
        if "static" in path.parts or path.suffix == ".css"
    ]
    pins = settings.ROOT / "requirements" / "base.txt"
    return max(path.stat().st_mtime for path in [*sources, pins] if path.exists())
