"""What I was sent and why; what may reach me."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from hallway.areas.notices.models import Choice, DeadAddress, Delivery, Habit, Told
from hallway.areas.notices.tests.conftest import EXTENDED, NOON, QUIETLY, Clock, notice, run
from hallway.ground.activity.notices import Timing
from hallway.ground.me import actions as me
from hallway.ground.people import portability
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
SETTINGS = "/me/notices/settings/"
HOURS = {"quiet_from": "21:00", "quiet_until": "07:30", "digest_hour": "18", "time_zone": "Europe/Berlin"}


@pytest.fixture
def browser(bob: Person, signed_in: Callable[[Person], Client]) -> Client:
    return signed_in(bob)


def page(client: Client, path: str = "/me/notices/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_what_when_how_and_why(tell: Tell, bob: Person, browser: Client) -> None:
    tell(notice(bob))
    text = page(browser)
    assert "PyCon Example: more time" in text and "You follow PyCon." in text
    assert "sent on 1 June 2027, 12:00" in text


def test_what_waits_says_until_when(tell: Tell, bob: Person, browser: Client) -> None:
    tell(notice(bob, kind=QUIETLY))
    assert "in the digest" in page(browser) and "goes on 2 June 2027, 08:00" in page(browser)


def test_what_came_too_late_says_so(tell: Tell, time: Clock, bob: Person, browser: Client) -> None:
    time.now = dt.datetime(2027, 6, 1, 23, tzinfo=dt.UTC)
    tell(notice(bob, until=time.now + dt.timedelta(hours=1)))
    assert "it was too late to be of use" in page(browser)


def test_what_is_not_sent_is_still_here(tell: Tell, bob: Person, browser: Client) -> None:
    Choice.objects.create(person=bob, kind=EXTENDED.key, channel="mail", timing=Timing.OFF)
    tell(notice(bob))
    assert "Only here" in page(browser)


def test_following_a_notice_leads_to_its_page_and_reads_it(tell: Tell, bob: Person, browser: Client) -> None:
    tell(notice(bob))
    told = Told.objects.get()
    assert "data-unread" in page(browser)
    assert browser.get(f"/de/me/notices/{told.pk}/").headers["Location"] == "/de/conferences/example/"
    assert "data-unread" not in page(browser)


def test_all_can_be_read_at_once(tell: Tell, bob: Person, browser: Client) -> None:
    tell(notice(bob), notice(bob, "two"))
    browser.post("/me/notices/read/")
    assert "data-unread" not in page(browser)


def test_nobody_sees_another_s_notices(tell: Tell, bob: Person, grace: Person, browser: Client) -> None:
    tell(notice(grace))
    assert "PyCon Example" not in page(browser)
    assert browser.get(f"/me/notices/{Told.objects.get().pk}/").status_code == 404


def test_strangers_sign_in_first(client: Client, db: None) -> None:
    for path in ("/me/notices/", SETTINGS):
        assert client.get(path).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("count", [2, 20])
def test_the_list_takes_as_many_queries_for_many(
    tell: Tell, bob: Person, browser: Client, count: int, django_assert_num_queries
) -> None:
    tell(*(notice(bob, str(n), kind=(EXTENDED, QUIETLY)[n % 2]) for n in range(count)))
    page(browser)
    with django_assert_num_queries(13):
        page(browser)


def test_a_long_list_has_pages(tell: Tell, bob: Person, browser: Client) -> None:
    tell(*(notice(bob, str(n), words={"conference": f"No {n} of many"}) for n in range(30)))
    assert page(browser).count("of many: more time") == 25
    assert page(browser, "/me/notices/?page=2").count("of many: more time") == 5
    assert page(browser, "/me/notices/?page=nonsense").count("of many: more time") == 25


def test_my_page_leads_there(browser: Client) -> None:
    assert 'href="/me/notices/"' in page(browser, "/me/")


def test_choosing_changes_what_comes(tell: Tell, bob: Person, browser: Client) -> None:
    every = {"tests-extended-push": "off", "tests-quietly-push": "off", "tests-urgent-push": "now"}
    mails = {"tests-extended-mail": "off", "tests-quietly-mail": "now", "tests-urgent-mail": "now"}
    assert browser.post(SETTINGS, every | mails).status_code == 302
    tell(notice(bob), notice(bob, "small", QUIETLY))
    assert [one.subject for one in mail.outbox] == ["News of PyCon Example"]


def test_only_what_was_changed_is_kept(bob: Person, browser: Client) -> None:
    now = {
        f"tests-{kind}-{channel}": "now" for kind in ("extended", "urgent") for channel in ("mail", "push")
    }
    browser.post(SETTINGS, now | {"tests-quietly-mail": "digest", "tests-quietly-push": "digest"})
    assert [(one.kind, one.channel) for one in Choice.objects.all()] == [(QUIETLY.key, "push")]


def test_a_choice_that_does_not_exist_is_refused(browser: Client) -> None:
    response = browser.post(SETTINGS, {"tests-extended-mail": "sometimes"})
    assert response.status_code == 422
    assert not Choice.objects.exists()


def test_quiet_hours_and_zone_are_taken_over(bob: Person, browser: Client) -> None:
    assert browser.post(f"{SETTINGS}hours/", HOURS | {"loud": ["mail"]}).status_code == 302
    habit = Habit.objects.get(person=bob)
    assert (habit.quiet_from, habit.quiet_until) == (dt.time(21), dt.time(7, 30))
    assert (habit.loud, habit.digest_hour) == (["mail"], 18)
    bob.refresh_from_db()
    assert bob.time_zone == "Europe/Berlin"
    assert "Europe/Berlin" in page(browser, SETTINGS)


def test_a_digest_that_waits_moves_to_the_new_hour(tell: Tell, bob: Person, browser: Client) -> None:
    tell(notice(bob, kind=QUIETLY))
    browser.post(f"{SETTINGS}hours/", HOURS)
    assert Delivery.objects.get().not_before == dt.datetime(2027, 6, 2, 16, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("field", "value"),
    [("quiet_from", "25:00"), ("digest_hour", "24"), ("time_zone", "Moon/Base"), ("loud", "pigeon")],
)
def test_hours_that_do_not_exist_are_refused(bob: Person, browser: Client, field: str, value: str) -> None:
    assert browser.post(f"{SETTINGS}hours/", HOURS | {field: value}).status_code == 422
    assert not Habit.objects.exists()


def test_a_dead_address_is_shown_and_can_be_tried_again(tell: Tell, bob: Person, browser: Client) -> None:
    DeadAddress.objects.create(person=bob, address="bob@example.org", problem="550")
    assert tell(notice(bob)) == {"gone": 1}
    assert "refused our mail" in page(browser, SETTINGS)
    browser.post(f"{SETTINGS}addresses/{DeadAddress.objects.get().pk}/")
    assert tell(notice(bob, "two")) == {"sent": 1}


def test_a_code_goes_to_a_dead_address(bob: Person, client: Client) -> None:
    DeadAddress.objects.create(person=bob, address="bob@example.org", problem="550")
    client.post("/accounts/login/", {"email": "bob@example.org"})
    assert [one.to for one in mail.outbox] == [["bob@example.org"]]


def test_nobody_revives_another_s_address(grace: Person, browser: Client) -> None:
    dead = DeadAddress.objects.create(person=grace, address="grace@example.org", problem="550")
    assert browser.post(f"{SETTINGS}addresses/{dead.pk}/").status_code == 404


def test_everything_is_in_the_download_and_goes_with_the_person(tell: Tell, time: Clock, bob: Person) -> None:
    tell(notice(bob), notice(bob, "small", QUIETLY))
    Habit.objects.create(person=bob)
    Choice.objects.create(person=bob, kind=EXTENDED.key, channel="push", timing=Timing.OFF)
    DeadAddress.objects.create(person=bob, address="old@example.org", problem="550")
    everything = portability.everything_about(bob)
    assert len(everything["notices"]) == 4 and len(everything["notice_settings"]) == 2
    assert everything["addresses_without_answer"][0]["address"] == "old@example.org"
    me.erase(bob, by=bob)
    assert not any(table.objects.exists() for table in (Told, Delivery, Habit, Choice, DeadAddress))
    time.now = NOON + dt.timedelta(days=1)
    assert run() == {}
