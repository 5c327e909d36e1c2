"""The help desk, for those who take part."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.hallway import reading, rules
from hallway.areas.hallway.actions import helping, order
from hallway.areas.hallway.forms import AnswerForm, PleaForm, ReportForm
from hallway.areas.hallway.live import help_topic
from hallway.areas.hallway.models import Answer, Plea
from hallway.areas.hallway.views.beacons import REPORTS_AN_HOUR
from hallway.areas.hallway.views.lookup import for_those_who_take_part, may_go_on
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live.reading import position

PLEAS_AN_HOUR, ANSWERS_AN_HOUR = 6, 40


@for_those_who_take_part
def desk(request: HttpRequest, edition: Edition, person: Person) -> HttpResponse:
    """What waits for help first, then what is solved; `?mine` shows only what I have asked."""
    since = position()
    mine = "mine" in request.GET
    still, solved = reading.pleas(edition, person, mine=mine)
    context = {"edition": edition, "still": still, "solved": solved, "mine": mine}
    return render(request, "hallway/help.html", {**context, "since": since, "topic": help_topic(edition)})


@for_those_who_take_part
def ask(request: HttpRequest, edition: Edition, person: Person) -> HttpResponse:
    """Ask for help."""
    form = PleaForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_go_on(request, "pleas", PLEAS_AN_HOUR):
        made = helping.ask(edition, by=person, fields=form.cleaned_data)
        return redirect("hallway:plea", edition.slug, made.pk)
    return render(request, "hallway/ask.html", {"edition": edition, "form": form})


@for_those_who_take_part
def plea(request: HttpRequest, edition: Edition, person: Person, pk: int) -> HttpResponse:
    """One question with its answers. POST answers it."""
    since = position()
    found = _plea_or_404(edition, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_go_on(request, "help", ANSWERS_AN_HOUR):
        helping.answer(found, form.cleaned_data["text"], by=person)
        return redirect("hallway:plea", edition.slug, pk)
    return render(request, "hallway/plea.html", {**_about(found, person), "form": form, "since": since})


def _about(found: Plea, person: Person) -> dict[str, Any]:
    return {
        "edition": found.edition,
        "plea": found,
        "asker": reading.known(found.person),
        "answers": reading.answers_to(found),
        "person": person,
        "is_mine": rules.is_mine(person, found),
        "keeps_order": rules.keeps_order(person, found.edition),
        "topic": help_topic(found.edition),
    }


@require_POST
@for_those_who_take_part
def solution(request: HttpRequest, edition: Edition, person: Person, pk: int) -> HttpResponse:
    """Its asker says that it is solved; `on=no` says that it is not after all."""
    found = _mine_or_404(edition, pk, person)
    helping.solve(found, by=person, is_solved=request.POST.get("on") != "no")
    return redirect("hallway:plea", edition.slug, pk)


@require_POST
@for_those_who_take_part
def remove(request: HttpRequest, edition: Edition, person: Person, pk: int) -> HttpResponse:
    """Its asker takes it away."""
    helping.remove(_mine_or_404(edition, pk, person), by=person)
    messages.success(request, _("It is gone."))
    return redirect("hallway:help", edition.slug)


@require_POST
@for_those_who_take_part
def remove_answer(request: HttpRequest, edition: Edition, person: Person, pk: int, line: int) -> HttpResponse:
    """Its writer and the team take an answer away."""
    found = _plea_or_404(edition, pk)
    answer = get_object_or_404(Answer.objects.select_related("plea__edition"), pk=line, plea=found)
    if answer.person_id != person.pk and not rules.keeps_order(person, edition):
        raise Http404
    helping.take_answer_back(answer, by=person)
    return redirect("hallway:plea", edition.slug, pk)


@for_those_who_take_part
def report(request: HttpRequest, edition: Edition, person: Person, pk: int) -> HttpResponse:
    """Tell the team that a question does not belong here."""
    found = _plea_or_404(edition, pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if may_go_on(request, "hallway reports", REPORTS_AN_HOUR):
            order.report(found, form.cleaned_data["text"], by=person)
            messages.success(request, _("Thank you. The team looks at it."))
        return redirect("hallway:help", edition.slug)
    return render(request, "hallway/report.html", {"edition": edition, "title": found.topic, "form": form})


def _plea_or_404(edition: Edition, pk: int) -> Plea:
    return get_object_or_404(Plea.objects.shown().select_related("edition", "person"), edition=edition, pk=pk)


def _mine_or_404(edition: Edition, pk: int, person: Person) -> Plea:
    found = _plea_or_404(edition, pk)
    if not rules.is_mine(person, found):
        raise Http404
    return found
