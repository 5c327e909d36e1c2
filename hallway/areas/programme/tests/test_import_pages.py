"""Bringing a programme in through the browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hallway.areas.programme.interchange import importing, runs
from hallway.areas.programme.models import ImportRun
from hallway.areas.programme.states import RunState
from hallway.areas.programme.tests.files import bring_in, event, schedule, snapshot
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

START = "/pyharbour-2027/organise/import/"
SignedIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _tasks_run_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def browser(ada: Person, signed_in: SignedIn) -> Client:
    return signed_in(ada)


@pytest.fixture
def sleeping(settings: Any) -> None:
    """No worker takes anything up."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def _upload(browser: Client, data: bytes, **more: Any) -> Any:
    file = SimpleUploadedFile("schedule.json", data, content_type="application/json")
    return browser.post(START, {"file": file, "url": ""} | more)


def _plan(browser: Client, data: bytes) -> ImportRun:
    response = _upload(browser, data)
    assert response.status_code == 302
    return ImportRun.objects.get(pk=int(response["Location"].rstrip("/").rpartition("/")[2]))


def _say_yes(browser: Client, run: ImportRun) -> Any:
    return browser.post(f"{START}{run.pk}/application/", {"digest": run.digest})


def _kept_files(settings: Any) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).glob("imports/*") if path.is_file()]


def test_nothing_happens_before_the_organiser_says_so(browser: Client, edition: Edition) -> None:
    bring_in(schedule(event(1), event(2), event(3)), edition)
    before = snapshot(edition)
    run = _plan(browser, schedule(event(1, room="Shoal"), event(2), event(5)))
    page = browser.get(f"{START}{run.pk}/").content.decode()
    assert run.state == RunState.PLANNED
    assert [run.report["counts"][name] for name in ("new", "moved", "removed", "unchanged")] == [1, 1, 1, 1]
    assert "Bring it in" in page
    assert "Talk 5" in page
    assert snapshot(edition) == before


def test_yes_brings_it_in_and_the_file_is_gone(browser: Client, edition: Edition, settings: Any) -> None:
    run = _plan(browser, schedule(event(1), event(2)))
    assert len(_kept_files(settings)) == 1
    assert _say_yes(browser, run).status_code == 302
    run.refresh_from_db()
    assert (run.state, Happening.objects.count(), _kept_files(settings)) == (RunState.DONE, 2, [])
    assert "/pyharbour-2027/schedule/" in browser.get(f"{START}{run.pk}/").content.decode()


def test_no_discards_it(browser: Client, edition: Edition, settings: Any) -> None:
    run = _plan(browser, schedule(event(1)))
    browser.post(f"{START}{run.pk}/discard/")
    run.refresh_from_db()
    assert (run.state, Happening.objects.count(), _kept_files(settings)) == (RunState.DISCARDED, 0, [])
    _say_yes(browser, run)
    assert Happening.objects.count() == 0


def test_yes_twice_is_once(browser: Client, edition: Edition) -> None:
    run = _plan(browser, schedule(event(1)))
    _say_yes(browser, run)
    _say_yes(browser, run)
    assert edition.activities.filter(verb="programme.imported").count() == 1


def test_a_file_without_news_says_so(browser: Client, edition: Edition, settings: Any) -> None:
    bring_in(schedule(event(1)), edition)
    run = _plan(browser, schedule(event(1)))
    assert (run.state, _kept_files(settings)) == (RunState.DONE, [])
    assert "Nothing to do" in browser.get(f"{START}{run.pk}/").content.decode()


def test_a_file_that_cannot_be_read_fails_with_a_reason(
    browser: Client, edition: Edition, settings: Any
) -> None:
    run = _plan(browser, b"<html>an error page</html>")
    assert (run.state, _kept_files(settings)) == (RunState.FAILED, [])
    assert "web page" in browser.get(f"{START}{run.pk}/").content.decode()


def test_questionable_records_are_shown_with_their_place(browser: Client, edition: Edition) -> None:
    run = _plan(browser, schedule(event(1, date="yesterday", start="soon")))
    page = browser.get(f"{START}{run.pk}/").content.decode()
    assert "schedule.conference.days[0].rooms[&quot;Tide&quot;][0]" in page


@pytest.mark.parametrize(
    "wrong", [{"guid": "a\0b"}, {"date": "\ud800"}, {"duration": "\0"}, {"id": "\0"}, {"room": "\0"}]
)
def test_characters_that_no_database_keeps_are_reported(
    browser: Client, edition: Edition, wrong: dict[str, str]
) -> None:
    run = _plan(browser, schedule(event(1, **wrong)))
    assert run.state == RunState.PLANNED
    assert browser.get(f"{START}{run.pk}/").status_code == 200


def test_an_address_that_is_not_public_is_refused(browser: Client, edition: Edition) -> None:
    browser.post(START, {"url": "http://127.0.0.1/schedule.json"})
    run = ImportRun.objects.get()
    assert run.state == RunState.FAILED
    assert "not on the public internet" in run.problem


def test_one_source_and_only_one(browser: Client, edition: Edition) -> None:
    assert _upload(browser, schedule(), url="https://example.org/s.json").status_code == 200
    assert browser.post(START, {}).status_code == 200
    assert not ImportRun.objects.exists()


def test_the_programme_changed_in_between_so_the_plan_is_shown_again(
    browser: Client, edition: Edition
) -> None:
    bring_in(schedule(event(1), event(2)), edition)
    run = _plan(browser, schedule(event(1, "New title"), event(2)))
    Happening.objects.filter(source_number=1).update(title="Corrected meanwhile")
    _say_yes(browser, run)
    run.refresh_from_db()
    assert run.state == RunState.PLANNED
    assert Happening.objects.get(source_number=1).title == "Corrected meanwhile"
    assert "changed in the meantime" in browser.get(f"{START}{run.pk}/").content.decode()
    _say_yes(browser, run)
    assert Happening.objects.get(source_number=1).title == "New title"


@pytest.mark.usefixtures("sleeping")
def test_a_second_import_is_told_to_wait(browser: Client, edition: Edition, settings: Any) -> None:
    _upload(browser, schedule(event(1)))
    response = _upload(browser, schedule(event(2)))
    assert response.status_code == 409
    assert "Please wait" in response.content.decode()
    assert (ImportRun.objects.count(), len(_kept_files(settings))) == (1, 1)


def test_an_import_that_waits_for_a_yes_does_not_block_another(browser: Client, edition: Edition) -> None:
    first, second = _plan(browser, schedule(event(1))), _plan(browser, schedule(event(1), event(2)))
    _say_yes(browser, second)
    _say_yes(browser, first)
    first.refresh_from_db()
    assert first.state == RunState.PLANNED  # of a programme that is no more: asked again
    assert Happening.objects.filter(state="public").count() == 2


@pytest.mark.usefixtures("sleeping")
def test_a_page_of_a_waiting_import_refreshes_itself(browser: Client, edition: Edition) -> None:
    run = _plan(browser, schedule(event(1)))
    page = browser.get(f"{START}{run.pk}/").content.decode()
    part = browser.get(f"{START}{run.pk}/status/").content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "data-busy" in part
    assert "<html" not in part


@pytest.mark.usefixtures("sleeping")
@pytest.mark.parametrize(
    ("state", "words"),
    [("queued", "background worker"), ("reading", "as it was"), ("applying", "as it was")],
)
def test_a_run_whose_worker_has_died_fails(browser: Client, edition: Edition, state: str, words: str) -> None:
    run = _plan(browser, schedule(event(1)))
    ImportRun.objects.update(state=state, heard_at=now() - dt.timedelta(minutes=10))
    assert words in browser.get(f"{START}{run.pk}/").content.decode()
    run.refresh_from_db()
    assert (run.state, Happening.objects.count()) == (RunState.FAILED, 0)
    assert _plan(browser, schedule(event(1))).state == RunState.QUEUED


@pytest.mark.usefixtures("sleeping")
def test_a_worker_that_comes_too_late_does_nothing(browser: Client, edition: Edition) -> None:
    run = _plan(browser, schedule(event(1)))
    ImportRun.objects.update(heard_at=now() - dt.timedelta(minutes=10))
    runs.expire(edition)
    runs.read(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.FAILED


def test_a_run_that_is_given_up_while_it_writes_is_undone(
    browser: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _plan(browser, schedule(event(1)))
    original = importing.apply

    def slow(*args: Any, **named: Any) -> None:
        original(*args, **named)
        ImportRun.objects.update(state=RunState.FAILED)

    monkeypatch.setattr(importing, "apply", slow)
    _say_yes(browser, run)
    assert Happening.objects.count() == 0


def test_a_failure_while_writing_leaves_the_programme_alone(
    browser: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _plan(browser, schedule(event(1)))

    def broken(*args: Any, **named: Any) -> None:
        Happening.objects.create(edition=edition, title="half")
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(importing, "apply", broken)
    _say_yes(browser, run)
    run.refresh_from_db()
    assert (run.state, Happening.objects.count()) == (RunState.FAILED, 0)
    assert "the disk" not in browser.get(f"{START}{run.pk}/").content.decode()


@pytest.mark.parametrize("path", ["", "{}/", "{}/status/", "{}/application/", "{}/discard/"])
@pytest.mark.parametrize("who", ["bob", "mallory", "reviewer"])
def test_strangers_find_nothing(
    request: pytest.FixtureRequest,
    browser: Client,
    edition: Edition,
    signed_in: SignedIn,
    path: str,
    who: str,
) -> None:
    run = _plan(browser, schedule(event(1)))
    client = Client()
    if who == "reviewer":
        person = Person.objects.create_user(email="rita@example.org", name="Rita")
        RoleGrant.objects.create(edition=edition, person=person, role=Role.REVIEWER)
        client = signed_in(person)
    else:
        client = signed_in(request.getfixturevalue(who))
    url = START + path.format(run.pk)
    assert (client.get(url).status_code, client.post(url).status_code) == (404, 404)
    assert Happening.objects.count() == 0


def test_a_run_of_another_edition_is_not_found(browser: Client, other_edition: Edition, ada: Person) -> None:
    run = _plan(browser, schedule(event(1)))
    RoleGrant.objects.create(edition=other_edition, person=ada, role=Role.PROGRAMME)
    assert browser.get(f"/pyharbour-2028/organise/import/{run.pk}/").status_code == 404


def test_the_programme_role_is_enough(edition: Edition, grace: Person, signed_in: SignedIn) -> None:
    RoleGrant.objects.create(edition=edition, person=grace, role=Role.PROGRAMME)
    assert signed_in(grace).get(START).status_code == 200
