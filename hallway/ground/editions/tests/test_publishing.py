from __future__ import annotations

import pytest
from django.db import transaction

from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    told: list[tuple[str, int]] = []
    monkeypatch.setattr(publishing, "_listeners", [lambda scope, version: told.append((scope, version))])
    return told


@pytest.mark.django_db(transaction=True)
def test_listeners_hear_a_new_version_after_the_commit(heard: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        publishing.raise_version("site")
        assert heard == []
    assert heard == [("site", 1)]


@pytest.mark.django_db(transaction=True)
def test_a_rollback_tells_nobody(heard: list[tuple[str, int]]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publishing.raise_version("site")
        raise ZeroDivisionError
    assert (heard, publishing.versions("site")) == ([], {"site": 0})


def test_a_change_of_an_edition_is_a_change_of_the_site(edition: Edition) -> None:
    before = publishing.versions("site", publishing.scope(edition.slug))
    publishing.edition_changed(edition)
    after = publishing.versions("site", publishing.scope(edition.slug))
    assert after == {scope: version + 1 for scope, version in before.items()}
