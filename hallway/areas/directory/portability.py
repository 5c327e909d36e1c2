"""What the directory holds of a person, for download and erasure."""

from __future__ import annotations

from hallway.areas.directory.models import (
    Dismissal,
    FactChange,
    Follow,
    ImportRun,
    Moderator,
    NotTheSame,
    Plan,
    Save,
    Suggestion,
    TicketAlert,
    Traveller,
)
from hallway.areas.directory.states import Origin
from hallway.ground.editions import publishing
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports


@exports("conferences_saved", "directory.Save")
def saved(person: Person) -> Rows:
    return list(Save.objects.filter(person=person).values("edition__name", "by_following", "going", "at"))


@exports("conferences_dismissed", "directory.Dismissal")
def dismissed(person: Person) -> Rows:
    return list(Dismissal.objects.filter(person=person).values("edition__name"))


@exports("series_followed", "directory.Follow")
def followed(person: Person) -> Rows:
    return list(Follow.objects.filter(person=person).values("series__name", "at"))


@exports("ticket_alerts", "directory.TicketAlert")
def ticket_alerts(person: Person) -> Rows:
    return list(TicketAlert.objects.filter(person=person).values("series__name", "at"))


@exports("talk_plans", "directory.Plan")
def plans(person: Person) -> Rows:
    return list(
        Plan.objects.filter(person=person).values("edition__name", "title", "state", "note", "changed_at")
    )


@exports("travel", "directory.Traveller")
def travel(person: Person) -> Rows:
    return list(
        Traveller.objects.filter(person=person).values("home", "latitude", "longitude", "shows_going")
    )


@exports("directory_proposals", "directory.Suggestion")
def proposals(person: Person) -> Rows:
    told = ("kind", "edition__name", "facts", "comment", "source", "state", "answer", "credit", "proposed_at")
    return list(Suggestion.objects.filter(person=person).values(*told))


@exports(
    "directory_care",
    "directory.FactChange",
    "directory.ImportRun",
    "directory.NotTheSame",
    "directory.Moderator",
)
def care(person: Person) -> Rows:
    changes = FactChange.objects.filter(by=person).values("edition__name", "field", "before", "after", "at")
    imports = ImportRun.objects.filter(started_by=person).values("source__name", "started_at")
    apart = NotTheSame.objects.filter(decided_by=person).values("left", "right")
    decisions = Suggestion.objects.filter(decided_by=person).values("code", "state", "answer", "decided_at")
    since = Moderator.objects.filter(person=person).values("since")
    return [*changes, *imports, *apart, *decisions, *since]


@erases
def forget(person: Person, *, names_too: bool) -> None:
    """What is theirs alone goes; facts that they brought stay, without their name if they ask for it."""
    for table in (Save, Dismissal, Follow, TicketAlert, Plan, Traveller, Moderator):
        table._default_manager.filter(person=person).delete()
    if names_too:
        FactChange.objects.filter(by=person).update(credit="")
        _take_back_names(person)
    Suggestion.objects.filter(person=person).update(person=None)


def _take_back_names(person: Person) -> None:
    """Names that they gave with proposals; the history has them on rows of the moderator who accepted."""
    mine = Suggestion.objects.filter(person=person).exclude(credit="")
    for edition, credit, source in mine.values_list("edition", "credit", "source"):
        named = FactChange.objects.filter(edition=edition, credit=credit, source=source)
        named.filter(origin=Origin.PROPOSAL).update(credit="")
    if mine.update(credit=""):
        publishing.raise_version(publishing.DIRECTORY)
