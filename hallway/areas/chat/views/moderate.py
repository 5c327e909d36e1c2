"""The moderators' queue."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.chat import reading
from hallway.areas.chat.actions import moderating
from hallway.areas.chat.forms import TimeOutForm
from hallway.areas.chat.live import queue_topic
from hallway.areas.chat.models import Backchannel, Post, Question, TimeOut
from hallway.areas.chat.rules import may_moderate
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of
from hallway.live.reading import position


@team_page(may_moderate)
def queue(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What was reported, the longest waiting first; what is hidden; who is asked to pause."""
    since = position()
    context = {
        "edition": edition,
        "since": since,
        "topic": queue_topic(edition),
        "cases": reading.cases(edition),
        "decided": reading.cases(edition, is_open=False, most=20),
        "hidden": reading.hidden_posts(edition),
        "time_outs": reading.time_outs(edition),
    }
    return render(request, "chat/organise/queue.html", context)


@team_page(may_moderate)
def post(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One post with everything it has said; POST decides: `do` is hide, restore or dismiss."""
    posts = Post.objects.select_related("author", "outside", "stream__happening", "stream__edition")
    found = get_object_or_404(posts, code=code.upper(), stream__edition=edition)
    backchannel = get_object_or_404(Backchannel.objects.select_related("edition"), edition=edition)
    person = person_of(request)
    if request.method != "POST":
        reports = found.reports.select_related("by", "decided_by")
        context = {"edition": edition, "post": found, "versions": found.versions.all(), "reports": reports}
        return render(request, "chat/organise/post.html", context)
    match request.POST.get("do"):
        case "hide":
            moderating.hide(found, backchannel, by=person)
            messages.success(request, _("Hidden. Its writer is told."))
        case "restore":
            moderating.restore(found, backchannel, by=person)
            messages.success(request, _("It is shown again."))
        case "dismiss":
            moderating.dismiss(found, edition, by=person)
            messages.success(request, _("It stays as it is."))
        case _unknown:
            raise Http404
    return redirect("chat:queue", edition.slug)


@require_POST
@team_page(may_moderate)
def question(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Decide about a question: `do` is hide, restore or dismiss."""
    questions = Question.objects.select_related("happening__edition")
    found = get_object_or_404(questions, code=code.upper(), happening__edition=edition)
    person = person_of(request)
    match request.POST.get("do"):
        case "hide":
            moderating.hide_question(found, edition, by=person)
        case "restore":
            moderating.restore_question(found, edition, by=person)
        case "dismiss":
            moderating.dismiss(found, edition, by=person)
        case _unknown:
            raise Http404
    return redirect("chat:queue", edition.slug)


@team_page(may_moderate)
def person(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Ask somebody to pause; `do=end` lets them write again."""
    wrote = Q(posts__stream__edition=edition) | Q(questions__happening__edition=edition)
    found = get_object_or_404(Person.objects.filter(wrote).distinct(), code=code.upper())
    given = TimeOut.objects.select_related("edition").filter(edition=edition, person=found).first()
    form = TimeOutForm(request.POST or None)
    by = person_of(request)
    if request.method == "POST" and request.POST.get("do") == "end":
        if given:
            moderating.end_time_out(given, by=by)
        return redirect("chat:queue", edition.slug)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        moderating.time_out(found, edition, by=by, length=form.length, note=note)
        messages.success(request, _("%(name)s is asked to pause.") % {"name": found})
        return redirect("chat:queue", edition.slug)
    context = {"edition": edition, "person": found, "form": form, "given": given}
    return render(request, "chat/organise/person.html", context)
