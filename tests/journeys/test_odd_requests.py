"""What no browser sends: null bytes, broken Unicode, numbers without end, days at the rim of time."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.site.models import NewsPost, Page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

SignedIn = Callable[[Person], Client]
EDITION = "/pyharbour-2027"
HUGE = "9" * 30

NULL_PATHS = [
    "/%00/", "/de/%00/", "/series/%00/", "/media/people/%00", "/static/%00", EDITION + "%00/",
    EDITION + "/%00/",
    EDITION + "/talk/A%00/", EDITION + "/talk/A%00.ics", EDITION + "/speaker/A%00/",
    EDITION + "/speaker/A%00/talks.ics", EDITION + "/room/A%00/", EDITION + "/track/A%00/",
    EDITION + "/schedule/v/1%00/", EDITION + "/schedule/export/%00", EDITION + "/schedule/day/%00.ics",
    EDITION + "/news/%00/", EDITION + "/news/tag/%00/", EDITION + "/organise/%00/", EDITION + "/a%00b/c/",
    "/accounts/%00/", "/accounts/oidc/%00/login/", "/me/stars/pyharbour-2027/A%00/",
]  # fmt: skip


@pytest.mark.parametrize("path", NULL_PATHS)
def test_a_null_byte_in_the_path_is_refused(
    talk: Happening, ada: Person, signed_in: SignedIn, path: str
) -> None:
    assert signed_in(ada).get(path).status_code in {400, 404}


@pytest.mark.parametrize(
    "path",
    ["/me/overlay/?edition=%00", "/accounts/login/?next=%00", EDITION + "/sessions/?kind=%00&track=%00",
     EDITION + "/organise/pages/?deleted=%00", "/accounts/login/code/?next=/%00",
     "/accounts/reauthenticate/?next=/%00"],
)  # fmt: skip
def test_a_null_byte_in_the_query_is_refused(
    talk: Happening, ada: Person, signed_in: SignedIn, path: str
) -> None:
    assert signed_in(ada).get(path).status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_a_null_byte_in_a_cookie_is_refused(db: None, name: str) -> None:
    client = Client(headers={"cookie": name + r'="abcdefgh\000ijklmnop"'})
    assert client.get("/me/").status_code == 400
    assert client.get("/me/overlay/").status_code == 400


NUL_FORMS = [
    ("/accounts/login/", {"email": "a\0@example.org"}),
    ("/accounts/signup/", {"email": "a\0@example.org", "name": "A\0"}),
    ("/me/profile/", {"name": "A\0", "bio": "A\0", "time_zone": "\0", "handles-TOTAL_FORMS": "1",
                      "handles-INITIAL_FORMS": "0", "handles-0-kind": "other", "handles-0-value": "a\0"}),
    (EDITION + "/organise/roles/", {"email": "a\0@example.org", "role": "site\0", "name": "\0"}),
    (EDITION + "/organise/roles/", {"email": "a@example.org", "role": "track", "track": "\0"}),
    (EDITION + "/organise/details/", {"name": "A\0", "timezone": "UTC\0"}),
    (EDITION + "/organise/pages/new/", {"title": "A\0", "slug": "a\0", "body": "a\0", "order": "1\0"}),
    (EDITION + "/organise/pages/new/", {"title": "A", "slug": "", "body": "a\0", "order": "1"}),
    (EDITION + "/organise/pages/new/", {"title": "A", "preview": "1", "body": "a\0", "order": "1"}),
    (EDITION + "/organise/news/new/", {"title": "A", "tag_names": "a\0", "published_at": "\0", "body": "a"}),
    (EDITION + "/organise/tracks/new/", {"name": "A", "organisers": ["\0"], "hue": "1", "order": "1"}),
    (EDITION + "/organise/team/new/", {"person": "\0", "new_name": "A\0", "team": "\0", "order": "1"}),
    (EDITION + "/organise/redirects/new/", {"from_path": "a\0", "to_path": "b\0"}),
    (EDITION + "/organise/import/", {"url": "https://example.org/\0"}),
    (EDITION + "/organise/pages/preview/", {"body": "# a\0"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "fields"), NUL_FORMS)
def test_a_null_byte_in_a_form_is_a_form_error(
    talk: Happening, ada: Person, signed_in: SignedIn, path: str, fields: dict[str, str]
) -> None:
    assert signed_in(ada).post(path, fields).status_code < 500
    assert not Page.objects.exists()
    assert not NewsPost.objects.exists()


@pytest.mark.parametrize("code", ["A\0", "\ud800", "A" * 100_000])
def test_codes_that_no_session_has_are_no_stars(
    talk: Happening, bob: Person, signed_in: SignedIn, code: str
) -> None:
    path = "/me/stars/pyharbour-2027/"
    reply = signed_in(bob).post(path, json.dumps([code, talk.code]), content_type="application/json")
    assert reply.status_code in {200, 400}


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b"9" * 10_000, b"\xff\xfe", b"[1]", b"{}", b"NaN", b'"' * 3]
)
def test_what_is_no_list_of_codes_is_refused(
    talk: Happening, bob: Person, signed_in: SignedIn, body: bytes
) -> None:
    reply = signed_in(bob).post("/me/stars/pyharbour-2027/", body, content_type="application/json")
    assert reply.status_code == 400


@pytest.mark.parametrize("number", [HUGE, "9223372036854775808", "9" * 5000, "2147483648", "0"])
@pytest.mark.parametrize(
    "path",
    ["/organise/pages/{}/", "/organise/news/{}/file/", "/organise/tracks/{}/", "/organise/team/{}/",
     "/organise/import/{}/", "/organise/import/{}/status/"],
)  # fmt: skip
def test_a_number_that_no_row_has_is_a_404(
    edition: Edition, ada: Person, signed_in: SignedIn, path: str, number: str
) -> None:
    assert signed_in(ada).get(EDITION + path.format(number)).status_code == 404


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/organise/pages/new/", {"title": "A", "body": "a", "order": HUGE}),
        (
            "/organise/tracks/new/",
            {"name": "A", "organisers": [HUGE], "continues": HUGE, "hue": HUGE, "order": HUGE},
        ),
        ("/organise/places/new/", {"name": "A", "kind": "room", "capacity": HUGE, "hue": "1", "order": "1"}),
        ("/organise/team/new/", {"person": HUGE, "team": "A", "order": HUGE}),
        ("/organise/details/", {"name": "A", "attendance": HUGE, "hue": "-1", "timezone": "UTC"}),
        ("/organise/roles/", {"email": "a@example.org", "role": "track", "track": HUGE}),
    ],
)
def test_a_number_too_large_is_a_form_error(
    edition: Edition, ada: Person, signed_in: SignedIn, path: str, fields: dict[str, str]
) -> None:
    reply = signed_in(ada).post(EDITION + path, fields)
    assert reply.status_code in {200, 422}
    assert "errorlist" in reply.content.decode()


EVERY_PAGE = ["/", "/series/pyharbour/", "/sitemap.xml", EDITION + "/", EDITION + "/schedule/",
              EDITION + "/sessions/",
              EDITION + "/schedule/now/", EDITION + "/schedule.json", EDITION + "/schedule.xml",
              EDITION + "/schedule/widgets/schedule.json", EDITION + "/schedule/feed.xml", EDITION + "/news/",
              EDITION + "/news/feed.xml", EDITION + "/schedule/export/", EDITION + "/api/v2/view/All",
              EDITION + "/organise/", EDITION + "/organise/phases/", EDITION + "/organise/news/"]  # fmt: skip


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-31", "9999-12-30"])
def test_pages_survive_days_at_the_rim_of_time(
    talk: Happening, edition: Edition, ada: Person, signed_in: SignedIn, day: str
) -> None:
    browser = signed_in(ada)
    browser.post(
        EDITION + "/organise/phases/new/",
        {"name": "Forever", "kind": "talks", "starts_on": day, "ends_on": day, "summary": ""},
    )
    browser.post(
        EDITION + "/organise/details/",
        {"name": "PyHarbour", "status": "announced", "mode": "in_person", "timezone": "Australia/Hobart",
         "hue": "1", "starts_on": day, "ends_on": day, "published": "on"},
    )  # fmt: skip
    for moment in (f"{day}T00:00", f"{day}T23:59"):
        browser.post(
            EDITION + "/organise/news/new/",
            {"title": moment, "slug": "", "body": "a", "published_at": moment},
        )
    found = {path: browser.get(path).status_code for path in EVERY_PAGE}
    formats = ["schedule.json", "schedule.xml", "schedule.ics", "schedule.csv"]
    found |= {name: browser.get(f"{EDITION}/schedule/export/{name}").status_code for name in formats}
    assert {path: status for path, status in found.items() if status >= 500} == {}


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "9999-99-99", "2027-W36-6", "20270911", "١٩٩٩-01-01"]
)
def test_calendars_of_days_at_the_rim_of_time(talk: Happening, client: Client, day: str) -> None:
    assert client.get(f"{EDITION}/schedule/day/{day}.ics").status_code in {200, 404}
    assert client.get(f"{EDITION}/schedule/{day}/").status_code == 404
