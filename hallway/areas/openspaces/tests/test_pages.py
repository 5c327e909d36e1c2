"""The pages of the board, as everybody sees them and as its people use them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
from django.conf import LazySettings
from django.test import Client

from hallway.areas.openspaces.actions import claims, organising, talking
from hallway.areas.openspaces.models import Board, Card, Cell, Comment, Wish
from hallway.areas.openspaces.slots import stamp
from hallway.areas.openspaces.tests.conftest import SATURDAY, Write, at
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.actions import star
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

BOARD = "/pyharbour-2027/board/"
DAY = f"{BOARD}2027-09-11/"
SignIn = Callable[[Person], Client]


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_pinned_card_hangs_on_its_day_and_what_is_free_can_be_claimed(
    client: Client, write: Write, porthole: Place, grace: Person
) -> None:
    card = write(grace, "GIS with Python: bring a map")
    claims.pin(card, porthole, at(12), by=grace)
    star(card.happening, by=grace)
    for path in (DAY, f"{DAY}list/"):
        page = text(client, path)
        assert "GIS with Python: bring a map" in page and "Grace" in page and "1 interested" in page
        assert f"/board/cell/galley/{stamp(at(12))}/" in page
        assert f"/board/cell/porthole/{stamp(at(12))}/" not in page
    assert "GIS with Python" not in text(client, f"{BOARD}2027-09-12/")


def test_the_board_of_today_comes_first_and_days_without_hours_are_not_there(
    client: Client, board: Board
) -> None:
    assert "The board, Saturday" in text(client, BOARD)
    assert client.get(f"{BOARD}2027-09-14/").status_code == 404


def test_an_edition_without_a_board_has_no_such_pages(client: Client, edition: Edition) -> None:
    assert client.get(BOARD).status_code == 404


def test_a_card_is_written_and_pinned_through_the_front_door(
    signed_in: SignIn, board: Board, porthole: Place, bob: Person
) -> None:
    bobs = signed_in(bob)
    form = {"title": "Stories  without a point", "tags": "stories, fun", "needs": ["power"], "shown": "on"}
    response = bobs.post(f"{BOARD}cards/new/", form)
    card = Card.objects.get()
    assert response.headers["Location"] == f"{BOARD}card/{card.happening.code}/place/"
    page = text(bobs, response.headers["Location"])
    assert "What suits you" in page and page.index("Galley") < page.index("Porthole")  # it has power
    response = bobs.post(response.headers["Location"], {"room": "porthole", "at": stamp(at(12))}, follow=True)
    assert "It is yours" in response.content.decode()
    assert Cell.objects.get(card=card).place == porthole
    assert set(card.happening.topics.values_list("name", flat=True)) == {"stories", "fun"}
    assert "Stories without a point" in text(bobs, f"{BOARD}mine/")


def test_who_loses_is_shown_what_is_free_nearby_and_takes_it(
    signed_in: SignIn, write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    claims.pin(write(grace), porthole, at(12), by=grace)
    card = write(bob, "Acroyoga")
    response = signed_in(bob).post(f"{BOARD}cell/porthole/{stamp(at(12))}/", {"card": card.happening.code})
    page = response.content.decode()
    assert response.status_code == 200 and "Somebody was quicker" in page and "Acroyoga" in page
    assert page.count('name="room"') == 6 and page.index("Galley") < page.index("Porthole")


def test_unpinning_can_be_undone(signed_in: SignIn, write: Write, porthole: Place, bob: Person) -> None:
    card, bobs = write(bob), signed_in(bob)
    claims.pin(card, porthole, at(12), by=bob)
    page = bobs.post(f"{BOARD}card/{card.happening.code}/unpinning/").content.decode()
    assert "Put it back: 12:00, Porthole" in page and not Cell.objects.exists()
    bobs.post(f"{BOARD}card/{card.happening.code}/place/", {"room": "porthole", "at": stamp(at(12))})
    assert Cell.objects.get().card == card


def test_public_pages_are_shared_and_say_nothing_of_the_viewer(
    signed_in: SignIn, client: Client, write: Write, porthole: Place, bob: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    for path in (DAY, f"{DAY}list/", f"{BOARD}cards/", f"{BOARD}screen/", card.get_absolute_url()):
        mine, theirs = signed_in(bob).get(path), client.get(path)
        assert mine.content == theirs.content
        assert "board-pyharbour-2027@" in theirs.headers["X-Hallway-Publish"]
        assert "Cookie" not in theirs.headers.get("Vary", "")


def test_drafts_are_their_writers_alone(signed_in: SignIn, client: Client, write: Write, bob: Person) -> None:
    card = write(bob, "Not yet", shown=False)
    assert client.get(card.get_absolute_url()).status_code == 404
    assert "Not yet" not in text(client, f"{BOARD}cards/")
    response = signed_in(bob).get(card.get_absolute_url())
    assert "Draft: only you see it" in response.content.decode()
    assert "X-Hallway-Publish" not in response.headers


def test_cards_of_others_have_no_desk(signed_in: SignIn, write: Write, bob: Person, mallory: Person) -> None:
    card = write(bob)
    mallorys, code = signed_in(mallory), card.happening.code
    for verb in ("text", "desk", "place"):
        assert mallorys.get(f"{BOARD}card/{code}/{verb}/").status_code == 404
    for verb in ("unpinning", "removal"):
        assert mallorys.post(f"{BOARD}card/{code}/{verb}/").status_code == 404
    assert Card.objects.filter(removed_at=None).exists()


def test_hosting_together_needs_both(signed_in: SignIn, write: Write, bob: Person, grace: Person) -> None:
    card = write(bob)
    address = f"{BOARD}card/{card.happening.code}/"
    signed_in(grace).post(f"{address}helpers/")
    assert "Grace" not in text(Client(), address)
    helper = card.helpers.get()
    signed_in(grace).post(f"{address}helpers/{helper.pk}/", {"do": "accept"})
    assert "Grace" not in text(Client(), address)
    signed_in(bob).post(f"{address}helpers/{helper.pk}/", {"do": "accept"})
    assert "Grace" in text(Client(), address)
    signed_in(bob).post(f"{address}helpers/{helper.pk}/", {"do": "hand_over"})
    signed_in(grace).post(f"{address}owner/")
    assert Card.objects.get().owner == grace
    assert signed_in(bob).get(f"{address}text/").status_code == 404
    signed_in(bob).post(f"{address}leaving/")
    assert "Bob" not in text(Client(), address)


def test_comments_are_said_once_and_taken_back(
    signed_in: SignIn, write: Write, bob: Person, grace: Person, mallory: Person
) -> None:
    address = write(bob).get_absolute_url()
    for _ in range(2):
        signed_in(grace).post(f"{address}comments/", {"text": "I bring *biscuits* <script>"})
    page = text(Client(), address)
    assert page.count("<em>biscuits</em> &lt;script&gt;") == 1
    line = Comment.objects.get()
    assert signed_in(mallory).post(f"{address}comments/{line.pk}/deletion/").status_code == 404
    signed_in(bob).post(f"{address}comments/{line.pk}/deletion/")
    assert not Comment.objects.exists()


def test_wishes_find_a_host_and_name_nobody(
    signed_in: SignIn, board: Board, bob: Person, grace: Person
) -> None:
    signed_in(bob).post(f"{BOARD}wishes/", {"text": "Typing for teachers"})
    wish = Wish.objects.get()
    signed_in(grace).post(f"{BOARD}wishes/{wish.pk}/", {"do": "want"})
    signed_in(grace).post(f"{BOARD}wishes/{wish.pk}/", {"condition": "somebody\0 brings a beamer"})
    page = text(Client(), f"{BOARD}cards/")
    assert "Typing for teachers" in page and "1 would come" in page and "brings a beamer" in page
    assert "Bob" not in page and "Grace" not in page
    form = {"title": "Typing for teachers", "shown": "on"}
    signed_in(grace).post(f"{BOARD}cards/new/?wish={wish.pk}", form)
    assert text(Client(), f"{BOARD}cards/").count("brings a beamer") == 0


def test_heads_are_counted_afterwards(
    signed_in: SignIn, write: Write, porthole: Place, bob: Person, mallory: Person, settings: object
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    address = f"{card.get_absolute_url()}heads/"
    signed_in(bob).post(address, {"heads": "15"})
    assert Card.objects.get().head_count is None  # it has not begun
    Happening.objects.filter(pk=card.pk).update(starts_at=at(12, day=dt.date(2020, 1, 1)))
    assert signed_in(mallory).post(address, {"heads": "99"}).status_code == 404
    signed_in(bob).post(address, {"heads": "15"})
    assert "15 people came" in text(Client(), card.get_absolute_url())


def test_only_who_belongs_may_write_where_the_team_says_so(
    signed_in: SignIn, board: Board, bob: Person, mallory: Person
) -> None:
    Board.objects.update(who="attendees")
    assert signed_in(bob).get(f"{BOARD}cards/new/").status_code == 200
    assert signed_in(mallory).get(f"{BOARD}cards/new/").status_code == 404
    response = Client().get(f"{BOARD}cards/new/")
    assert response.status_code == 302 and "/accounts/login/" in response.headers["Location"]


@pytest.mark.parametrize("like", ["first-job", "storytelling", "meet-and-greet", "clinic", "support"])
def test_patterns_begin_a_card(signed_in: SignIn, board: Board, bob: Person, like: str) -> None:
    page = text(signed_in(bob), f"{BOARD}cards/new/?like={like}")
    assert 'aria-current="true"' in page and '<textarea name="description"' in page


ODD_CELLS = ("porthole/nonsense", "porthole/99999999T9999Z", "nowhere/20270911T0200Z", "tide/20270911T0200Z")


@pytest.mark.parametrize("cell", ODD_CELLS)
def test_addresses_of_no_cell_are_404(
    signed_in: SignIn, board: Board, hall: Place, bob: Person, cell: str
) -> None:
    assert signed_in(bob).get(f"{BOARD}cell/{cell}/").status_code == 404


def test_each_page_asks_as_much_whatever_hangs_there(
    client: Client,
    signed_in: SignIn,
    write: Write,
    rooms: list[Place],
    people: Callable[[int], list[Person]],
    bob: Person,
    ada: Person,
    queries: Callable[[Callable[[], object]], int],
) -> None:
    card = write(bob)
    pages = [(client, one) for one in (DAY, f"{DAY}list/", f"{BOARD}cards/", f"{BOARD}screen/")]
    pages.append((client, card.get_absolute_url()))
    pages += [(signed_in(bob), f"{BOARD}{one}") for one in ("mine/", "mine/tray/")]
    pages.append((signed_in(bob), f"{card.get_absolute_url()}place/"))
    pages += [(signed_in(ada), f"/pyharbour-2027/organise/board/{one}") for one in ("", "cards/")]
    claims.pin(write(ada), rooms[0], at(10), by=ada)

    def asked() -> dict[str, int]:
        return {path: queries(partial(who.get, path)) for who, path in pages}

    Wish.objects.create(board=Board.objects.get(), text="A wish", person=bob)
    before = asked()
    for number, person in enumerate(people(8)):
        one = write(person, f"Card {number}", tags=[f"tag {number}"])
        star(one.happening, by=bob)
        if number < 6:
            claims.pin(one, rooms[number % 3], at(11 + number // 3), by=person)
        Comment.objects.create(card=card, person=person, text="Yes!")
        Wish.objects.create(board=Board.objects.get(), text=f"Wish {number}", person=person)
        write(bob, f"Another {number}")
    assert asked() == before


def test_the_schedule_links_the_board_and_is_not_swamped(
    client: Client, write: Write, talk: Happening, porthole: Place, bob: Person
) -> None:
    card = write(bob, "Acroyoga for people who sit all day")
    claims.pin(card, porthole, at(10), by=bob)
    day = text(client, "/pyharbour-2027/schedule/2027-09-11/")
    assert "Acroyoga" not in day and "1 card on the open-space board" in day
    for path in ("sessions/", "speakers/", "schedule/export/schedule.ics"):
        page = text(client, f"/pyharbour-2027/{path}")
        assert "Acroyoga" not in page and "Bob" not in page
    assert "Acroyoga" in text(client, "/pyharbour-2027/room/porthole/")
    board = text(client, "/pyharbour-2027/schedule/export/open-spaces.ics")
    assert "SUMMARY:Acroyoga" in board and talk.title not in board
    assert f"/board/card/{card.happening.code}/" in board.replace("\r\n ", "")


def test_a_card_is_in_my_plan_and_clashes_with_talks(
    signed_in: SignIn, write: Write, talk: Happening, porthole: Place, bob: Person
) -> None:
    card = write(bob, "Acroyoga")
    claims.pin(card, porthole, at(10), by=bob)
    for one in (card.happening, talk):
        star(one, by=bob)
    page = text(signed_in(bob), "/me/plan/")
    assert card.get_absolute_url() in page and page.count("At the same time:") == 2


def test_exports_name_hosts_but_do_not_introduce_them(
    client: Client, write: Write, porthole: Place, bob: Person
) -> None:
    Person.objects.filter(pk=bob.pk).update(bio="Likes boats.", tagline="Sailor")
    claims.pin(write(bob, "Acroyoga"), porthole, at(12), by=bob)
    write(bob, "Looking for a place")
    page = text(client, "/pyharbour-2027/schedule/export/schedule.json")
    assert "Acroyoga" in page and "Bob" in page
    assert "boats" not in page and "Sailor" not in page and "Looking for a place" not in page


def test_the_team_blocks_moves_and_removes(
    signed_in: SignIn, write: Write, board: Board, porthole: Place, galley: Place, bob: Person, ada: Person
) -> None:
    adas, desk = signed_in(ada), "/pyharbour-2027/organise/board/"
    cell_name = f"porthole {stamp(at(13))}"
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    adas.post(f"{desk}cells/", {"cell": cell_name, "reason": "Repairs"})
    assert "Repairs" in text(Client(), DAY)
    adas.post(f"{desk}cards/{card.happening.code}/move/", {"room": "galley", "at": stamp(at(14))})
    cell = Cell.objects.get(card=card)
    assert (cell.place, cell.starts_at) == (galley, at(14))
    adas.post(f"{desk}cells/", {"cell": cell_name, "do": "unblock"})
    adas.post(f"{desk}cards/{card.happening.code}/removal/")
    assert not Cell.objects.exists()
    assert Client().get(card.get_absolute_url()).status_code == 404


def settings_form(**more: object) -> dict[str, object]:
    return {"state": "open", "who": "anybody", "slot_minutes": "60", "votes_each": "5", **more}


def test_the_team_sets_up_a_board_on_one_page(
    signed_in: SignIn, edition: Edition, hall: Place, ada: Person
) -> None:
    form = settings_form(
        **{
            "opens_2027-09-11": "10:00",
            "closes_2027-09-11": "16:00",
            f"open_{hall.pk}": "on",
            f"has_{hall.pk}": ["power"],
        }
    )
    response = signed_in(ada).post("/pyharbour-2027/organise/board/", form, follow=True)
    assert "The board is as you want it" in response.content.decode()
    board = Board.objects.get(edition=edition)
    assert board.hours.get().day == SATURDAY and board.rooms.get().has == ["power"]
    assert "Tide" in text(Client(), DAY)


def test_settings_that_would_cost_somebody_their_cell_are_refused(
    signed_in: SignIn, write: Write, porthole: Place, bob: Person, ada: Person
) -> None:
    claims.pin(write(bob), porthole, at(12), by=bob)
    form = settings_form(slot_minutes="50", **{f"open_{porthole.pk}": "on"})
    page = signed_in(ada).post("/pyharbour-2027/organise/board/", form).content.decode()
    assert "1 pinned card would lose its place" in page
    board = Board.objects.get()
    assert (board.slot_minutes, board.hours.count(), board.rooms.count()) == (60, 2, 3)


def test_a_board_in_the_middle_of_the_night_belongs_to_the_evening(
    client: Client, write: Write, board: Board, porthole: Place, bob: Person, ada: Person
) -> None:
    organising.set_hours(board, {SATURDAY: (dt.time(22), dt.time(2))}, by=ada)
    late = at(1, day=SATURDAY + dt.timedelta(days=1))
    claims.pin(write(bob, "Night owls"), porthole, late, by=bob)
    assert "Night owls" in text(client, DAY)


def test_a_card_tells_what_its_host_has_hosted_before(
    client: Client, write: Write, rooms: list[Place], bob: Person, settings: LazySettings
) -> None:
    first, quiet, next_one = write(bob, "Tides"), write(bob, "Grief", is_sensitive=True), write(bob, "Stars")
    for card, room in ((first, rooms[0]), (quiet, rooms[0])):
        claims.pin(card, room, at(10 if card is first else 11), by=bob)
    assert "Hosted before" not in text(client, next_one.get_absolute_url())
    settings.NOW = at(13).isoformat()
    talking.count_heads(first, 15, by=bob)
    page = text(client, next_one.get_absolute_url())
    assert "Hosted before" in page and "Tides" in page and "15 people came" in page
    assert "Grief" not in page
    assert "Hosted before" not in text(client, quiet.get_absolute_url())
