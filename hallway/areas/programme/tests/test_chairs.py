"""A session chair helps; that makes nobody a public speaker, whose biography and photo everybody sees."""

from __future__ import annotations

import pytest
from django.test import Client

from hallway.ground.editions.models import TeamCredit
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Part
from hallway.ground.people.models import Person


@pytest.fixture
def chair(talk: Happening, bob: Person) -> Person:
    bob.bio, bob.tagline, bob.photo = "Collects bells.", "Rings them, too", "people/bobbobbobbob.webp"
    bob.save()
    bob.handles.create(kind="website", value="https://bob.example/")
    Appearance.objects.create(happening=talk, person=bob, part=Part.CHAIR)
    TeamCredit.objects.create(edition=talk.edition, person=bob, team="Rooms")
    return bob


def test_only_the_name_of_a_chair_is_public(client: Client, talk: Happening, chair: Person) -> None:
    page = client.get(talk.get_absolute_url()).text
    assert "Bob" in page
    for path in (talk.get_absolute_url(), "/pyharbour-2027/speakers/", "/pyharbour-2027/team/"):
        page = client.get(path).text
        for private in (
            "Collects bells",
            "Rings them",
            "bobbobbobbob",
            "bob.example",
            f"/speaker/{chair.code}",
        ):
            assert private not in page, path


def test_a_chair_has_no_speakers_page(client: Client, talk: Happening, chair: Person) -> None:
    assert client.get(f"/pyharbour-2027/speaker/{chair.code}/").status_code == 404
    assert client.get(f"/pyharbour-2027/speaker/{chair.code}/talks.ics").status_code == 404


def test_who_chairs_one_session_and_speaks_in_another_is_a_speaker(
    client: Client, talk: Happening, chair: Person
) -> None:
    own = Happening.objects.create(edition=talk.edition, title="On bells")
    Appearance.objects.create(happening=own, person=chair)
    page = client.get(f"/pyharbour-2027/speaker/{chair.code}/").text
    assert "Collects bells" in page
    assert "On bells" in page
    assert talk.title not in page
