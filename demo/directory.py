"""The world's conferences around PyHarbour: real ones, as facts (names, days, places, links, deadlines)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hallway.areas.directory import indexing
from hallway.areas.directory.contributing.actions import Proposal, propose
from hallway.areas.directory.imports.importing import import_list
from hallway.areas.directory.mine import actions as mine
from hallway.areas.directory.models import Entry, Moderator
from hallway.areas.directory.states import PlanState, SuggestionKind
from hallway.engines.geography.points import Point
from hallway.formats.moments import AOE, Moment
from hallway.ground.deadlines import actions as deadlines
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person

LIST = Path(__file__).resolve().parent / "conferences.csv"
HOBART = (-42.88, 147.33)
FOLLOWED = ("pycon-australia", "kiwi-pycon", "europython")
KEPT, GOING, HANDED_IN = "pycon-ireland-2026", "pycon-australia-2026", "pycon-namibia-2027"


def load_directory(edition: Edition) -> None:
    """Fill the directory, and put PyHarbour's own calls into it."""
    import_list(str(LIST), name="Conferences of the demo", form="table")
    latitude, longitude = HOBART
    Entry.objects.update_or_create(
        edition=edition, defaults={"latitude": latitude, "longitude": longitude, "topics": ["PY"]}
    )
    call, aid = (Moment(day, dt.time(23, 59), AOE) for day in (dt.date(2027, 3, 14), dt.date(2027, 6, 30)))
    deadlines.announce(edition, DeadlineKind.CALL, by=None, moment=call)
    deadlines.announce(edition, DeadlineKind.AID, by=None, moment=aid)
    indexing.refresh(Edition.objects.hosted().values_list("pk", flat=True))
    _travels(Person.objects.get(email="attendee@demo.example"), edition)
    Moderator.objects.create(person=Person.objects.get(email="organiser@demo.example"))
    for proposal in proposals(edition):
        propose(proposal, by=None)


def _travels(person: Person, edition: Edition) -> None:
    """What the attendee of the demo keeps, follows, visits and has in mind to talk about."""
    named = {one.slug: one for one in Edition.objects.filter(slug__in=[KEPT, GOING, HANDED_IN])}
    for series in Series.objects.filter(slug__in=FOLLOWED):
        mine.follow(series, by=person)
    mine.save(named[KEPT], by=person)
    mine.go(named[GOING], by=person)
    mine.go(edition, by=person)
    mine.plan(named[KEPT], by=person, title="Tide tables in forty lines", note="Bring the chart.")
    mine.plan(named[HANDED_IN], by=person, title="A radio that listens", state=PlanState.SUBMITTED)
    mine.set_home("Hobart, Australia", Point(*HOBART), by=person)


def proposals(edition: Edition) -> list[Proposal]:
    """What waits for the moderators: made up, as everything that is not a fact of the list."""
    seen = {"entry.website": "", "attendance": str(edition.attendance)}
    new = {
        "name": "PyBarge Strahan 2027", "starts_on": "2027-10-16", "ends_on": "2027-10-17", "mode": "in_person",
        "city": "Strahan", "country": "Australia", "entry.website": "https://pybarge.example/",
        "entry.topics": "PY", "entry.price": "free",
        "call.on": "2027-06-30 23:59", "call.zone": "Australia/Hobart", "call.url": "https://pybarge.example/talk/",
    }  # fmt: skip
    fix = {"entry.website": "https://pyharbour.example/", "attendance": "2900"}
    return [
        Proposal(
            SuggestionKind.CONFERENCE, None, new, {}, "https://pybarge.example/news/",
            "Two days on a river boat, everybody is welcome.", "Ines",
        ),
        Proposal(SuggestionKind.FIX, edition, fix, seen, "https://pyharbour.example/about/"),
    ]  # fmt: skip
