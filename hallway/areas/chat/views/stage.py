"""Questions as those on stage see them: large, calm, with keys."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.chat import reading, rules
from hallway.areas.chat.actions import asking
from hallway.areas.chat.forms import ModeForm
from hallway.areas.chat.live import stage_topic
from hallway.areas.chat.models import Backchannel, Question
from hallway.areas.chat.states import QuestionMode, QuestionState
from hallway.areas.chat.views.lookup import for_people
from hallway.areas.chat.views.questions import question_or_404, session_or_404
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live.reading import position


def _stage_or_404(backchannel: Backchannel, code: str, person: Person) -> Happening:
    happening = session_or_404(backchannel, code)
    if not rules.may_present(person, happening):
        raise Http404
    return happening


@for_people
def show(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """The question that is being answered, and those to come by votes."""
    happening, since = _stage_or_404(backchannel, code, person), position()
    mode = asking.mode_of(happening, backchannel)
    context = {
        "edition": backchannel.edition,
        "happening": happening,
        "since": since,
        "topic": stage_topic(happening),
        "stage": reading.stage_of(happening),
        "mode": mode,
        "form": ModeForm(initial={"mode": mode}),
    }
    return render(request, "chat/stage.html", context)


@require_POST
@for_people
def mode(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """How this session takes questions; its speakers choose."""
    happening = _stage_or_404(backchannel, code, person)
    form = ModeForm(request.POST)
    if form.is_valid():
        asking.choose(happening, QuestionMode(form.cleaned_data["mode"]), by=person)
        messages.success(request, _("Questions are taken as you want it."))
    return redirect("chat:stage", backchannel.edition.slug, happening.code)


@require_POST
@for_people
def following(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """Go on to the question that most want answered; with `answered`, the one before is done."""
    happening = _stage_or_404(backchannel, code, person)
    stage = reading.stage_of(happening)
    if stage.current and request.POST.get("answered"):
        asking.answered(_question(happening, stage.current.code), by=person)
    coming = _question(happening, stage.coming[0].code) if stage.coming else None
    asking.highlight(coming, happening, by=person)
    return redirect("chat:stage", backchannel.edition.slug, happening.code)


def _question(happening: Happening, code: str) -> Question:
    found = reading.question_of(happening, code)
    if found is None:
        raise Http404
    found.happening = happening
    return found


Act = Callable[[Question, Happening, Person], None]
ACTS: dict[str, Act] = {
    "show": lambda one, happening, by: asking.let_through(one, by=by),
    "highlight": lambda one, happening, by: asking.highlight(one, happening, by=by),
    "lower": lambda one, happening, by: asking.highlight(None, happening, by=by),
    "answered": lambda one, happening, by: asking.answered(one, by=by),
    "again": lambda one, happening, by: asking.set_state(one, QuestionState.SHOWN, by=by),
    "hide": lambda one, happening, by: asking.hide(one, by=by),
}


@require_POST
@for_people
def state(
    request: HttpRequest, backchannel: Backchannel, person: Person, code: str, question: str
) -> HttpResponse:
    """`do` with one question: show, highlight, lower, answered, again, hide."""
    happening = _stage_or_404(backchannel, code, person)
    _same, found = question_or_404(backchannel, code, question, person)
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    act(found, happening, person)
    return redirect("chat:stage", backchannel.edition.slug, happening.code)
