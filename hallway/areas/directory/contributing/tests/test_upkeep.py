"""What nobody has looked at, which links are broken, and who looks after it all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format

from hallway.areas.directory.actions import add_conference
from hallway.areas.directory.contributing.tests.conftest import NARNIA, NEXT
from hallway.areas.directory.models import CheckedLink, Entry, Moderator
from hallway.areas.directory.states import Origin
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import EditionStatus
from hallway.ground.people.models import Person

UNVERIFIED = "/directory/unverified/"
LINKS = "/directory/links/"
DAY = dt.timedelta(days=1)


def another(name: str, call: str) -> Edition:
    return add_conference(NARNIA | {"name": f"{name} {NEXT}", "call.on": call}, by=None, origin=Origin.LIST)


def listed(browser: Client) -> list[str]:
    return [edition.name for edition in browser.get(UNVERIFIED).context["page"]]


def broken(edition: Edition, **more: object) -> CheckedLink:
    url = Entry.objects.get(edition=edition).website
    facts = {"host": "narnia.example.org", "problem": "404", "failing_since": now() - 3 * DAY}
    return CheckedLink.objects.create(url=url, is_broken=True, **{**facts, **more})


def test_the_next_deadline_comes_first(narnia: Edition, at_desk: Client) -> None:
    another("DjangoCon Beruna", f"{NEXT}-01-05")
    assert listed(at_desk) == [f"DjangoCon Beruna {NEXT}", f"PyCon Narnia {NEXT}"]


def test_still_right_takes_it_from_the_queue_for_60_days(narnia: Edition, at_desk: Client) -> None:
    page = at_desk.post(f"/directory/conferences/{narnia.slug}/verification/", follow=True)
    assert "is marked as right today" in page.content.decode() and listed(at_desk) == []
    assert Entry.objects.get().verified_at and Deadline.objects.get().verified_at
    Entry.objects.update(verified_at=now() - 61 * DAY)
    assert listed(at_desk) == [narnia.name]


def test_an_old_deadline_alone_brings_it_back(narnia: Edition, at_desk: Client) -> None:
    Entry.objects.update(verified_at=now())
    Deadline.objects.update(verified_at=now() - 61 * DAY)
    assert listed(at_desk) == [narnia.name]
    Deadline.objects.update(verified_at=now())
    assert listed(at_desk) == []


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": dt.date(2020, 5, 1), "ends_on": dt.date(2020, 5, 2)},
        {"status": EditionStatus.CANCELLED},
        {"published": False},
        {"starts_on": None, "ends_on": None, "year": 2020},
    ],
    ids=str,
)
def test_what_needs_no_looking_at_is_not_listed(
    narnia: Edition, at_desk: Client, change: dict[str, object]
) -> None:
    Edition.objects.update(**change)
    assert listed(at_desk) == []


def test_a_conference_without_days_is_listed(narnia: Edition, at_desk: Client) -> None:
    Edition.objects.update(starts_on=None, ends_on=None)
    assert listed(at_desk) == [narnia.name]


def test_a_broken_link_is_shown_with_its_uses_and_a_copy_in_plain_text(
    narnia: Edition, at_desk: Client
) -> None:
    link = broken(narnia)
    page = at_desk.get(LINKS).content.decode()
    archived = f"https://web.archive.org/web/{link.failing_since:%Y%m%d}/{link.url}"
    assert narnia.name in page and date_format(link.failing_since, "j F Y") in page
    assert archived in page and f'href="{archived}"' not in page


def test_a_link_that_failed_once_is_not_shown(narnia: Edition, at_desk: Client) -> None:
    broken(narnia)
    CheckedLink.objects.update(is_broken=False)
    assert "Every link that was tried leads somewhere." in at_desk.get(LINKS).content.decode()


def test_a_mended_link_is_tried_next(narnia: Edition, at_desk: Client) -> None:
    link = broken(narnia, next_at=now() + 30 * DAY)
    at_desk.post(f"{LINKS}{link.pk}/retry/")
    link.refresh_from_db()
    assert link.next_at <= now()


@pytest.mark.parametrize("page", [UNVERIFIED, LINKS])
def test_a_page_asks_the_database_as_often_for_many(at_desk: Client, narnia: Edition, page: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            at_desk.get(page)
        return len(captured)

    another("EuroPython", f"{NEXT}-01-05")
    for edition in Edition.objects.all():
        Entry.objects.filter(edition=edition).update(website=f"https://x.example/{edition.slug}")
        broken(edition)
    few = count()
    for number in range(12):
        edition = another(f"PyDay {'ABCDEFGHIJKL'[number] * 3}", f"{NEXT}-01-05")
        Entry.objects.filter(edition=edition).update(website=f"https://x.example/{edition.slug}")
        broken(edition)
    assert count() == few


def test_an_admin_asks_somebody_to_help_by_mail_and_takes_it_back(
    grace: Person,
    signed_in: Callable[[Person], Client],
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    admin = Person.objects.create_user(email="root@example.org", name="Root", is_admin=True)
    browser = signed_in(admin)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/directory/moderators/", {"email": "GRACE@example.org"})
    assert mail.outbox[0].to == ["grace@example.org"] and "/accounts/login/" in mail.outbox[0].body
    assert signed_in(grace).get("/directory/proposals/").status_code == 200
    browser.post(f"/directory/moderators/{Moderator.objects.get().pk}/withdrawal/")
    assert signed_in(grace).get("/directory/proposals/").status_code == 404


def test_a_moderator_sees_the_others_and_appoints_nobody(at_desk: Client, moderator: Person) -> None:
    page = at_desk.get("/directory/moderators/").content.decode()
    assert "Moira" in page and "mod@example.org" not in page
    assert at_desk.post("/directory/moderators/", {"email": "x@example.org"}).status_code == 404
    assert at_desk.post(f"/directory/moderators/{moderator.pk}/withdrawal/").status_code == 404
    assert Moderator.objects.count() == 1
