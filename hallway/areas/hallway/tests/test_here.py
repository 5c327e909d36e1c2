"""“I am in this room”: who wants to says so, sees whom they may, and leaves no trace."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.hallway.actions import here
from hallway.areas.hallway.models import Here, Tally
from hallway.areas.hallway.tests.conftest import HALLWAY
from hallway.ground.activity.models import Activity
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about
from hallway.live.models import Event
from hallway.live.testing import LivePage
from hallway.live.topics import may_listen

SignIn = Callable[[Person], Client]
CODES = "/pyharbour-2027/hallway/here/"
ANYWHERE = (
    "", "schedule/", "schedule/now/", "sessions/", "hallway/", "hallway/screen/", "room/tide/",
    "schedule/feed.xml", "schedule/export/schedule.json", "schedule/export/event.jsonld",
    "schedule/export/sessions.csv",
)  # fmt: skip


@pytest.fixture
def workshop(edition: Edition) -> Happening:
    """It goes on in another room meanwhile."""
    place = Place.objects.create(edition=edition, slug="gull", name="Gull")
    begun = now() - dt.timedelta(minutes=5)
    return Happening.objects.create(
        edition=edition, title="Gauges", starts_at=begun, ends_at=begun + dt.timedelta(hours=1), place=place
    )


@pytest.fixture
def crowd(edition: Edition, talk: Happening) -> Callable[..., list[Person]]:
    """`crowd(4)`: four more in the talk; counted, or with `shows_face`."""

    def come(many: int, *, shows_face: bool = False) -> list[Person]:
        begin = Person.objects.count()
        people = [
            Person.objects.create_user(email=f"c{n}@many.example", name=f"Crowd {n}")
            for n in range(begin, begin + many)
        ]
        for person in people:
            assert here.enter(talk, shows_face=shows_face, by=person)
        return people

    return come


def at(talk: Happening) -> str:
    return f"{CODES}{talk.code}/"


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def anywhere(client: Client) -> dict[str, str]:
    """What everybody can see, without where the outbox stands and when a file was made."""
    pages = {path: text(client, f"/pyharbour-2027/{path}") for path in ANYWHERE}
    return {path: re.sub(r' since="\d+"|<updated>.*?</updated>', "", page) for path, page in pages.items()}


def go_in(client: Client, talk: Happening, face: str = "no") -> str:
    response = client.post(at(talk), {"do": "enter", "face": face}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_who_shows_themselves_sees_the_others_who_do_and_nobody_else_sees_anybody(
    signed_in: SignIn, client: Client, talk: Happening, bob: Person, carol: Person, ada: Person
) -> None:
    Person.objects.filter(pk=carol.pk).update(tagline="Ask me about tide gauges", pronouns="she/her")
    assert "You are the first who is shown" in go_in(signed_in(bob), talk, "yes")
    page = go_in(signed_in(carol), talk, "yes")
    assert "Bob" in page and "You are the first" not in page
    mine = text(signed_in(bob), at(talk))
    assert "Carol Danvers" in mine and "Ask me about tide gauges" in mine and "she/her" in mine
    for one in (client, signed_in(ada), signed_in(Person.objects.get(name="Grace"))):
        page = text(one, at(talk)) + text(one, f"{at(talk)}part/")
        assert "Bob" not in page and "Carol" not in page and "At least" not in page


def test_what_the_profile_hides_stays_hidden(
    signed_in: SignIn, talk: Happening, bob: Person, carol: Person
) -> None:
    Person.objects.filter(pk=carol.pk).update(
        tagline="Secretly a pirate", city="Hobart", audience={"tagline": "private"}
    )
    for person in (carol, bob):
        here.enter(talk, shows_face=True, by=person)
    page = text(signed_in(bob), at(talk))
    assert "Carol Danvers" in page and "pirate" not in page and "Hobart" not in page


def test_who_is_only_counted_sees_nobody_and_nobody_sees_them(
    signed_in: SignIn, talk: Happening, bob: Person, carol: Person
) -> None:
    assert "nobody sees that it is you" in go_in(signed_in(bob), talk)
    assert "Bob" not in go_in(signed_in(carol), talk, "yes")
    assert "Carol" not in text(signed_in(bob), at(talk))
    signed_in(bob).post(at(talk), {"do": "show", "face": "yes"})
    assert "Carol" in text(signed_in(bob), at(talk)) and "Bob" in text(signed_in(carol), at(talk))
    signed_in(bob).post(at(talk), {"do": "show", "face": "no"})
    assert "Carol" not in text(signed_in(bob), at(talk)) and "Bob" not in text(signed_in(carol), at(talk))


def test_the_last_choice_is_proposed_the_next_time_and_the_first_is_only_to_be_counted(
    signed_in: SignIn, talk: Happening, workshop: Happening, bob: Person
) -> None:
    bobs = signed_in(bob)

    def proposed(which: Happening) -> str:
        chosen = next(line for line in text(bobs, at(which)).splitlines() if " checked" in line)
        return "counted" if 'value="no" checked' in chosen else "shown"

    assert proposed(talk) == "counted"
    go_in(bobs, talk, "yes")
    bobs.post(at(talk), {"do": "leave"})
    assert proposed(talk) == proposed(workshop) == "shown"


@pytest.mark.parametrize(("many", "told"), [(2, None), (3, 3), (4, 3), (5, 5), (9, 5), (10, 10), (44, 40)])
def test_the_number_is_told_from_three_on_and_in_steps(many: int, told: int | None) -> None:
    assert Tally.at_least(many) == told


def test_everybody_is_told_the_number_once_a_minute_and_never_when_somebody_comes_or_goes(
    signed_in: SignIn, client: Client, talk: Happening, crowd: Callable[..., list[Person]], mallory: Person
) -> None:
    pages = [at(talk), f"{at(talk)}part/", HALLWAY]
    looks = [client, signed_in(mallory)]

    def seen() -> list[bool]:
        return [
            "3 or more" in (page := text(one, path)) or "<strong>3</strong>" in page
            for one in looks
            for path in pages
        ]

    Event.objects.all().delete()
    people = crowd(2)
    here.count()
    assert not any(seen()) and not Event.objects.exists()  # two are nobody's business
    people += crowd(1)
    assert not any(seen()) and not Event.objects.exists()
    here.count()
    assert all(seen())
    Event.objects.all().delete()
    people += crowd(1)
    here.leave(talk, by=people[0])
    here.leave(talk, by=people[1])
    assert all(seen()) and not Event.objects.exclude(topic__startswith="faces/").exists()
    here.count()
    assert not any(seen())


def test_the_number_counts_those_who_are_shown_as_well(
    talk: Happening, crowd: Callable[..., list[Person]]
) -> None:
    crowd(3)
    crowd(2, shows_face=True)
    here.count()
    assert Tally.objects.get().told == 5


def test_pressing_elsewhere_moves(
    signed_in: SignIn, talk: Happening, workshop: Happening, bob: Person, carol: Person
) -> None:
    here.enter(talk, shows_face=True, by=carol)
    go_in(signed_in(bob), talk, "yes")
    go_in(signed_in(bob), workshop, "yes")
    assert Here.objects.get(person=bob).happening == workshop
    assert "Bob" not in text(signed_in(carol), at(talk)) and "Carol" not in text(signed_in(bob), at(talk))
    assert not here.leave(talk, by=bob)  # from a tab that does not know it yet
    assert not here.show(talk, shows_face=False, by=bob)
    assert Here.objects.get(person=bob).happening == workshop


SOON, EARLY, LATE, LATER = 19.5, 20.5, -14.5, -15.5  # minutes


@pytest.mark.parametrize(
    ("begins", "ends", "is_open"),
    [(SOON, 50, True), (EARLY, 50, False), (-50, LATE, True), (-50, LATER, False), (-5, 5, True)],
)
def test_it_is_open_from_20_minutes_before_until_15_after(
    begins: float, ends: float, is_open: bool, signed_in: SignIn, talk: Happening, bob: Person
) -> None:
    moment = now()
    talk.starts_at, talk.ends_at = moment + dt.timedelta(minutes=begins), moment + dt.timedelta(minutes=ends)
    talk.save()
    page = go_in(signed_in(bob), talk)
    assert Here.objects.filter(happening=talk).exists() is is_open
    assert ("This room is not open now" in page) is not is_open
    assert ("Only count me" in page or "I am leaving" in page) is is_open


def test_it_ends_by_itself_and_nothing_of_it_is_kept(
    signed_in: SignIn, talk: Happening, bob: Person, carol: Person, crowd: Callable[..., list[Person]]
) -> None:
    for person in (bob, carol):
        here.enter(talk, shows_face=True, by=person)
    crowd(1)
    here.count()
    talk.starts_at, talk.ends_at = (
        talk.starts_at - dt.timedelta(hours=2),
        talk.ends_at - dt.timedelta(hours=2),
    )
    talk.save()
    page = text(signed_in(bob), at(talk))
    assert "It is over" in page and "Carol" not in page and "At least" not in page
    assert not may_listen(bob, f"faces/pyharbour-2027/{talk.code}")
    assert not here.show(talk, shows_face=True, by=bob)
    here.count()
    assert not Here.objects.exclude(happening=None).exists() and not Tally.objects.exists()


def test_a_session_that_is_cancelled_or_moved_to_another_day_is_empty(talk: Happening, bob: Person) -> None:
    here.enter(talk, shows_face=True, by=bob)
    Happening.objects.filter(pk=talk.pk).update(state="cancelled")
    assert not Here.objects.live().exists() and not here.enter(talk_again(talk), shows_face=True, by=bob)
    Happening.objects.filter(pk=talk.pk).update(state="public")
    assert Here.objects.live().exists()
    here.count()
    assert Here.objects.get().happening == talk


def talk_again(talk: Happening) -> Happening:
    return Happening.objects.select_related("edition").get(pk=talk.pk)


def test_it_leaves_no_trace_anywhere(
    signed_in: SignIn, client: Client, talk: Happening, workshop: Happening, bob: Person
) -> None:
    lines, before = Activity.objects.count(), anywhere(client)
    bobs = signed_in(bob)
    go_in(bobs, talk, "yes")
    assert anywhere(client) == before
    go_in(bobs, workshop, "yes")
    bobs.post(at(workshop), {"do": "leave"})
    assert Activity.objects.count() == lines and anywhere(client) == before
    assert list(Here.objects.values("person", "happening")) == [{"person": bob.pk, "happening": None}]
    assert {field.name for field in Here._meta.fields} == {"id", "person", "happening", "shows_face"}


def test_only_those_who_take_part_go_in(
    signed_in: SignIn, client: Client, talk: Happening, mallory: Person
) -> None:
    assert client.post(at(talk), {"do": "enter"}).headers["Location"].startswith("/accounts/login/")
    assert signed_in(mallory).post(at(talk), {"do": "enter", "face": "yes"}).status_code == 404
    assert "I am in this room" not in text(signed_in(mallory), f"{at(talk)}part/")
    assert "Sign in" in text(client, f"{at(talk)}part/") and not Here.objects.exists()


def test_what_has_no_room_has_no_page_of_one(
    signed_in: SignIn, talk: Happening, edition: Edition, bob: Person
) -> None:
    bobs = signed_in(bob)
    assert bobs.post(at(talk), {"do": "dance"}).status_code == 404
    for change in (
        {"place": None},
        {"state": "draft"},
        {"kind": "break"},
        {"starts_at": None, "ends_at": None},
    ):
        row = Happening.objects.filter(pk=talk.pk)
        before = row.values(*change).get()
        row.update(**change)
        assert bobs.get(at(talk)).status_code == bobs.get(f"{at(talk)}part/").status_code == 404, change
        row.update(**before)
    Edition.objects.filter(pk=edition.pk).update(published=False)
    assert bobs.get(at(talk)).status_code == 404


def test_the_page_of_a_session_holds_it_for_everybody_the_same(
    signed_in: SignIn, client: Client, talk: Happening, bob: Person
) -> None:
    here.enter(talk, shows_face=True, by=bob)
    page = client.get(talk.get_absolute_url())
    assert f'data-src="{at(talk)}part/"' in page.content.decode()
    assert page.content == signed_in(bob).get(talk.get_absolute_url()).content
    assert "no-store" in client.get(f"{at(talk)}part/").headers["Cache-Control"]


def test_live_equals_fresh_and_who_leaves_hears_no_more(
    signed_in: SignIn,
    talk: Happening,
    bob: Person,
    carol: Person,
    ada: Person,
    crowd: Callable[..., list[Person]],
) -> None:
    here.enter(talk, shows_face=True, by=bob)
    mine = LivePage(signed_in(bob), at(talk))
    others = [LivePage(Client(), at(talk)), LivePage(signed_in(ada), HALLWAY)]
    faces = f"faces/pyharbour-2027/{talk.code}"
    people = crowd(2)
    for step in (
        lambda: here.enter(talk, shows_face=True, by=carol),
        here.count,
        lambda: crowd(6),
        here.count,
        lambda: here.show(talk, shows_face=False, by=carol),
        lambda: here.show(talk, shows_face=True, by=carol),
        lambda: erase(people[0], by=people[0]),
        lambda: here.leave(talk, by=carol),
        here.count,
    ):
        step()
        for page in (mine, *others):
            page.catch_up()
            page.assert_fresh()
    assert may_listen(bob, faces) and not may_listen(carol, faces) and not may_listen(ada, faces)
    here.leave(talk, by=bob)
    assert mine.catch_up() == [faces]  # it says to the other tab of Bob that he has left
    mine.assert_fresh()
    assert faces not in mine.granted and "Crowd" not in mine.text
    here.enter(talk, shows_face=True, by=carol)
    assert mine.catch_up() == [] and "Carol" not in mine.text


def test_in_a_crowded_room_faces_follow_with_the_minute(
    signed_in: SignIn, talk: Happening, bob: Person, carol: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here, "MANY", 1)
    here.enter(talk, shows_face=True, by=bob)
    page = LivePage(signed_in(bob), at(talk))
    here.enter(talk, shows_face=True, by=carol)
    assert page.catch_up() == []
    here.count()
    page.catch_up()
    page.assert_fresh()
    assert "Carol" in page.text


def test_the_price_is_fixed(
    signed_in: SignIn,
    talk: Happening,
    bob: Person,
    crowd: Callable[..., list[Person]],
    queries: Callable[..., int],
) -> None:
    here.enter(talk, shows_face=True, by=bob)
    bobs, paths = signed_in(bob), [at(talk), HALLWAY]

    def price() -> list[int]:
        here.count()
        return [queries(lambda path=path: bobs.get(path)) for path in paths]

    crowd(3, shows_face=True)
    before = price()
    crowd(20, shows_face=True)
    assert price() == before


def test_who_goes_takes_it_along(talk: Happening, bob: Person) -> None:
    here.enter(talk, shows_face=True, by=bob)
    assert everything_about(bob)["in_a_room"] == [{"happening__title": talk.title, "shows_face": True}]
    erase(bob, by=bob)
    assert not Here.objects.exists()


def test_too_many_in_one_hour_are_refused(signed_in: SignIn, talk: Happening, bob: Person) -> None:
    bobs = signed_in(bob)
    for _ in range(60):
        bobs.post(at(talk), {"do": "leave"})
    assert "That was a lot" in go_in(bobs, talk) and not Here.objects.exists()
