"""What a process keeps of an edition is never older than its version."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from hallway.ground.editions import publishing
from hallway.ground.editions.kept import MOST, at_hand, kept, recent
from hallway.ground.editions.models import Edition


def change(edition: Edition) -> None:
    with transaction.atomic():
        publishing.raise_version(publishing.scope(edition.slug))


def test_it_is_made_once_for_each_version(edition: Edition, queries: Callable[..., int]) -> None:
    made = []
    change(edition)
    for _ in range(3):
        assert kept("size", edition.slug, lambda: made.append(1) or len(made)) == 1
    change(edition)
    assert kept("size", edition.slug, lambda: made.append(1) or len(made)) == 2
    assert queries(lambda: kept("size", edition.slug, list)) == 1


def test_at_hand_is_only_what_is_true_still(edition: Edition) -> None:
    change(edition)
    assert at_hand("size", edition.slug) is None
    kept("size", edition.slug, lambda: 7)
    assert at_hand("size", edition.slug) == 7
    change(edition)
    assert at_hand("size", edition.slug) is None


def test_recent_is_what_was_made_a_moment_ago_whatever_has_changed(edition: Edition) -> None:
    change(edition)
    assert recent("size", edition.slug, 60) is None
    kept("size", edition.slug, lambda: 7)
    change(edition)
    assert recent("size", edition.slug, 60) == 7 and recent("size", edition.slug, 0) is None


def test_what_changes_while_it_is_made_is_made_again(edition: Edition) -> None:
    change(edition)

    def slow() -> str:
        change(edition)  # somebody else, meanwhile
        return "old"

    kept("size", edition.slug, slow)
    assert at_hand("size", edition.slug) is None


def test_many_names_do_not_fill_the_memory(edition: Edition) -> None:
    change(edition)
    for number in range(MOST + 5):
        kept(f"size {number}", edition.slug, lambda: 1)
    assert at_hand("size 0", edition.slug) is None
