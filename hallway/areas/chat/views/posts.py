"""One post, and what can be done with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.chat import reading, rules
from hallway.areas.chat.actions import posting, reacting
from hallway.areas.chat.actions.posting import Refused
from hallway.areas.chat.conversations import conversation_of
from hallway.areas.chat.forms import ReportForm
from hallway.areas.chat.live import post_topic
from hallway.areas.chat.models import Backchannel, Post, Question
from hallway.areas.chat.states import PostKind, PostState, Reason, Refusal
from hallway.areas.chat.text import MOST
from hallway.areas.chat.views import sending
from hallway.areas.chat.views.conversation import about_writer
from hallway.areas.chat.views.lookup import (
    for_people,
    for_readers,
    note_refusal,
    post_or_404,
    refused,
    wants_json,
)
from hallway.ground.happenings.beside import invitation
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person
from hallway.live.reading import position

TITLE = 80


@for_readers
def show(request: HttpRequest, backchannel: Backchannel, code: str) -> HttpResponse:
    """A post with its answers, and everything that this viewer can do about it."""
    since = position()
    post, viewer = post_or_404(backchannel, code), request.user
    is_person = isinstance(viewer, Person)
    other = post.author if is_person and post.author and post.author != viewer else None
    line = reading.line_of(post, backchannel)
    context = {
        **about_writer(request, backchannel, but=line.codes),
        "edition": backchannel.edition,
        "since": since,
        "topic": post_topic(backchannel.edition, post.code),
        "post": post,
        "line": line,
        "answers": reading.answers_to(post, backchannel, viewer, but=line.codes),
        "conversation": conversation_of(post, backchannel),
        "may_change": rules.may_change(viewer, post),
        "may_report": is_person and post.state == PostState.SHOWN and post.author_id != viewer.pk,
        "other": other,
        "distance": reading.away_from(viewer).get(other.code) if other else None,
        "has_boosted": reading.has_boosted(post, viewer),
        "is_moderator": rules.may_moderate(viewer, backchannel.edition),
    }
    return render(request, "chat/post.html", context)


@for_people
def edit(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """Write a post of mine anew."""
    post = _own_or_404(backchannel, code, person)
    problem, text = "", post.text
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            sending.may_tap(person)
            posting.change(post, text, backchannel, by=person)
        except Refused as refusal:
            problem = str(refusal.reason.label)
        else:
            return redirect("chat:post", backchannel.edition.slug, post.code)
    context = {"edition": backchannel.edition, "post": post, "text": text, "problem": problem, "most": MOST}
    return render(request, "chat/edit.html", context, status=422 if problem else 200)


@require_POST
@for_people
def delete(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """Take a post of mine back."""
    post = _own_or_404(backchannel, code, person)
    posting.delete(post, backchannel, by=person)
    messages.success(
        request, _("It is gone; a stub stands in its place. The safety team can read it for a month.")
    )
    conversation = conversation_of(post, backchannel)
    return redirect(conversation.path if conversation else "chat:show")


def _own_or_404(backchannel: Backchannel, code: str, person: Person) -> Post:
    post = post_or_404(backchannel, code)
    if not rules.may_change(person, post):
        raise Http404
    return post


@require_POST
@for_people
def boost(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """Carry a post further; `on=no` takes that back."""
    post = post_or_404(backchannel, code)
    try:
        sending.may_tap(person)
        if request.POST.get("on") == "no":
            reacting.take_boost_back(post, backchannel, by=person)
        else:
            reacting.boost(post, backchannel, by=person)
    except Refused as refusal:
        if wants_json(request):
            return refused(refusal.reason)
        note_refusal(request, refusal.reason)
    if wants_json(request):
        return JsonResponse({"on": reading.has_boosted(post, person)})
    return redirect("chat:post", backchannel.edition.slug, post.code)


@for_readers
def gathering(request: HttpRequest, backchannel: Backchannel, code: str) -> HttpResponse:
    """From "who comes to dinner?" to where people are invited; its words go along."""
    post = post_or_404(backchannel, code)
    if post.state != PostState.SHOWN or post.kind != PostKind.SAID:
        raise Http404
    address = invitation(backchannel.edition, " ".join(post.text.split())[:TITLE])
    if not address:
        raise Http404
    return redirect(address)


@for_people
def report(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """Ask the moderators to look at a post."""
    post = post_or_404(backchannel, code)
    if post.state != PostState.SHOWN or post.author_id == person.pk:
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and take_report(request, form, post, backchannel, person):
        return redirect("chat:post", backchannel.edition.slug, post.code)
    line = reading.line_of(post, backchannel)
    context = {"edition": backchannel.edition, "form": form, "line": line, "back": line.href}
    return render(request, "chat/report.html", context)


def take_report(
    request: HttpRequest, form: ReportForm, what: Post | Question, backchannel: Backchannel, person: Person
) -> bool:
    """Whether the moderators have it; else the form says why not."""
    if not form.is_valid():
        return False
    if not allow(f"reports {person.pk}", sending.REPORTS_AN_HOUR, sending.HOUR):
        form.add_error(None, str(Refusal.TOO_MANY.label))
        return False
    data = form.cleaned_data
    reason, note = Reason(data["reason"]), data["note"]
    reacting.report(what, backchannel, by=person, reason=reason, note=note)
    messages.success(request, _("Thank you. The safety team looks at it; nobody else learns who asked."))
    return True
