"""A limit holds, also for many at once, and is over when its window is."""

from __future__ import annotations

import datetime as dt
import re
import threading

import pytest
from django.db import connection
from pytest import MonkeyPatch

from hallway.ground.clock import now
from hallway.ground.limits import actions
from hallway.ground.limits.actions import allow, forget_old_uses
from hallway.ground.limits.models import Use

HOUR = dt.timedelta(hours=1)


def _later(monkeypatch: MonkeyPatch, by: dt.timedelta) -> None:
    moment = now() + by
    monkeypatch.setattr(actions, "now", lambda: moment)


def test_only_so_many_are_let_through(db: None) -> None:
    assert [allow("propose 192.0.2.1", 3, HOUR) for _ in range(5)] == [True] * 3 + [False] * 2


def test_each_key_has_its_own_count(db: None) -> None:
    assert allow("one", 1, HOUR) and allow("two", 1, HOUR) and not allow("one", 1, HOUR)


def test_nothing_is_let_through_where_nothing_is_allowed(db: None) -> None:
    assert not allow("propose", 0, HOUR)


def test_the_next_window_begins_anew(db: None, monkeypatch: MonkeyPatch) -> None:
    assert allow("one", 1, HOUR) and not allow("one", 1, HOUR)
    _later(monkeypatch, HOUR)
    assert allow("one", 1, HOUR)


def test_the_table_does_not_tell_whom_it_counts(db: None) -> None:
    allow("propose 192.0.2.1", 3, HOUR)
    assert re.fullmatch(r"[0-9a-f]{64}", Use.objects.get().key)


def test_old_rows_go(db: None, monkeypatch: MonkeyPatch) -> None:
    allow("one", 1, HOUR)
    forget_old_uses()
    assert Use.objects.count() == 1
    _later(monkeypatch, HOUR + dt.timedelta(seconds=1))
    forget_old_uses()
    assert not Use.objects.exists()


@pytest.mark.parametrize("_attempt", range(3))
def test_many_at_once_do_not_get_past_the_limit(transactional_db: None, _attempt: int) -> None:
    let_in: list[bool] = []
    ready = threading.Barrier(12)

    def ask() -> None:
        ready.wait(timeout=10)
        try:
            let_in.append(allow("rush", 5, dt.timedelta(days=1)))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(let_in) == [False] * 7 + [True] * 5
