"""Turns: whoever writes is alone, and what cannot take turns is not kept from writing."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from hallway.ground.turns import in_turn


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own order")
@pytest.mark.django_db(transaction=True)
def test_one_is_inside_at_a_time() -> None:
    inside: list[int] = []
    seen: list[int] = []

    def write(number: int) -> None:
        with in_turn("tests"):
            inside.append(number)
            seen.append(len(inside))
            time.sleep(0.002)
            inside.remove(number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert seen == [1] * 40


@pytest.mark.django_db(transaction=True)
def test_who_is_in_a_transaction_already_does_not_wait_for_a_turn() -> None:
    with in_turn("tests"), transaction.atomic(), in_turn("tests"):
        pass  # it would wait for itself for ever


@pytest.mark.django_db(transaction=True)
def test_a_turn_ends_with_an_error() -> None:
    for _ in range(2):
        with pytest.raises(RuntimeError), in_turn("tests"):
            raise RuntimeError
