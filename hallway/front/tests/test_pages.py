"""The store of published pages: nothing stale, nothing beyond the limit."""

from __future__ import annotations

import threading

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hallway.front.asked import PageKey
from hallway.front.page import Form, Page
from hallway.front.pages import PageStore

FORM = Form(b'"x"', {}, {}, {})


def key(name: str) -> PageKey:
    return ("http", b"conf.example", f"/{name}")


def page(versions: dict[str, int], size: int = 10, expires: float = float("inf")) -> Page:
    return Page(versions=versions, forms={"identity": FORM}, size=size, expires=expires)


def test_announcing_makes_only_older_pages_of_the_scope_stale() -> None:
    store = PageStore()
    store.add(key("old"), page({"site": 3, "edition-1": 1}))
    store.add(key("new"), page({"site": 4}))
    store.add(key("other"), page({"edition-1": 1}))
    store.announce("site", 4)
    assert store.find(key("old")) is None
    assert store.find(key("new"))
    assert store.find(key("other"))


def test_a_page_from_before_the_announcement_is_not_kept() -> None:
    store = PageStore()
    store.announce("site", 4)
    assert not store.add(key("late"), page({"site": 3}))
    assert store.find(key("late")) is None


def test_a_lower_version_announced_later_changes_nothing() -> None:
    store = PageStore()
    store.announce("site", 4)
    store.announce("site", 2)
    assert not store.add(key("late"), page({"site": 3}))


def test_a_page_that_depends_on_the_clock_expires() -> None:
    now = 100.0
    store = PageStore(clock=lambda: now)
    assert store.add(key("now"), page({"site": 1}, expires=160.0))
    now = 159.0
    assert store.find(key("now"))
    now = 160.0
    assert store.find(key("now")) is None
    assert store.used == 0


def test_the_least_recently_used_page_goes_first() -> None:
    store = PageStore(memory=30)
    for name in "abc":
        store.add(key(name), page({"site": 1}))
    store.find(key("a"))
    store.add(key("d"), page({"site": 1}))
    assert [name for name in "abcd" if store.find(key(name))] == ["a", "c", "d"]


def test_a_page_larger_than_the_memory_is_not_kept_and_evicts_nothing() -> None:
    store = PageStore(memory=30)
    store.add(key("a"), page({"site": 1}))
    assert not store.add(key("big"), page({"site": 1}, size=31))
    assert store.find(key("a"))


def test_a_smaller_limit_evicts() -> None:
    store = PageStore(memory=30)
    for name in "abc":
        store.add(key(name), page({"site": 1}))
    store.limit(15)
    assert (len(store), store.used) == (1, 10)


SCOPES = st.sampled_from(["site", "edition-1"])
NAMES = st.sampled_from("abcd")


class Store(RuleBasedStateMachine):
    """The store against plain facts: what is announced, and what was added last."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.store = PageStore(memory=60, clock=lambda: self.now)
        self.announced: dict[str, int] = {}
        self.added: dict[str, Page] = {}

    @rule(scope=SCOPES, version=st.integers(0, 5))
    def announce(self, scope: str, version: int) -> None:
        self.store.announce(scope, version)
        self.announced[scope] = max(version, self.announced.get(scope, version))

    @rule(
        name=NAMES,
        versions=st.dictionaries(SCOPES, st.integers(0, 5), min_size=1),
        size=st.integers(1, 70),
        life=st.integers(1, 9),
    )
    def add(self, name: str, versions: dict[str, int], size: int, life: int) -> None:
        new = page(versions, size, self.now + life)
        if self.store.add(key(name), new):
            self.added[name] = new
            assert self.store.find(key(name)) is new

    @rule(seconds=st.integers(1, 5))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @invariant()
    def holds_only_current_pages(self) -> None:
        found = {name: self.store.find(key(name)) for name in "abcd"}
        for name, kept in found.items():
            if kept:
                assert kept is self.added[name]
                assert kept.expires > self.now
                assert all(v >= self.announced.get(s, v) for s, v in kept.versions.items())
        assert self.store.used == sum(kept.size for kept in found.values() if kept) <= 60


TestStore = Store.TestCase
TestStore.settings = hypothesis_settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_threads_that_add_and_announce_never_leave_a_stale_page() -> None:
    store = PageStore()
    stale: list[int] = []

    def add(name: str) -> None:
        for version in range(300):
            store.add(key(name), page({"site": version}))

    def announce() -> None:
        for version in range(300):
            store.announce("site", version)
            for name in "ab":
                found = store.find(key(name))
                if found and found.versions["site"] < version:
                    stale.append(version)

    threads = [threading.Thread(target=add, args=(name,)) for name in "ab"]
    threads.append(threading.Thread(target=announce))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stale == []
