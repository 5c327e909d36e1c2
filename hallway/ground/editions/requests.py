from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from hallway.ground.editions.models import Edition


class _EditionRequest(HttpRequest):
    edition: Edition


def note_edition(request: HttpRequest, edition: Edition) -> None:
    """Say which edition the page belongs to, for the navigation that each of its pages carries."""
    cast(_EditionRequest, request).edition = edition


def edition_of(request: HttpRequest) -> Edition | None:
    """The edition that the page belongs to; None for pages of the whole house."""
    return getattr(request, "edition", None)
