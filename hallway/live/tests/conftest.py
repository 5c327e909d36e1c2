from __future__ import annotations

from collections.abc import Iterator

import pytest

from hallway.ground.access.rules import Viewer
from hallway.ground.people.models import Person
from hallway.live import topics
from hallway.live.topics import Family, family, may_see_edition_of


@pytest.fixture
def board() -> Iterator[Family]:
    """Topics for whoever may see the edition."""
    yield family("test-board", may_see_edition_of)
    del topics._families["test-board"]


@pytest.fixture
def desk() -> Iterator[Family]:
    """Topics of one person: the key is their code."""

    def is_theirs(viewer: Viewer, key: str) -> bool:
        return isinstance(viewer, Person) and viewer.code == key

    yield family("test-desk", is_theirs)
    del topics._families["test-desk"]
