"""The contract of every relay: what was committed is told once and in order, whatever happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random

import psycopg
import pytest
from django.db import connection, transaction

from hallway.live import actions as live
from hallway.live.models import Event
from hallway.live.relays import outbox_of
from hallway.live.relays.protocol import Away, Outbox, Told
from hallway.live.relays.relay import AT_ONCE, Relay
from hallway.live.topics import Family

pytestmark = pytest.mark.django_db(transaction=True)
Start = Callable[..., "Heard"]


class Heard:
    """A web process that writes down what its relay says."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.topics: list[str] = []
        self.states: list[str] = []

    def begin(self, floor: int, told: Sequence[Told]) -> None:
        self.states.append("begin")
        self.tell(told)

    def tell(self, told: Sequence[Told]) -> None:
        self.ids += [one.id for one in told]
        self.topics += [one.topic for one in told]

    def away(self, is_away: bool) -> None:
        if self.states[-1:] != [state := "away" if is_away else "here"]:
            self.states.append(state)

    def until(self, condition: Callable[[Heard], bool], seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while not condition(self):
            assert time.monotonic() < end, (self.states, self.topics[-5:])
            time.sleep(0.005)


class Flaky:
    """An outbox whose database goes away when it is told to."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self.is_gone = threading.Event()
        self.connect, self.bounds, self.close = outbox.connect, outbox.bounds, outbox.close

    def wait(self, seconds: float) -> None:
        self._outbox.wait(0.05)

    def read(self, after: int, most: int) -> Sequence[Told]:
        if self.is_gone.is_set():
            raise Away("gone")
        return self._outbox.read(after, most)


def outbox() -> Outbox:
    return outbox_of(connection.settings_dict)


@pytest.fixture
def start() -> Iterator[Start]:
    """`start()` is a relay that runs, and what it says."""
    relays = []

    def run(source: Outbox | None = None) -> Heard:
        heard = Heard()
        relays.append(Relay(source or outbox(), heard))
        relays[-1].start()
        heard.until(lambda one: "here" in one.states)
        return heard

    yield run
    for relay in relays:
        relay.stop()


def say(*topics: str) -> None:
    with transaction.atomic():
        live.changed(*topics)


def test_what_is_committed_is_told_to_every_process(start: Start, board: Family) -> None:
    processes = [start(), start()]
    say(board("b"), board("a"))
    say(board("c"))
    for heard in processes:
        heard.until(lambda one: len(one.ids) == 3)
        assert heard.topics == [board("b"), board("a"), board("c")]
        assert heard.ids == sorted(set(heard.ids))
    assert processes[0].ids == processes[1].ids


def test_what_is_rolled_back_is_not_told(start: Start, board: Family) -> None:
    heard = start()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        live.changed(board("a"))
        1 / 0  # noqa: B018
    say(board("b"))
    heard.until(lambda one: len(one.ids) > 0)
    assert heard.topics == [board("b")]


def test_a_new_process_begins_with_what_was_told_lately(start: Start, board: Family) -> None:
    first = start()
    say(board("a"))
    first.until(lambda one: len(one.ids) == 1)
    assert start().ids == first.ids


def test_many_writers_at_once_lose_nothing(start: Start, board: Family) -> None:
    processes = [start(), start()]

    def write(writer: int) -> None:
        random = Random(writer)
        for number in range(15):
            with transaction.atomic():
                live.changed(board(writer, number, "first"))
                time.sleep(random.random() / 200)  # others commit in between, where the database lets them
                live.changed(board(writer, number, "second"))
        connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for heard in processes:
        heard.until(lambda one: len(one.ids) >= 120)
        assert heard.ids == sorted(set(heard.ids))
        assert len(set(heard.topics)) == len(heard.topics) == 120
    assert processes[0].topics == processes[1].topics


def test_while_the_database_is_gone_it_says_so_and_then_catches_up(start: Start, board: Family) -> None:
    source = Flaky(outbox())
    heard = start(source)
    say(board("a"))
    heard.until(lambda one: len(one.ids) == 1)
    source.is_gone.set()
    heard.until(lambda one: one.states[-1] == "away")
    say(board("b"), board("c"))
    source.is_gone.clear()
    heard.until(lambda one: one.states[-1] == "here")
    heard.until(lambda one: len(one.ids) == 3)
    assert heard.topics == [board("a"), board("b"), board("c")]
    assert heard.states == ["begin", "here", "away", "here"]


def test_what_is_gone_from_the_outbox_is_lost_and_it_says_so(start: Start, board: Family) -> None:
    source = Flaky(outbox())
    heard = start(source)
    say(board("a"))
    heard.until(lambda one: len(one.ids) == 1)
    source.is_gone.set()
    heard.until(lambda one: one.states[-1] == "away")
    say(board("b"))
    other = start()
    other.until(lambda one: board("b") in one.topics)
    say(board("c"))
    other.until(lambda one: board("c") in one.topics)
    Event.objects.filter(topic__in=[board("a"), board("b")]).delete()
    source.is_gone.clear()
    heard.until(lambda one: one.states.count("begin") == 2)
    assert heard.topics == [board("a"), board("c")]


def test_more_than_is_read_at_once(start: Start, board: Family) -> None:
    heard = start()
    say(*[board(number) for number in range(AT_ONCE + 5)])
    heard.until(lambda one: len(one.ids) == AT_ONCE + 5)
    assert heard.topics == [board(number) for number in range(AT_ONCE + 5)]


@pytest.fixture
def postgres() -> Iterator[psycopg.Connection]:
    """A second connection, as another process has it."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, and no connection that can be cut")
    database = connection.settings_dict
    where = {"host": database["HOST"], "port": database["PORT"] or 5432, "user": database["USER"]}
    with psycopg.connect(**where, dbname=database["NAME"], password=database["PASSWORD"]) as other:
        yield other


def test_what_was_written_earlier_and_committed_later_is_not_overlooked(
    start: Start, board: Family, postgres: psycopg.Connection
) -> None:
    heard = start()
    postgres.execute(
        "INSERT INTO live_event (topic, kind, data, at) VALUES (%s, 'changed', '{}', now())", (board("slow"),)
    )
    say(board("quick"))
    heard.until(lambda one: len(one.ids) == 1)
    postgres.commit()
    heard.until(lambda one: len(one.ids) == 2)
    assert heard.topics == [board("quick"), board("slow")]
    assert heard.ids == sorted(heard.ids)


def test_a_connection_that_is_cut_is_made_anew(
    start: Start, board: Family, postgres: psycopg.Connection
) -> None:
    heard = start()
    postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'hallway live' AND datname = current_database()"
    )
    postgres.commit()
    say(board("a"))
    heard.until(lambda one: len(one.ids) == 1)
    assert heard.topics == [board("a")]
