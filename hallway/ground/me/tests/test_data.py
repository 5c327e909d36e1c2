from __future__ import annotations

import datetime as dt
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.test import Client

from hallway.ground.access.models import Entitlement, RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, TeamCredit
from hallway.ground.happenings.actions import sign_up, star
from hallway.ground.happenings.models import Happening, SignUp, Star
from hallway.ground.happenings.states import SignUpState
from hallway.ground.me import actions
from hallway.ground.me.forgetting import COOKIE
from hallway.ground.me.tests.support import picture, sign_in
from hallway.ground.people import portability
from hallway.ground.people.models import Handle, Person, SourceIdentity

# Sections of areas, which test what they hold themselves.
OF_AREAS = {
    "addresses_without_answer", "availability", "availability_history", "availability_notes", "beacons",
    "beacons_joined", "card_comments", "card_votes", "card_wishes", "cards_helped", "cards_written",
    "chat_reports", "chat_time_outs", "conferences_dismissed", "conferences_saved", "directory_care",
    "directory_proposals", "hallway_modes", "help_asked", "help_given", "imports_started", "in_a_room",
    "news", "notice_settings", "notices", "people_kept_away", "post_boosts", "post_mentions", "posts",
    "push_devices", "question_votes", "questions", "series_followed", "talk_plans", "ticket_alerts",
    "timetable_drafts", "timetable_edits", "timetable_facts", "timetable_releases", "timetable_solves",
    "travel",
}  # fmt: skip


@pytest.fixture
def tutorial(edition: Edition) -> Happening:
    return Happening.objects.create(
        edition=edition,
        title="Hands on",
        capacity=1,
        takes_sign_ups=True,
        starts_at=dt.datetime(2027, 9, 9, tzinfo=dt.UTC),
        ends_at=dt.datetime(2027, 9, 9, 3, tzinfo=dt.UTC),
    )


@pytest.fixture
def busy(grace: Person, talk: Happening, tutorial: Happening, edition: Edition, ada: Person) -> Person:
    """Grace with something in every drawer."""
    grace.bio, grace.city, grace.is_admin = "Secret biography", "Secret city", True
    grace.save()
    actions.set_photo(grace, picture(), by=grace)
    Handle.objects.create(person=grace, kind="github", value="grace-secret")
    SourceIdentity.objects.create(person=grace, source="pretalx.example", key="GRC")
    EmailAddress.objects.create(user=grace, email=grace.email, verified=True, primary=True)
    Authenticator.objects.create(user=grace, type="webauthn", data={"name": "Blue key", "credential": {}})
    SocialAccount.objects.create(user=grace, provider="openid_connect", uid="77", extra_data={"a": "b"})
    RoleGrant.objects.create(edition=edition, person=grace, role=Role.REVIEWER)
    Entitlement.objects.create(edition=edition, person=grace, kind="speaker")
    TeamCredit.objects.create(edition=edition, person=grace, team="Programme")
    star(talk, by=grace)
    sign_up(tutorial, by=grace)
    return grace


def _tables_that_point_to_a_person() -> set[str]:
    """Relations to Person, many-to-many tables included."""
    return {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and not field.many_to_many and field.related_model is Person
    }


def test_the_download_covers_every_table_that_points_to_a_person() -> None:
    exempt = {label.lower() for label in portability.NOT_EXPORTED}
    tables = _tables_that_point_to_a_person()
    assert "happenings.star" in tables
    assert tables - portability.covered_models() - exempt == set()
    assert all(portability.NOT_EXPORTED.values())


def test_the_download_holds_everything(busy: Person, signed_in) -> None:
    response = signed_in(busy).get("/me/data/download/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    archive = zipfile.ZipFile(BytesIO(response.content))
    assert sorted(archive.namelist()) == ["data.json", "photo.webp"]
    data = json.loads(archive.read("data.json"))
    assert data["record"][0]["bio"] == "Secret biography"
    empty = {section for section, rows in data.items() if not rows}
    assert empty == {"tracks_organised", *OF_AREAS}
    assert data["passkeys"][0]["name"] == "Blue key"
    assert data["sign_ups"][0]["state"] == "in"


def test_the_download_holds_nothing_of_others(busy: Person, bob: Person, talk: Happening) -> None:
    star(talk, by=bob)
    assert "Bob" not in json.dumps(portability.everything_about(busy), default=str)
    assert len(portability.everything_about(busy)["stars"]) == 1


def _erase_in_browser(client: Client, **form: str):
    return client.post("/me/erase/", {"word": "erase", **form})


def test_erasing_leaves_nothing_but_the_name_of_a_speaker(busy: Person, client: Client, bob: Person) -> None:
    sign_in(client, "grace@example.org")
    answer = _erase_in_browser(client)
    assert answer.status_code == 302 and COOKIE in answer.cookies, "the browser is told to forget as well"
    left = Person.objects.get(pk=busy.pk)
    assert (left.name, left.email, left.bio, left.bio_html, left.city) == ("Grace", None, "", "", "")
    assert (left.is_active, left.is_admin, left.photo.name) == (False, False, "")
    owned = [Handle, RoleGrant, Entitlement, Star, SignUp]
    assert not any(model.objects.filter(person=busy).exists() for model in owned)
    keys = SourceIdentity.objects.filter(person=busy).values_list("key", flat=True)
    assert keys and all(key.startswith("erased-") for key in keys)
    mine = [EmailAddress, Authenticator, SocialAccount]
    assert not any(model.objects.filter(user=busy).exists() for model in mine)
    assert TeamCredit.objects.filter(person=busy).exists()


def test_the_log_says_so_without_saying_who(busy: Person) -> None:
    actions.erase(busy, by=busy)
    line = Activity.objects.get(verb="person.erased")
    assert (line.actor, line.data) == (None, {})


def test_the_name_goes_too_if_wished(busy: Person, talk: Happening) -> None:
    actions.erase(busy, by=busy, names_too=True)
    assert [str(one.person) for one in talk.appearances.all()] == ["Former speaker"]
    assert not TeamCredit.objects.exists()


def test_somebody_who_never_spoke_leaves_no_name(bob: Person) -> None:
    actions.erase(bob, by=bob)
    assert Person.objects.get(pk=bob.pk).name == ""


def test_a_place_given_back_goes_to_who_waits(busy: Person, bob: Person, tutorial: Happening) -> None:
    assert sign_up(tutorial, by=bob).state == SignUpState.WAITING
    actions.erase(busy, by=busy)
    assert SignUp.objects.get(person=bob).state == SignUpState.IN
    tutorial.refresh_from_db()
    assert tutorial.taken == 1


def test_all_sessions_end(busy: Person, signed_in, client: Client) -> None:
    elsewhere = signed_in(busy)
    sign_in(client, "grace@example.org")
    _erase_in_browser(client)
    Person.objects.filter(pk=busy.pk).update(is_active=True)  # so that only the session can be the reason
    assert elsewhere.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 302


def test_the_photo_file_goes(busy: Person, django_capture_on_commit_callbacks) -> None:
    file = Path(busy.photo.path)
    assert file.exists()
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(busy, by=busy)
    assert not file.exists()


def test_public_pages_are_made_anew(busy: Person) -> None:
    before = publishing.versions(publishing.SITE, publishing.scope("pyharbour-2027"))
    actions.erase(busy, by=busy)
    after = publishing.versions(publishing.SITE, publishing.scope("pyharbour-2027"))
    assert all(after[scope] > before[scope] for scope in before)


def test_the_last_owner_hears_what_to_do_first(ada: Person, client: Client) -> None:
    sign_in(client, "ada@example.org")
    page = client.get("/me/erase/").content.decode()
    assert "only owner of PyHarbour 2027" in page
    response = _erase_in_browser(client)
    assert response.status_code == 200
    assert Person.objects.get(pk=ada.pk).email == "ada@example.org"


def test_an_owner_among_others_may_go(ada: Person, grace: Person, edition: Edition) -> None:
    RoleGrant.objects.create(edition=edition, person=grace, role=Role.OWNER)
    actions.erase(ada, by=ada)
    assert not Person.objects.get(pk=ada.pk).is_active


def test_a_wrong_word_erases_nothing(grace: Person, client: Client) -> None:
    sign_in(client, "grace@example.org")
    client.post("/me/erase/", {"word": "yes"})
    assert Person.objects.get(pk=grace.pk).email == "grace@example.org"


def test_an_erased_address_is_free_again(busy: Person, client: Client) -> None:
    actions.erase(busy, by=busy)
    client.post("/accounts/login/", {"email": "grace@example.org"})
    client.post("/accounts/signup/", {"email": "grace@example.org", "name": "Another Grace"})
    assert Person.objects.get(email="grace@example.org").pk != busy.pk


def test_an_admin_is_made_once(db: None) -> None:
    first = actions.make_admin("Root@Example.org", "Root")
    again = actions.make_admin("root@example.org")
    assert first == again
    assert (again.name, again.is_admin) == ("Root", True)
