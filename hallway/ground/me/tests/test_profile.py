from __future__ import annotations

import pytest
from django.test import Client

from hallway.ground.access.actions import grant_role
from hallway.ground.access.states import Role
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.happenings.models import Happening
from hallway.ground.people import reading
from hallway.ground.people.models import Handle, Person
from hallway.ground.people.states import Audience, HandleKind


def _form(**changed: str) -> dict[str, str]:
    rows = {"handles-TOTAL_FORMS": "2", "handles-INITIAL_FORMS": "0"}
    blank = {f"handles-{i}-{part}": "" for i in range(2) for part in ("kind", "value")}
    return {"name": "Grace", **rows, **blank, **changed}


@pytest.fixture
def browser(signed_in, grace: Person) -> Client:
    return signed_in(grace)


def test_the_record_is_saved_with_who_may_see_it(browser: Client, grace: Person) -> None:
    form = _form(
        name="Grace Hopper",
        pronouns="she/her",
        pronunciation="GRAYSS",
        bio="*Nanoseconds*",
        time_zone="Australia/Hobart",
        audience_pronouns="public",
        audience_city="contacts",
        city="Arlington",
    )
    assert browser.post("/me/profile/", form).status_code == 302
    grace.refresh_from_db()
    assert (grace.name, grace.pronouns, grace.city) == ("Grace Hopper", "she/her", "Arlington")
    assert grace.audience == {"pronouns": "public", "city": "contacts"}
    assert "<em>Nanoseconds</em>" in grace.bio_html
    assert Activity.objects.get(verb="person.changed").actor == grace


def test_handles_are_tidied_and_replaced(browser: Client, grace: Person) -> None:
    Handle.objects.create(person=grace, kind=HandleKind.IRC, value="old")
    form = _form(
        **{
            "handles-0-kind": "mastodon",
            "handles-0-value": "https://FOSSTODON.org/@grace",
            "handles-1-kind": "website",
            "handles-1-value": "grace.example.org/me",
        }
    )
    browser.post("/me/profile/", form)
    assert [(one.value, one.url) for one in grace.handles.all()] == [
        ("@grace@fosstodon.org", "https://fosstodon.org/@grace"),
        ("https://grace.example.org/me", "https://grace.example.org/me"),
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"handles-0-kind": "mastodon", "handles-0-value": "grace"}, "@ada@fosstodon.org"),
        ({"handles-0-kind": "website", "handles-0-value": "javascript:alert(1)"}, "https://example.org"),
        ({"time_zone": "Mars/Olympus"}, "not one of the available choices"),
        ({"audience_bio": "aliens"}, "not one of the available choices"),
        ({"name": ""}, "required"),
    ],
)
def test_mistakes_are_explained_and_nothing_is_lost(browser: Client, grace: Person, changed, says) -> None:
    page = browser.post("/me/profile/", _form(tagline="Compilers", **changed))
    assert page.status_code == 422
    assert says in page.content.decode()
    assert "Compilers" in page.content.decode()
    grace.refresh_from_db()
    assert grace.tagline == ""


def test_pages_that_name_a_speaker_are_made_anew(browser: Client, talk: Happening) -> None:
    before = publishing.versions(publishing.SITE, publishing.scope("pyharbour-2027"))
    browser.post("/me/profile/", _form(name="Grace M. Hopper"))
    after = publishing.versions(publishing.SITE, publishing.scope("pyharbour-2027"))
    assert all(after[scope] > before[scope] for scope in before)


def test_privileges_cannot_be_posted(browser: Client, grace: Person) -> None:
    browser.post("/me/profile/", _form(is_admin="on", email="evil@example.org", core_developer="on"))
    grace.refresh_from_db()
    assert (grace.is_admin, grace.core_developer, grace.email) == (False, False, "grace@example.org")


@pytest.mark.parametrize("path", ["", "profile/", "data/", "data/download/", "erase/"])
def test_strangers_are_asked_to_sign_in(client: Client, db: None, path: str) -> None:
    response = client.get(f"/me/{path}")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=")


@pytest.fixture
def full(grace: Person) -> Person:
    grace.pronouns, grace.bio, grace.city = "she/her", "Hello", "Arlington"
    grace.photo.name = "people/abcdefabcdef.webp"
    grace.save()
    Handle.objects.create(person=grace, kind=HandleKind.GITHUB, value="grace")
    return grace


def test_a_stranger_sees_only_the_name(full: Person) -> None:
    seen = reading.profile(full, nearness=Audience.PUBLIC, is_speaker=False)
    assert seen == reading.Profile(code=full.code, name="Grace")


def test_everybody_sees_what_introduces_a_speaker(full: Person) -> None:
    seen = reading.profile(full, nearness=Audience.PUBLIC, is_speaker=True)
    assert (seen.pronouns, seen.photo_url) == ("she/her", "/media/people/abcdefabcdef.webp")
    assert [one.url for one in seen.handles] == ["https://github.com/grace"]
    assert (seen.city, seen.email) == ("", "")


def test_a_speaker_may_choose_otherwise(full: Person) -> None:
    full.audience = {"photo": "private", "handles": "attendees", "bio": "nonsense"}
    seen = reading.profile(full, nearness=Audience.PUBLIC, is_speaker=True)
    assert (seen.photo_url, seen.handles, seen.bio_html) == ("", (), "")


def test_those_who_are_near_see_more(full: Person) -> None:
    full.audience = {"city": "contacts"}
    assert reading.profile(full, nearness=Audience.ATTENDEES, is_speaker=False).city == ""
    assert reading.profile(full, nearness=Audience.CONTACTS, is_speaker=False).city == "Arlington"
    assert reading.profile(full, nearness=Audience.PRIVATE, is_speaker=False).email == "grace@example.org"


def test_my_page_asks_the_database_the_same_few_times(
    signed_in, ada: Person, other_edition, django_assert_max_num_queries
) -> None:
    client = signed_in(ada)
    client.get("/me/")
    with django_assert_max_num_queries(4):
        client.get("/me/")
    for role in (Role.OWNER, Role.SAFETY, Role.SITE):
        grant_role(other_edition, ada, role, by=ada)
    with django_assert_max_num_queries(4):
        page = client.get("/me/").content.decode()
    assert "PyHarbour 2028" in page
    assert "Safety team" in page
