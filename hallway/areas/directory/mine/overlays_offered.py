"""What of the directory is laid over public pages."""

from __future__ import annotations

from django.http import HttpRequest

from hallway.areas.directory.models import Follow, Save, TicketAlert
from hallway.ground.me.overlays import overlays
from hallway.ground.people.models import Person


@overlays("saved")
def saved(person: Person, request: HttpRequest) -> list[str]:
    """Addresses of the editions that are saved."""
    return list(Save.objects.filter(person=person).values_list("edition__slug", flat=True))


@overlays("followed")
def followed(person: Person, request: HttpRequest) -> list[str]:
    """Addresses of the series that are followed."""
    return list(Follow.objects.filter(person=person).values_list("series__slug", flat=True))


@overlays("going")
def going(person: Person, request: HttpRequest) -> list[str]:
    """Addresses of the editions to which the person goes."""
    return list(Save.objects.filter(person=person, going=True).values_list("edition__slug", flat=True))


@overlays("tickets")
def tickets(person: Person, request: HttpRequest) -> list[str]:
    """Addresses of the series whose tickets the person waits for."""
    return list(TicketAlert.objects.filter(person=person).values_list("series__slug", flat=True))
