"""Addresses below an edition that other areas answer. One place, so that nobody imports anybody."""

from __future__ import annotations

from hallway.ground.editions.models import Edition


def schedule(edition: Edition) -> str:
    return f"{edition.get_absolute_url()}schedule/"


def board(edition: Edition) -> str:
    return f"{edition.get_absolute_url()}board/"


def hallway(edition: Edition) -> str:
    return f"{edition.get_absolute_url()}hallway/"


def chat(edition: Edition) -> str:
    return f"{edition.get_absolute_url()}chat/"


def track(edition: Edition, slug: str) -> str:
    return f"{edition.get_absolute_url()}track/{slug}/"


def tracks(edition: Edition) -> str:
    return f"{edition.get_absolute_url()}tracks/"


def rooms(edition: Edition) -> str:
    return f"{edition.get_absolute_url()}rooms/"


def speaker(edition: Edition, code: str) -> str:
    return f"{edition.get_absolute_url()}speaker/{code}/"
