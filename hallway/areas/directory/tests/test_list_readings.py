"""Reading lists from addresses: the same again, nonsense, endless bodies, and the clock."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hallway.areas.directory.imports import importing, runs
from hallway.areas.directory.imports.chores import read_due_lists
from hallway.areas.directory.models import ImportRun, Source
from hallway.areas.directory.states import ListFormat, RunState
from hallway.areas.directory.tests.lists import narnia, yaml_list
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

pytestmark = pytest.mark.django_db
Answer = Callable[[BaseHTTPRequestHandler], None]
LIST = yaml_list(narnia()).data


def plain(body: bytes, tag: str = "") -> Answer:
    """The body, or 304 for whoever shows its tag."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        is_known = bool(tag) and request.headers.get("If-None-Match") == tag
        request.send_response(304 if is_known else 200)
        request.send_header("Content-Length", "0" if is_known else str(len(body)))
        if tag:
            request.send_header("ETag", tag)
        request.end_headers()
        if not is_known:
            request.wfile.write(body)

    return answer


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"- conference: PyCon Narnia\n" * 10_000)


class Theirs:
    """A server that answers as it is told, and its list as a source."""

    def __init__(self, http: ThreadingHTTPServer) -> None:
        self.answer: Answer = plain(LIST)
        self.name = f"127.0.0.1:{http.server_address[1]}"
        url = f"http://{self.name}/list.yml"
        self.source = Source.objects.create(
            name="Theirs", url=url, format=ListFormat.DEADLINES_YAML, is_on=True
        )

    def read(self) -> ImportRun:
        self.source.refresh_from_db()
        run = runs.begin(self.source, by=None)
        runs.read(run.pk)
        run.refresh_from_db()
        return run


@pytest.fixture
def theirs(settings: object, db: None) -> Iterator[Theirs]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.handle_error = lambda *_: None
    there = Theirs(http)
    settings.FETCH_ALLOW = [there.name]
    threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True).start()
    yield there
    http.shutdown()
    http.server_close()


def test_a_list_is_fetched_and_brought_in(theirs: Theirs) -> None:
    run = theirs.read()
    assert (run.state, run.counts["new"]) == (RunState.DONE, 1)
    assert Edition.objects.exists()


@pytest.mark.parametrize("tag", ["", '"7"'])
def test_the_same_again_is_not_even_compared(
    theirs: Theirs, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs.answer = plain(LIST, tag)
    theirs.read()
    monkeypatch.setattr(importing, "plan_import", lambda *_: pytest.fail("compared"))
    assert theirs.read().state == RunState.UNCHANGED


def test_a_new_file_that_says_the_same_is_nothing_new(theirs: Theirs) -> None:
    theirs.read()
    theirs.answer = plain(b"# another comment\n" + LIST)
    assert theirs.read().state == RunState.UNCHANGED


@pytest.mark.parametrize(
    "answer", [plain(b"<!doctype html><title>Sign in</title>"), plain(b""), plain(b"\x00\xff" * 50), endless]
)
def test_what_is_no_list_fails_and_harms_nothing(theirs: Theirs, answer: Answer) -> None:
    theirs.read()
    theirs.answer = answer
    run = theirs.read()
    assert run.state == RunState.FAILED and run.problem
    assert Edition.objects.count() == 1
    theirs.answer = plain(LIST)
    assert theirs.read().state == RunState.UNCHANGED


def test_a_redirect_to_a_private_address_is_refused(theirs: Theirs) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "http://127.0.0.1:8080/secret")
        request.end_headers()

    theirs.answer = answer
    assert theirs.read().state == RunState.FAILED


class TestTheClock:
    def test_a_due_list_is_claimed_once(self, theirs: Theirs) -> None:
        assert [run.source for run in runs.claim_due()] == [theirs.source]
        assert runs.claim_due() == []
        theirs.source.refresh_from_db()
        assert theirs.source.next_at > now() + dt.timedelta(hours=23)

    def test_one_that_is_off_or_not_due_waits(self, theirs: Theirs) -> None:
        Source.objects.update(next_at=now() + dt.timedelta(minutes=1))
        read_due_lists()
        Source.objects.update(next_at=None, is_on=False)
        read_due_lists()
        assert not ImportRun.objects.exists()

    def test_a_list_that_is_being_read_is_not_begun_again(self, theirs: Theirs) -> None:
        runs.begin(theirs.source, by=None)
        with pytest.raises(runs.Busy):
            runs.begin(theirs.source, by=None)

    def test_a_run_whose_worker_died_is_given_up(self, theirs: Theirs) -> None:
        run = runs.begin(theirs.source, by=None)
        ImportRun.objects.update(state=RunState.RUNNING, started_at=now() - dt.timedelta(hours=1))
        runs.begin(theirs.source, by=None)
        run.refresh_from_db()
        assert run.state == RunState.FAILED

    def test_a_run_is_read_once(self, theirs: Theirs) -> None:
        run = runs.begin(theirs.source, by=None)
        runs.read(run.pk)
        theirs.answer = plain(b"")
        runs.read(run.pk)
        run.refresh_from_db()
        assert run.state == RunState.DONE
