"""The help desk: ask, answer, solved; and nobody else sees it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from hallway.areas.hallway.actions import helping
from hallway.areas.hallway.models import Answer, Plea
from hallway.areas.hallway.tests.conftest import HALLWAY, HELP, Ask
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, from_activity
from hallway.ground.people.models import Person

SignIn = Callable[[Person], Client]


def text(client: Client, path: str = HELP) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def told() -> list[Notice]:
    return list(from_activity(Activity.objects.filter(verb="hallway.help_answered").latest("pk")))


def test_somebody_asks_somebody_answers_solved(signed_in: SignIn, bob: Person, carol: Person) -> None:
    bobs, carols = signed_in(bob), signed_in(carol)
    form = {"topic": "My site  is down", "where": "by the stairs", "text": "Since\nlunch"}
    address = bobs.post(f"{HELP}new/", form).headers["Location"]
    assert "My site is down" in text(carols)
    carols.post(address, {"text": "I look at the DNS with you"})
    page = text(bobs, address)
    assert "I look at the DNS" in page and "Carol" in page
    bobs.post(f"{address}solution/")
    page = text(carols)
    assert page.index("Waits for help") < page.index("Solved") < page.index("My site is down")
    bobs.post(f"{address}solution/", {"on": "no"})
    assert "Solved" not in text(carols)


def test_the_asker_hears_of_an_answer_and_not_of_their_own(ask: Ask, bob: Person, carol: Person) -> None:
    plea = ask(bob)
    helping.answer(plea, "Turn it off and on", by=carol)
    [notice] = told()
    assert notice.person == bob.pk and notice.words == {
        "name": "Carol Danvers", "what": "Wi-Fi", "plea": str(plea.pk),
    }  # fmt: skip
    assert notice.path == f"{HELP}{plea.pk}/"
    helping.answer(plea, "It helped", by=bob)
    assert told() == []
    helping.solve(plea, by=bob)
    helping.answer(plea, "And buy a new one", by=carol)
    assert told() == []


def test_the_same_send_twice_is_once(ask: Ask, bob: Person, carol: Person) -> None:
    plea = ask(bob)
    assert ask(bob) == plea
    for _ in range(2):
        helping.answer(plea, "Turn it off and on", by=carol)
    assert Plea.objects.count() == 1 and Answer.objects.count() == 1


def test_open_ones_stand_first_the_longest_wait_before_all(
    ask: Ask, signed_in: SignIn, bob: Person, carol: Person
) -> None:
    first, _second = ask(bob, "First"), ask(carol, "Second")
    helping.solve(ask(bob, "Third"), by=bob)
    page = text(signed_in(carol))
    assert page.index("First") < page.index("Second") < page.index("Third")
    mine = text(signed_in(carol), f"{HELP}?mine")
    assert "Second" in mine and "First" not in mine and first.pk


def test_it_is_for_those_who_take_part(
    ask: Ask, signed_in: SignIn, client: Client, bob: Person, mallory: Person
) -> None:
    plea = ask(bob, "Secret")
    for path in (HELP, f"{HELP}new/", f"{HELP}{plea.pk}/"):
        assert client.get(path).headers["Location"].startswith("/accounts/login/")
        assert signed_in(mallory).get(path).status_code == 404
        assert "no-store" in signed_in(bob).get(path).headers["Cache-Control"]
    page = text(client, HALLWAY)
    assert "Secret" not in page and "Bob" not in page and "1 person asks for help" in page


def test_only_the_asker_solves_and_removes_it(
    ask: Ask, signed_in: SignIn, bob: Person, carol: Person, ada: Person
) -> None:
    plea = ask(bob)
    for verb in ("solution", "removal"):
        assert signed_in(carol).post(f"{HELP}{plea.pk}/{verb}/").status_code == 404
    line = helping.answer(plea, "Nonsense", by=carol)
    removal = f"{HELP}{plea.pk}/answers/{line.pk}/removal/"
    assert signed_in(bob).post(removal).status_code == 404
    assert signed_in(ada).post(removal).status_code == 302 and not Answer.objects.exists()
    signed_in(bob).post(f"{HELP}{plea.pk}/removal/")
    assert "Wi-Fi" not in text(signed_in(carol))


def test_the_team_reads_reports_and_removes(
    ask: Ask, signed_in: SignIn, bob: Person, carol: Person, ada: Person
) -> None:
    plea = ask(bob, "Who lends me money?")
    signed_in(carol).post(f"{HELP}{plea.pk}/report/", {"text": "Begging"})
    adas, desk = signed_in(ada), "/pyharbour-2027/organise/hallway/"
    assert "Begging" in text(adas, desk)
    adas.post(f"{desk}help/{plea.pk}/removal/")
    assert signed_in(bob).get(f"{HELP}{plea.pk}/").status_code == 404


def test_floods_are_stopped(signed_in: SignIn, bob: Person) -> None:
    bobs = signed_in(bob)
    for number in range(8):
        bobs.post(f"{HELP}new/", {"topic": f"Question {number}", "where": "here"})
    assert Plea.objects.count() == 6
    assert bobs.post(f"{HELP}new/", {"topic": "x", "where": "y", "text": "z" * 1001}).status_code == 200
