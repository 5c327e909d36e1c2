"""Keeping, following, planning. All of it is somebody's own, so no activity tells of it.

Everything may be done twice and from two tabs at once: what decides is one write and a constraint.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Value

from hallway.areas.directory.mine.rules import still_to_come
from hallway.areas.directory.models import Dismissal, Follow, Plan, Save, TicketAlert, Traveller
from hallway.areas.directory.states import PlanState
from hallway.engines.geography.points import Point
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, EditionQuerySet, Series
from hallway.ground.people.models import Person


def _take_turns(person: Person) -> None:
    """Two tabs of one person write one after the other: saves and dismissals are changed in either order."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def save(edition: Edition, *, by: Person) -> None:
    """Keep an eye on an edition. What was saved by following is their own choice from now on."""
    save_many([edition], by=by)


@transaction.atomic
def save_many(editions: Iterable[Edition], *, by: Person, going: bool = False) -> None:
    """The same for several at once, such as those that a browser had kept."""
    _take_turns(by)
    saves = [Save(person=by, edition=edition, by_following=False, going=going) for edition in editions]
    Dismissal.objects.filter(person=by, edition__in=[one.edition_id for one in saves]).delete()
    Save.objects.bulk_create(
        saves,
        update_conflicts=True,
        unique_fields=["person", "edition"],
        update_fields=["by_following", "going"] if going else ["by_following"],
    )


@transaction.atomic
def unsave(edition: Edition, *, by: Person) -> None:
    """Let it go; who follows the series does not get it back by itself."""
    _take_turns(by)
    gone, _ = Save.objects.filter(person=by, edition=edition).delete()
    if gone:
        Dismissal.objects.bulk_create([Dismissal(person=by, edition=edition)], ignore_conflicts=True)


def go(edition: Edition, *, by: Person) -> None:
    """I am going there; that saves it, too."""
    save_many([edition], by=by, going=True)


def stay_home(edition: Edition, *, by: Person) -> None:
    """I am not going after all; it stays saved."""
    Save.objects.filter(person=by, edition=edition).update(going=False)


@transaction.atomic
def follow(series: Series, *, by: Person) -> None:
    """Save what is announced of a series, and whatever will be. Twice is once."""
    _take_turns(by)
    _, is_new = Follow.objects.get_or_create(person=by, series=series)
    if is_new:
        Dismissal.objects.filter(person=by, edition__series=series).delete()
        _save_for(Follow.objects.filter(person=by, series=series), series.editions.all())


@transaction.atomic
def unfollow(series: Series, *, by: Person) -> None:
    """Stop following; what was saved by that alone goes."""
    _take_turns(by)
    Follow.objects.filter(person=by, series=series).delete()
    Save.objects.filter(person=by, edition__series=series, by_following=True).delete()
    Dismissal.objects.filter(person=by, edition__series=series).delete()


def save_for_followers(editions: Iterable[int]) -> None:
    """New editions, by id: save them for everybody who follows their series. Twice is once."""
    _save_for(Follow.objects.all(), Edition.objects.filter(pk__in=list(editions)))


def _save_for(follows: Any, editions: EditionQuerySet) -> None:
    """One INSERT … SELECT, however many people follow; what somebody has taken off their list stays off."""
    dismissed = Dismissal.objects.filter(person=OuterRef("person"), edition=OuterRef("series__editions"))
    wanted = (
        follows.filter(
            ~Exists(dismissed),
            still_to_come("series__editions__"),
            series__editions__in=editions.order_by().values("pk"),
        )
        .order_by()
        .values_list("person_id", "series__editions", Value(True), Value(False), Value(now()))
    )
    select, params = wanted.query.get_compiler(using=wanted.db).as_sql()
    table = connection.ops.quote_name(Save._meta.db_table)
    statement = (
        f"INSERT INTO {table} (person_id, edition_id, by_following, going, at) {select} "
        "ON CONFLICT (person_id, edition_id) DO NOTHING"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def plan(edition: Edition, *, by: Person, title: str, note: str = "", state: str = PlanState.IDEA) -> Plan:
    """Note a talk of one's own for an edition. The same title there is the same plan."""
    fields = {"note": note, "state": state, "changed_at": now()}
    return Plan.objects.get_or_create(person=by, edition=edition, title=title, defaults=fields)[0]


def change_plan(plan: Plan, *, by: Person, **fields: str) -> None:
    """Write `fields` into a plan of one's own."""
    Plan.objects.filter(pk=plan.pk, person=by).update(**fields, changed_at=now())


def drop_plan(plan: Plan, *, by: Person) -> None:
    """Delete it; `restore_plan` brings it back while somebody still holds its fields."""
    Plan.objects.filter(pk=plan.pk, person=by).delete()


def restore_plan(fields: dict[str, Any], *, by: Person) -> None:
    """The plan as it was when it was dropped, with its old id, so that twice is once."""
    Plan.objects.bulk_create([Plan(**{**fields, "person": by})], ignore_conflicts=True)


def wait_for_tickets(series: Series, *, by: Person) -> None:
    """Tell me when tickets of this series go on sale."""
    TicketAlert.objects.bulk_create([TicketAlert(person=by, series=series)], ignore_conflicts=True)


def stop_waiting_for_tickets(series: Series, *, by: Person) -> None:
    TicketAlert.objects.filter(person=by, series=series).delete()


def set_home(name: str, place: Point | None, *, by: Person) -> None:
    """Where I set out from, and where that is; nothing without a name."""
    latitude, longitude = (place.latitude, place.longitude) if place else (None, None)
    _write(by, home=name, latitude=latitude, longitude=longitude)


def share_going(shows: bool, *, by: Person) -> None:
    """Whether my contacts may see where I am going; I see theirs only while they may see mine."""
    _write(by, shows_going=shows)


def renew_calendar(*, by: Person) -> str:
    """A new secret for the address of my calendar; the old address is dead at once."""
    token = secrets.token_urlsafe(32)  # 256 bits
    _write(by, calendar_token=token)
    return token


def stop_calendar(*, by: Person) -> None:
    _write(by, calendar_token=None)


def _write(person: Person, **fields: Any) -> None:
    Traveller.objects.bulk_create(
        [Traveller(person=person, **fields)],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=list(fields),
    )
