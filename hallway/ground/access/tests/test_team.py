from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from hallway.ground.access import actions
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Track
from hallway.ground.me.tests.support import sign_in
from hallway.ground.people.models import Person

URL = "/pyharbour-2027/organise/roles/"


def _grants(person: Person) -> list[str]:
    return list(RoleGrant.objects.filter(person=person).values_list("role", flat=True))


def test_an_owner_asks_a_stranger_who_then_signs_in(
    ada: Person, signed_in, client: Client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(ada).post(URL, {"email": "Lin@Example.org", "name": "Lin", "role": "reviewer"})
    lin = Person.objects.get(email="lin@example.org")
    assert _grants(lin) == ["reviewer"]
    letter = mail.outbox[-1]
    assert letter.to == ["lin@example.org"]
    assert "Ada has given you a role in PyHarbour 2027: Reviewer." in letter.body
    assert "/accounts/login/?next=%2Fme%2F" in letter.body
    sign_in(client, "lin@example.org")
    assert "Reviewer" in client.get("/me/").content.decode()


def test_the_page_lists_everybody_once(ada: Person, grace: Person, edition: Edition, signed_in) -> None:
    actions.grant_role(edition, grace, Role.SAFETY, by=ada)
    actions.grant_role(edition, grace, Role.CHECK_IN, by=ada)
    page = signed_in(ada).get(URL).content.decode()
    assert page.count("grace@example.org") == 1
    assert "Safety team" in page
    assert "Check-in" in page


def test_a_role_given_twice_is_held_once(ada: Person, grace: Person, edition: Edition) -> None:
    for _ in range(2):
        actions.grant_role(edition, grace, Role.SITE, by=ada)
    assert _grants(grace) == ["site"]
    assert Activity.objects.filter(verb="role.granted").count() == 1


def test_a_track_organiser_may_be_bound_to_a_track(ada: Person, track: Track, signed_in) -> None:
    form = {"email": "lin@example.org", "role": "track", "track": str(track.pk)}
    signed_in(ada).post(URL, form)
    assert RoleGrant.objects.get(person__email="lin@example.org").track == track


def test_another_role_has_no_track(ada: Person, track: Track, signed_in) -> None:
    form = {"email": "lin@example.org", "role": "site", "track": str(track.pk)}
    assert "Only track organisers" in signed_in(ada).post(URL, form).content.decode()
    assert not Person.objects.filter(email="lin@example.org").exists()


def test_a_track_of_another_conference_is_refused(
    ada: Person, grace: Person, other_edition: Edition, track: Track
) -> None:
    with pytest.raises(actions.WrongTrack):
        actions.grant_role(other_edition, grace, Role.TRACK, by=ada, track=track)


def test_a_role_is_taken_away(ada: Person, grace: Person, edition: Edition, signed_in) -> None:
    grant = actions.grant_role(edition, grace, Role.SITE, by=ada)
    signed_in(ada).post(f"{URL}{grant.pk}/revocation/")
    assert _grants(grace) == []


def test_the_last_owner_stays(ada: Person, grace: Person, edition: Edition, signed_in) -> None:
    own = RoleGrant.objects.get(person=ada)
    page = signed_in(ada).post(f"{URL}{own.pk}/revocation/", follow=True).content.decode()
    assert "Somebody has to own the conference" in page
    assert _grants(ada) == ["owner"]
    actions.grant_role(edition, grace, Role.OWNER, by=ada)
    actions.revoke_role(edition, ada, Role.OWNER, by=grace)
    assert _grants(ada) == []


def test_it_is_not_there_for_others(
    ada: Person, grace: Person, mallory: Person, edition: Edition, signed_in
) -> None:
    actions.grant_role(edition, grace, Role.PROGRAMME, by=ada)
    own = RoleGrant.objects.get(person=ada)
    for person in (grace, mallory):
        client = signed_in(person)
        assert client.get(URL).status_code == 404
        assert client.post(URL, {"email": "x@example.org", "role": "owner"}).status_code == 404
        assert client.post(f"{URL}{own.pk}/revocation/").status_code == 404
    assert _grants(ada) == ["owner"]


def test_a_role_elsewhere_cannot_be_revoked_from_here(
    ada: Person, mallory: Person, signed_in, edition: Edition
) -> None:
    theirs = RoleGrant.objects.get(person=mallory)
    assert signed_in(ada).post(f"{URL}{theirs.pk}/revocation/").status_code == 404
    assert _grants(mallory) == ["owner"]


def test_a_stranger_does_not_learn_which_conferences_there_are(client: Client, edition: Edition) -> None:
    there = client.get(URL)
    nowhere = client.get("/nowhere/organise/roles/")
    assert (there.status_code, nowhere.status_code) == (302, 302)


def test_an_admin_may(grace: Person, edition: Edition, signed_in) -> None:
    Person.objects.filter(pk=grace.pk).update(is_admin=True)
    assert signed_in(grace).get(URL).status_code == 200


def test_ten_people_cost_no_more_queries_than_one(
    ada: Person, edition: Edition, signed_in, django_assert_num_queries
) -> None:
    client = signed_in(ada)
    client.get(URL)
    with django_assert_num_queries(9):
        client.get(URL)
    for number in range(10):
        person = Person.objects.create_user(email=f"p{number}@example.org", name=f"P{number}")
        actions.grant_role(edition, person, Role.ROOMS, by=ada)
    with django_assert_num_queries(9):
        client.get(URL)


def test_so_many_invitations_are_enough(ada: Person, signed_in, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "PER_HOUR", 2)
    client = signed_in(ada)
    pages = [client.post(URL, {"email": f"p{n}@example.org", "role": "site"}) for n in range(3)]
    assert [page.status_code for page in pages] == [302, 302, 200]
    assert "many invitations within an hour" in pages[2].content.decode()
    assert not Person.objects.filter(email="p2@example.org").exists()
