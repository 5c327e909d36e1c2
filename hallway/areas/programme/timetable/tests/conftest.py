"""A small conference with a draft."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions, interest
from hallway.areas.programme.timetable.models import Draft, Placement
from hallway.areas.programme.timetable.problem import minute_of
from hallway.areas.programme.timetable.spots import Spot
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition, Phase, Place
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.people.models import Person

NINE = dt.datetime(
    2027, 9, 11, 9, tzinfo=dt.timezone(dt.timedelta(hours=10))
)  # on the talk's day, at the venue
MINUTE = dt.timedelta(minutes=1)

Add = Callable[..., Happening]
SignedIn = Callable[[Person], Client]

DESK = "/pyharbour-2027/organise/timetable/"
DAY = "2027-09-11"
SATURDAY, SUNDAY = dt.date(2027, 9, 11), dt.date(2027, 9, 12)


@pytest.fixture(autouse=True)
def _no_stars_of_other_tests() -> None:
    """A database that was rolled back gives the same ids to other stars."""
    interest._audience.cache_clear()


@pytest.fixture
def cove(edition: Edition, hall: Place) -> Place:
    return Place.objects.create(edition=edition, slug="cove", name="Cove", capacity=60, order=1)


@pytest.fixture
def add(edition: Edition) -> Add:
    """`add("A talk", hall, 60, grace)`: sixty minutes after nine; without a place it waits in the tray."""

    def make(
        title: str,
        place: Place | None = None,
        after: int = 0,
        *people: Person,
        minutes: int = 30,
        **more: object,
    ) -> Happening:
        times = (
            {"starts_at": NINE + after * MINUTE, "ends_at": NINE + (after + minutes) * MINUTE}
            if place
            else {}
        )
        made = Happening.objects.create(edition=edition, title=title, place=place, **times, **more)
        for person in people:
            Appearance.objects.create(happening=made, person=person)
        return made

    return make


@pytest.fixture
def bea(edition: Edition) -> Person:
    """Of the programme team."""
    person = Person.objects.create_user(email="bea@example.org", name="Bea")
    RoleGrant.objects.create(edition=edition, person=person, role=Role.PROGRAMME)
    return person


@pytest.fixture
def draft(edition: Edition, talk: Happening, cove: Place, ada: Person) -> Draft:
    return actions.begin(edition, by=ada, name="First try")


def placed(draft: Draft, happening: Happening) -> Placement:
    """Its placement as it is now."""
    return Placement.objects.select_related("draft__edition", "happening").get(
        draft=draft, happening=happening
    )


def at(place: Place | None, after: int, minutes: int = 30) -> Spot:
    return Spot(place.pk if place else None, (NINE + after * MINUTE).astimezone(dt.UTC), minutes)


def shown(browser: Client, page: str) -> dict[str, str]:
    """What the form of a page carries along of what somebody sees there."""
    found = re.search(r'name="seen" value="([^"]*)"', browser.get(page).content.decode())
    assert found, "nothing is carried"
    return {"seen": html.unescape(found[1])}


@pytest.fixture
def browser(ada: Person, signed_in: SignedIn) -> Client:
    return signed_in(ada)


def move(browser: Client, draft: Draft, happening: Happening, **changes: object) -> tuple[int, dict]:
    """Send what the script sends for the session as it stands, with these changes."""
    row = placed(draft, happening)
    start = minute_of(row.starts_at) if row.starts_at else None
    wish = {
        "id": row.pk,
        "version": row.version,
        "place": row.place_id,
        "start": start,
        "minutes": row.minutes,
        "locked": False,
    }
    response = browser.post(
        f"{DESK}{draft.pk}/moves/", json.dumps(wish | changes), content_type="application/json"
    )
    return response.status_code, response.json() if "json" in response["Content-Type"] else {}


@pytest.fixture
def two_days(edition: Edition, talk: Happening) -> None:
    Phase.objects.create(edition=edition, name="Talks", kind="talks", starts_on=SATURDAY, ends_on=SUNDAY)


@pytest.fixture
def desk(two_days: None, bea: Person, signed_in: SignedIn) -> Client:
    """Bea's."""
    return signed_in(bea)
