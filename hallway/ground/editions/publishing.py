"""Versions of what the public sees.

A public page says which scopes it was made from (`edition-pyharbour-2027@17`); an action that
changes one of them raises its version in the same transaction. The page layer
drops what is older. This module knows nothing of that layer: it is told whom to tell.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import F

from hallway.ground.editions.models import Edition, PublicVersion

SITE = "site"  # the front page, series pages, people: everything that spans the editions of this house
DIRECTORY = "directory"  # the world's conferences and their calls

_listeners: list[Callable[[str, int], None]] = []


def on_change(listener: Callable[[str, int], None]) -> None:
    """Call `listener(scope, version)` in this process after each commit that raised a version."""
    _listeners.append(listener)


def scope(slug: str) -> str:
    """The scope of the edition at this address. By address, so that the version can be read first."""
    return f"edition-{slug}"


def part(name: str, slug: str) -> str:
    """A scope within an edition, for what changes more often than the rest of it: its board."""
    return f"{name}-{slug}"


def raise_version(*scopes: str) -> None:
    """Say that the public face of these scopes has changed. Call inside the writing transaction."""
    for scope in sorted(set(scopes)):  # one order everywhere, so that two writers cannot deadlock
        rows = PublicVersion.objects.filter(scope=scope)
        if not rows.update(version=F("version") + 1):
            PublicVersion.objects.get_or_create(scope=scope, defaults={"version": 0})
            rows.update(version=F("version") + 1)
    transaction.on_commit(lambda: _announce(scopes))


def edition_changed(edition: Edition) -> None:
    """The common case: pages of this edition, and those that span editions, are out of date."""
    if edition.hosted:
        raise_version(scope(edition.slug), SITE, DIRECTORY)
    else:
        raise_version(DIRECTORY)


def versions(*scopes: str) -> dict[str, int]:
    """The current version of each scope, 0 for one that never changed. Read it before what it describes."""
    found = dict(PublicVersion.objects.filter(scope__in=scopes).values_list("scope", "version"))
    return {scope: found.get(scope, 0) for scope in scopes}


def _announce(scopes: tuple[str, ...]) -> None:
    for scope, version in versions(*scopes).items():
        for listener in _listeners:
            listener(scope, version)
