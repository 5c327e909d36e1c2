"""Links are tried in turns: who fails twice a day apart is shown, and nobody is asked in a hurry."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytest import MonkeyPatch

from hallway.areas.directory.contributing import linkcheck
from hallway.areas.directory.models import CheckedLink, Entry
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition
from hallway.ground.limits import actions as limits

DAY = dt.timedelta(days=1)


class Web:
    """A server of this machine with a status of its own; remembers what it was asked."""

    def __init__(self) -> None:
        self.status, self.asked = 200, list[str]()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                outer.asked.append(self.path)
                self.send_response(outer.status)
                self.end_headers()

            do_GET = do_HEAD

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.name = f"127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path: str = "/") -> str:
        return f"http://{self.name}{path}"


@pytest.fixture
def web(settings: object) -> Iterator[Web]:
    web = Web()
    settings.FETCH_ALLOW = [web.name]
    yield web
    web.http.shutdown()
    web.http.server_close()


@pytest.fixture
def wait(monkeypatch: MonkeyPatch) -> Callable[[dt.timedelta], None]:
    """Let time pass for the checker and its limits."""
    passed = [dt.timedelta(0)]

    def later() -> dt.datetime:
        return now() + passed[0]

    for module in (linkcheck, limits):
        monkeypatch.setattr(module, "now", later)

    def wait(by: dt.timedelta) -> None:
        passed[0] += by

    return wait


@pytest.fixture
def entry(edition: Edition, web: Web) -> Entry:
    entry = Entry.objects.update_or_create(edition=edition, defaults={"website": web.url()})[0]
    linkcheck.take_stock()
    return entry


def test_every_kind_of_link_is_noted_once(edition: Edition, entry: Entry, web: Web) -> None:
    Entry.objects.filter(pk=entry.pk).update(tickets_url=web.url("/t"), aid_url=web.url(), sponsor_url="")
    Deadline.objects.create(edition=edition, url=web.url("/call"))
    linkcheck.take_stock()
    assert sorted(CheckedLink.objects.values_list("url", flat=True)) == [
        web.url(), web.url("/call"), web.url("/t"),
    ]  # fmt: skip


def test_links_of_long_ago_are_left_in_peace(edition: Edition, entry: Entry) -> None:
    day = now().date() - 3 * 365 * DAY
    Edition.objects.filter(pk=edition.pk).update(starts_on=day, ends_on=day)
    linkcheck.take_stock()
    assert not CheckedLink.objects.exists()


def test_a_link_that_works_is_tried_again_after_a_week(
    entry: Entry, web: Web, wait: Callable[[dt.timedelta], None]
) -> None:
    assert linkcheck.try_links() == 1
    wait(6 * DAY)
    assert linkcheck.try_links() == 0
    wait(2 * DAY)
    assert linkcheck.try_links() == 1
    assert len(web.asked) == 2 and not CheckedLink.objects.get().problem


def test_failing_twice_a_day_apart_is_shown_with_since_when(
    entry: Entry, web: Web, wait: Callable[[dt.timedelta], None]
) -> None:
    web.status = 404
    linkcheck.try_links()
    first = CheckedLink.objects.get()
    assert "404" in first.problem and not first.is_broken
    wait(DAY + dt.timedelta(minutes=5))
    linkcheck.try_links()
    second = CheckedLink.objects.get()
    assert second.is_broken and second.failing_since == first.failing_since


def test_a_link_that_keeps_failing_is_tried_less_and_less(
    entry: Entry, web: Web, wait: Callable[[dt.timedelta], None]
) -> None:
    web.status = 500
    tried = 0
    for _day in range(40):
        tried += linkcheck.try_links()
        wait(DAY)
    assert tried == 6  # on days 0, 1, 3, 7, 15, 31


def test_a_mended_link_is_forgotten_as_broken(
    entry: Entry, web: Web, wait: Callable[[dt.timedelta], None]
) -> None:
    CheckedLink.objects.update(is_broken=True, failures=3, failing_since=now() - 9 * DAY, problem="404")
    linkcheck.try_links()
    link = CheckedLink.objects.get()
    assert (link.is_broken, link.failures, link.failing_since, link.problem) == (False, 0, None, "")


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_server_that_does_not_talk_to_programs_is_not_broken(entry: Entry, web: Web, status: int) -> None:
    web.status = status
    linkcheck.try_links()
    assert CheckedLink.objects.get().problem == ""


def test_a_host_is_asked_once_a_minute(
    edition: Edition, entry: Entry, web: Web, wait: Callable[[dt.timedelta], None]
) -> None:
    Deadline.objects.create(edition=edition, url=web.url("/call"))
    linkcheck.take_stock()
    assert [linkcheck.try_links(), linkcheck.try_links()] == [1, 0]
    wait(dt.timedelta(minutes=1))
    assert linkcheck.try_links() == 1
    assert sorted(web.asked) == ["/", "/call"]


def test_a_private_address_is_not_asked(entry: Entry, web: Web, settings: object) -> None:
    settings.FETCH_ALLOW = []
    linkcheck.try_links()
    assert web.asked == [] and CheckedLink.objects.get().problem
