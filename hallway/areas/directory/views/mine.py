"""My conferences: what is next, my plans, what I follow and saved; and my calls."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hallway.areas.directory import lists
from hallway.areas.directory.lists import Asked
from hallway.areas.directory.mine import reading
from hallway.areas.directory.mine.forms import HomeForm
from hallway.areas.directory.views.lists import call_tabs, list_context
from hallway.areas.directory.views.plans import DROPPED, salt
from hallway.ground.clock import now
from hallway.ground.people.requests import person_of


@login_required
def show(request: HttpRequest, home_form: HomeForm | None = None) -> HttpResponse:
    """Everything on one page; a wrong `home_form` is shown again."""
    person = person_of(request)
    me = reading.traveller(person)
    to_come, over = reading.saves(person, me)
    columns = reading.columns(person)
    dropped = request.session.pop(DROPPED, None)
    context = {
        "dues": reading.dues(person),
        "columns": columns,
        "has_plans": any(column.plans for column in columns),
        "saves": to_come,
        "over": over,
        "followed": reading.followed(person),
        "alerts": reading.alerts(person),
        "meetings": reading.meetings(person, me),
        "me": me,
        "calendar": calendar_address(me.calendar_token),
        "home_form": home_form or HomeForm(initial={"home": me.home}),
        "dropped": dropped,
        "undo": signing.dumps(dropped, salt=salt(person)) if dropped else "",
    }
    return render(request, "directory/mine/conferences.html", context)


@login_required
def calls(request: HttpRequest) -> HttpResponse:
    """The calls of what is mine, with the search and facets of the public list."""
    person = person_of(request)
    asked = Asked.from_query(request.GET)
    editions = reading.mine(person).order_by().values("pk")
    context = list_context(lists.open_calls(now()).filter(edition__in=editions), asked)
    return render(request, "directory/mine/calls.html", {**context, "tabs": call_tabs(request)})


def calendar_address(token: str | None) -> str:
    """Where calendar programs fetch it; empty while nobody has asked for one."""
    return settings.PUBLIC_URL + reverse("my_calendar", args=[token]) if token else ""
