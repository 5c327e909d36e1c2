from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from hallway.ground.editions.models import Edition, TeamCredit
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def test_teams_stand_together_and_speakers_are_linked(
    client: Client, edition: Edition, talk: Happening, grace: Person, bob: Person
) -> None:
    for order, (person, team) in enumerate([(bob, "Steering"), (grace, "Programme"), (grace, "Steering")]):
        TeamCredit.objects.create(edition=edition, person=person, team=team, role="Lead", order=order)
    text = client.get("/pyharbour-2027/team/").text
    assert text.count("<h2>Steering</h2>") == 1
    assert text.index("<h2>Steering") < text.index("<h2>Programme")
    assert f"/pyharbour-2027/speaker/{grace.code}/" in text
    assert f"/speaker/{bob.code}/" not in text


def test_as_many_queries_for_many_as_for_few(
    client: Client, edition: Edition, grace: Person, queries: Callable[..., int]
) -> None:
    TeamCredit.objects.create(edition=edition, person=grace, team="A")
    few = queries(lambda: client.get("/pyharbour-2027/team/"))
    for n in range(6):
        person = Person.objects.create_user(name=f"P{n}")
        TeamCredit.objects.create(edition=edition, person=person, team=f"Team {n % 3}")
    assert queries(lambda: client.get("/pyharbour-2027/team/")) == few
