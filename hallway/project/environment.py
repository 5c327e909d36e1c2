"""What the environment says: the only place that reads environment variables."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from hallway.ground.secret_files import kept_secret

ROOT = Path(__file__).resolve().parent.parent.parent


def data_dir() -> Path:
    """The folder for the database, uploads and the secret key (`HALLWAY_DATA`, default `var/`)."""
    folder = Path(os.environ.get("HALLWAY_DATA", ROOT / "var")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # database, mail and uploads are nobody else's
    return folder


def secret_key() -> str:
    """`SECRET_KEY`, or a random one kept in the data folder, readable by its owner alone."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    return kept_secret(data_dir() / "secret-key", lambda: secrets.token_urlsafe(48))


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas or blanks."""
    return os.environ.get(name, default).replace(",", " ").split()


def database(url: str) -> dict[str, Any]:
    """Django's database settings for `DATABASE_URL`: `sqlite:///path` or `postgres://user:pass@host/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")) or str(data_dir() / "hallway.sqlite3"))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"DATABASE_URL begins with sqlite:// or postgres://, not {parts.scheme!r}.")


def _sqlite(path: str) -> dict[str, Any]:
    # IMMEDIATE takes the write lock at BEGIN, so that a transaction never fails half way
    # through with "database is locked" (docs/decisions/0002).
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728; PRAGMA busy_timeout=20000;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        # A file, because an in-memory database is one connection: nothing could happen at once.
        "TEST": {"NAME": str(data_dir() / "test.sqlite3")},
    }


def oidc_providers() -> dict[str, Any]:
    """Identity providers from `OIDC_<NAME>_URL`, `_CLIENT_ID`, `_SECRET` and optionally `_LABEL`."""
    apps = []
    for variable, url in sorted(os.environ.items()):
        if not (variable.startswith("OIDC_") and variable.endswith("_URL")):
            continue
        name = variable.removeprefix("OIDC_").removesuffix("_URL")
        apps.append(
            {
                "provider_id": name.lower(),
                "name": os.environ.get(f"OIDC_{name}_LABEL", name.title()),
                "client_id": os.environ.get(f"OIDC_{name}_CLIENT_ID", ""),
                "secret": os.environ.get(f"OIDC_{name}_SECRET", ""),
                "settings": {"server_url": url},
            }
        )
    return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}} if apps else {}
