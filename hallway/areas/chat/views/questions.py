"""Questions to a session, as the audience sees them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.chat import reading, rules
from hallway.areas.chat.actions import asking
from hallway.areas.chat.actions.posting import Refused
from hallway.areas.chat.asked import asked
from hallway.areas.chat.forms import ReportForm
from hallway.areas.chat.live import questions_topic
from hallway.areas.chat.models import Backchannel, Question
from hallway.areas.chat.states import PUBLIC, QuestionMode, QuestionState
from hallway.areas.chat.text import MOST_OF_A_QUESTION
from hallway.areas.chat.views import sending
from hallway.areas.chat.views.conversation import about_writer
from hallway.areas.chat.views.lookup import (
    STATUS,
    about_or_404,
    for_people,
    for_readers,
    note_refusal,
    refused,
    wants_json,
)
from hallway.areas.chat.views.posts import take_report
from hallway.ground.access.rules import Viewer
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person
from hallway.live.reading import position


def session_or_404(backchannel: Backchannel, code: str) -> Happening:
    """A session that may take questions; cards have a conversation, which is enough."""
    happening = about_or_404(backchannel, code)[1]
    if happening.kind == Kind.OPEN_SPACE:
        raise Http404
    return happening


@for_readers
def index(request: HttpRequest, backchannel: Backchannel, code: str) -> HttpResponse:
    """What is asked; POST asks something."""
    happening = session_or_404(backchannel, code)
    if request.method != "POST":
        return _page(request, backchannel, happening)
    person = request.user
    if not isinstance(person, Person):
        return redirect_to_login(request.get_full_path())
    try:
        question = sending.take_question(happening, backchannel, request.POST.dict(), person)
    except Refused as refusal:
        if wants_json(request):
            return refused(refusal.reason)
        problem, status = str(refusal.reason.label), STATUS.get(refusal.reason, 422)
        return _page(request, backchannel, happening, problem=problem, status=status)
    waits = question.state == QuestionState.WAITING
    said = _("Thank you. It is shown when somebody has let it through.") if waits else ""
    if wants_json(request):
        return JsonResponse({"code": question.code, "said": said})
    if said:
        messages.success(request, said)
    return redirect("chat:questions", backchannel.edition.slug, happening.code)


def _page(
    request: HttpRequest,
    backchannel: Backchannel,
    happening: Happening,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    since, mode = position(), asking.mode_of(happening, backchannel)
    by_votes = request.GET.get("by") == "votes"
    context: dict[str, Any] = {
        **about_writer(request, backchannel),
        "edition": backchannel.edition,
        "happening": happening,
        "since": since,
        "topic": questions_topic(happening),
        "mode": mode,
        "takes_none": mode == QuestionMode.NONE,
        "is_moderated": mode == QuestionMode.MODERATED,
        "by_votes": by_votes,
        "questions": reading.questions_of(happening, by_votes=by_votes),
        "waiting": reading.my_waiting(happening, request.user),
        "voted": " ".join(reading.my_votes(happening, request.user)),
        "may_present": rules.may_present(request.user, happening),
        "problem": problem,
        "text": request.POST.get("text", "") if problem else "",
        "is_anonymous": bool(problem and request.POST.get("anonymous")),
        "most": MOST_OF_A_QUESTION,
    }
    return render(request, "chat/questions.html", context, status=status)


def question_or_404(
    backchannel: Backchannel, code: str, question: str, viewer: Viewer
) -> tuple[Happening, Question]:
    """A question that this viewer may see: a shown one, their own, or any for those on stage."""
    happening = session_or_404(backchannel, code)
    found = reading.question_of(happening, question)
    if found is None:
        raise Http404
    is_mine = (
        isinstance(viewer, Person) and found.author_id == viewer.pk and found.state != QuestionState.HIDDEN
    )
    if not (found.state in PUBLIC or is_mine or rules.may_present(viewer, happening)):
        raise Http404
    found.happening = happening
    return happening, found


@for_readers
def show(request: HttpRequest, backchannel: Backchannel, code: str, question: str) -> HttpResponse:
    """One question, and what can be done with it."""
    happening, found = question_or_404(backchannel, code, question, request.user)
    viewer = request.user
    context = {
        **about_writer(request, backchannel),
        "edition": backchannel.edition,
        "happening": happening,
        "question": asked(found, reading.time_of(happening)),
        "has_voted": found.code in reading.my_votes(happening, viewer),
        "may_vote": found.state == QuestionState.SHOWN,
        "may_withdraw": rules.may_withdraw(viewer, found),
        "may_report": isinstance(viewer, Person) and found.author_id != viewer.pk,
        "is_moderator": rules.may_moderate(viewer, backchannel.edition),
        "author": found.author,
    }
    return render(request, "chat/question.html", context)


@require_POST
@for_people
def vote(
    request: HttpRequest, backchannel: Backchannel, person: Person, code: str, question: str
) -> HttpResponse:
    """I would like to know that, too; `on=no` takes it back."""
    happening, found = question_or_404(backchannel, code, question, person)
    try:
        sending.may_tap(person)
        if request.POST.get("on") == "no":
            asking.take_vote_back(found, by=person)
        else:
            asking.vote(found, backchannel, by=person)
    except Refused as refusal:
        if wants_json(request):
            return refused(refusal.reason)
        note_refusal(request, refusal.reason)
    if wants_json(request):
        return JsonResponse({"on": found.code in reading.my_votes(happening, person)})
    return redirect("chat:questions", backchannel.edition.slug, happening.code)


@require_POST
@for_people
def withdraw(
    request: HttpRequest, backchannel: Backchannel, person: Person, code: str, question: str
) -> HttpResponse:
    """Take a question of mine back."""
    happening, found = question_or_404(backchannel, code, question, person)
    if not rules.may_withdraw(person, found):
        raise Http404
    asking.withdraw(found, by=person)
    messages.success(request, _("Your question is taken back."))
    return redirect("chat:questions", backchannel.edition.slug, happening.code)


@for_people
def report(
    request: HttpRequest, backchannel: Backchannel, person: Person, code: str, question: str
) -> HttpResponse:
    """Ask the moderators to look at a question."""
    happening, found = question_or_404(backchannel, code, question, person)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and take_report(request, form, found, backchannel, person):
        return redirect("chat:questions", backchannel.edition.slug, happening.code)
    shown = asked(found, None)
    context = {"edition": backchannel.edition, "form": form, "question": shown, "back": shown.href}
    return render(request, "chat/report.html", context)
