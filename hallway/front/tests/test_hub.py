"""Nobody misses an event, nobody gets one twice, nobody hears what was revoked."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hallway.front.history import AHEAD, Event, Leave, Revocation
from hallway.front.hub import Hub, HubSettings, LeaveEnded, TooMany
from hallway.front.stream import Stream

TOPICS = ["a", "b", "c"]
SMALL = HubSettings(buffer=300, history=25, history_bytes=2000, per_person=3, per_address=2, streams=8)


def event(number: int, topic: str = "a", size: int = 0, also: Sequence[str] = ()) -> Event:
    return Event(number, topic, b"id: %d\ndata: %s\n\n" % (number, b"x" * size), tuple(also))


def ids(frames: bytes) -> list[int]:
    return [int(found) for found in re.findall(rb"id: (\d+)", frames)]


def leave(hub: Hub, *topics: str, holder: str = "") -> Leave:
    return Leave(holder, frozenset(topics or TOPICS), hub.position, 2**40)


def opened(hub: Hub, *topics: str, holder: str = "", since: int | None = None) -> Stream:
    return hub.open(leave(hub, *topics, holder=holder), address="192.0.2.1", since=since)[0]


@dataclass
class Client:
    """A browser: what it has got, in order, and the stream that it reads."""

    holder: str
    topics: frozenset[str]
    stream: Stream | None = None
    since: int | None = None
    got: list[int] = field(default_factory=list)
    start: int = 0


class Listening(RuleBasedStateMachine):
    """Browsers come and go, read slowly, lose what was on its way; events and revocations go on."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.hub = Hub(SMALL)
        self.told: list[Event] = []
        self.number = 0
        self.clients = [
            Client("ada", frozenset("ab")), Client("bob", frozenset("bc")), Client("", frozenset("abc"))
        ]  # fmt: skip

    def teardown(self) -> None:
        for client in self.clients:
            self.read(client)
            self.connect(client)
            self.read(client)
            assert client.got == self.expected(client)
        self.loop.close()

    def expected(self, client: Client) -> list[int]:
        return [one.id for one in self.told if one.id > client.start and client.topics & {*one.topics}]

    @rule(
        topics=st.lists(st.sampled_from(TOPICS), max_size=12), size=st.integers(0, 60), gap=st.integers(1, 9),
        also=st.lists(st.sampled_from(TOPICS), max_size=2),
    )  # fmt: skip
    def publish(self, topics: list[str], size: int, gap: int, also: list[str]) -> None:
        new = [event(self.number + gap * place, topic, size, also) for place, topic in enumerate(topics, 1)]
        self.number += gap * len(topics)
        self.told += new
        self.hub.publish(new)
        self.hub.publish(new)  # a relay that stumbled tells it again

    @rule(who=st.integers(0, 2))
    def come(self, who: int) -> None:
        self.connect(self.clients[who])

    def connect(self, client: Client) -> None:
        if client.stream:
            return
        allowed = leave(self.hub, *client.topics, holder=client.holder)
        client.stream, missed = self.hub.open(allowed, address="192.0.2.1", since=client.since)
        if missed is None or client.since is None:  # it fetches everything anew
            client.got, client.start = [], client.stream.last
        else:
            client.got += ids(b"".join(missed))
        client.since = client.stream.last

    @rule(who=st.integers(0, 2))
    def take(self, who: int) -> None:
        self.read(self.clients[who])

    def read(self, client: Client) -> None:
        if not client.stream:
            return
        while client.stream._frames:
            new = ids(self.loop.run_until_complete(client.stream.next_bytes()))
            client.got += new
            client.since = new[-1] if new else client.since
        if client.stream.ended:
            self.lose(client)

    @rule(who=st.integers(0, 2))
    def go(self, who: int) -> None:
        self.lose(self.clients[who])

    def lose(self, client: Client) -> None:
        if client.stream:
            self.hub.close(client.stream)
            client.stream = None

    @rule(holder=st.sampled_from(["ada", "bob", ""]), topic=st.sampled_from([*TOPICS, ""]))
    def revoke(self, holder: str, topic: str) -> None:
        before = {
            client.holder: leave(self.hub, *client.topics, holder=client.holder) for client in self.clients
        }
        self.number += 1
        self.hub.publish([Revocation(self.number, holder, topic)])
        for client in self.clients:
            meant = client.holder == holder if holder else not topic or topic in client.topics
            assert not (meant and client.stream) or client.stream.ended
            if meant:
                with pytest.raises(LeaveEnded):
                    self.hub.open(before[client.holder], address="192.0.2.1", since=None)

    @invariant()
    def nothing_is_missing_or_doubled(self) -> None:
        for client in self.clients:
            assert client.got == self.expected(client)[: len(client.got)]

    @invariant()
    def what_waits_is_bounded(self) -> None:
        assert len(self.hub.streams) == sum(client.stream is not None for client in self.clients)
        for stream in self.hub.streams:
            assert sum(map(len, stream._frames)) <= SMALL.buffer
            assert stream._size == sum(map(len, stream._frames)) or stream.ended


Listening.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestListening = Listening.TestCase


def test_only_those_who_listen_are_told() -> None:
    hub = Hub()
    mine, other = opened(hub, "a"), opened(hub, "b")
    hub.publish([event(1, "a")])
    assert (mine._frames, other._frames) == ([event(1, "a").frame], [])


def test_what_belongs_to_several_topics_is_told_once() -> None:
    hub = Hub()
    both, other, none = opened(hub, "a", "b"), opened(hub, "c"), opened(hub, "d")
    one = event(1, "a", also=["b", "c"])
    hub.publish([one])
    assert (both._frames, other._frames, none._frames) == ([one.frame], [one.frame], [])
    assert hub.open(leave(hub, "b", "c"), address="", since=0)[1] == [one.frame]


def test_a_slow_reader_is_dropped_and_the_others_are_not() -> None:
    hub = Hub(SMALL)
    slow, quick = opened(hub), opened(hub)
    for number in range(1, 20):
        hub.publish([event(number, size=40)])
        quick._frames.clear()
        quick._size = 0
    assert (slow.ended, slow._frames, quick.ended) == (True, [], False)


def test_a_client_that_was_away_too_long_fetches_everything() -> None:
    hub = Hub(SMALL)
    hub.publish([event(number) for number in range(1, 40)])
    assert hub.open(leave(hub), address="", since=3)[1] is None
    assert hub.open(leave(hub), address="", since=38)[1] == [event(39).frame]


def test_more_than_a_buffer_is_not_replayed() -> None:
    hub = Hub(SMALL)
    hub.publish([event(number, size=90) for number in range(1, 9)])
    assert hub.open(leave(hub), address="", since=1)[1] is None


def test_a_client_whom_another_process_has_told_more_is_not_told_again() -> None:
    hub = Hub()
    hub.publish([event(5)])
    stream, missed = hub.open(leave(hub), address="", since=7)
    hub.publish([event(6), event(7), event(8)])
    assert (missed, stream._frames) == ([], [event(8).frame])
    assert hub.open(leave(hub), address="", since=AHEAD + 9)[1] is None, "the ids have begun anew"


def test_a_new_process_replays_from_what_it_read() -> None:
    hub = Hub()
    hub.begin(10, [event(11), Revocation(12, "ada", ""), event(13)])
    old = Leave("ada", frozenset("a"), 11, 2**40)
    with pytest.raises(LeaveEnded):
        hub.open(old, address="", since=11)
    with pytest.raises(LeaveEnded):  # whether this one was revoked can no longer be told
        hub.open(Leave("bob", frozenset("a"), 9, 2**40), address="", since=11)
    assert hub.open(Leave("bob", frozenset("a"), 11, 2**40), address="", since=11)[1] == [event(13).frame]


def test_the_oldest_stream_of_a_person_makes_room() -> None:
    hub = Hub(SMALL)
    first, *others = [opened(hub, holder="ada") for _ in range(4)]
    assert first.ended and not any(stream.ended for stream in others)


def test_strangers_behind_one_address_are_limited_and_so_is_the_process() -> None:
    hub = Hub(SMALL)
    opened(hub)
    opened(hub)
    with pytest.raises(TooMany):
        opened(hub)
    for number in range(6):
        opened(hub, holder=f"person {number}")
    with pytest.raises(TooMany):
        opened(hub, holder="one more")


def test_nothing_is_left_of_streams_that_ended() -> None:
    hub = Hub()
    for stream in [opened(hub, holder="ada"), opened(hub, "b")]:
        hub.close(stream)
        hub.close(stream)
    assert (hub._streams, hub._owned, hub._listening) == ({}, {}, {})


def test_a_stream_that_does_not_move_is_noticed() -> None:
    async def moving() -> list[bool]:
        stream = opened(Hub())
        stream.offer(b"x")
        await stream.next_bytes()
        looks = [stream.is_stuck(), stream.is_stuck()]
        waiting = asyncio.ensure_future(stream.next_bytes())
        await asyncio.sleep(0)
        looks += [stream.is_stuck(), stream.is_stuck()]
        stream.finish()
        assert await waiting == b""
        return looks

    assert asyncio.run(moving()) == [False, True, False, False]
