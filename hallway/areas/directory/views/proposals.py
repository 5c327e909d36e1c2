"""Deciding on proposals, for moderators."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.directory import facts
from hallway.areas.directory.contributing import actions, reading
from hallway.areas.directory.doors import moderators_page
from hallway.areas.directory.models import Suggestion
from hallway.areas.directory.states import SuggestionKind, SuggestionState
from hallway.ground.clock import now
from hallway.ground.deadlines.words import left_words
from hallway.ground.people.requests import person_of

A_PAGE = 50


@moderators_page
def index(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, or what was decided."""
    done = request.GET.get("show") == "decided"
    found = reading.decided() if done else reading.queue()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "suggestion": one,
            "fields": [facts.label(name) for name in one.facts],
            "age": left_words(now(), one.decided_at or one.proposed_at),
        }
        for one in page
    ]
    return render(request, "directory/proposals.html", {"page": page, "rows": rows, "done": done})


@moderators_page
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal as a difference, with everything that helps to decide."""
    suggestion = _find(pk)
    is_new = suggestion.kind == SuggestionKind.CONFERENCE
    is_open = suggestion.state == SuggestionState.OPEN
    context = {
        "suggestion": suggestion,
        "is_open": is_open,
        "is_new": is_new,
        "differences": reading.differences(suggestion),
        "twins": reading.twins_of(suggestion),
        "alike": reading.alike(suggestion) if is_new and is_open else None,
    }
    return render(request, "directory/proposal.html", context)


@require_POST
@moderators_page
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring it into the directory: the fields that are ticked."""
    suggestion, data = _find(pk), request.POST

    def act() -> str:
        edition = actions.accept(
            suggestion,
            by=person_of(request),
            chosen=data.getlist("fields"),
            thank="thank" in data,
            answer=_answer(request),
        )
        return _("Accepted: %(name)s.") % {"name": edition or suggestion}

    return _decide(request, suggestion, act)


@require_POST
@moderators_page
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the directory as it is, with an answer."""
    suggestion = _find(pk)

    def act() -> str:
        actions.decline(suggestion, by=person_of(request), answer=_answer(request))
        return _("Declined. Your answer stands on the page of the proposal.")

    return _decide(request, suggestion, act)


@require_POST
@moderators_page
def spam(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it away as spam."""
    suggestion = _find(pk)

    def act() -> str:
        actions.mark_as_spam(suggestion, by=person_of(request))
        return _("Put away as spam.")

    return _decide(request, suggestion, act)


def _decide(request: HttpRequest, suggestion: Suggestion, act: Callable[[], str]) -> HttpResponse:
    """Do it and go on with the queue, or say why it could not be done."""
    try:
        messages.success(request, act())
    except actions.Decided as decided:
        words = _("%(who)s was quicker: this proposal is decided already (%(state)s).")
        it = decided.suggestion
        messages.warning(
            request, words % {"who": it.decided_by or _("Somebody"), "state": it.get_state_display()}
        )
        return redirect("directory_desk:proposal", suggestion.pk)
    except ValidationError as error:
        messages.error(request, _("Nothing is changed: %(why)s") % {"why": " ".join(_told(error))})
        return redirect("directory_desk:proposal", suggestion.pk)
    return redirect("directory_desk:proposals")


def _told(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [f"{facts.label(name)}: {' '.join(problems)}" for name, problems in error.message_dict.items()]


def _answer(request: HttpRequest) -> str:
    return request.POST.get("answer", "").replace("\0", "").strip()[:500]


def _find(pk: int) -> Suggestion:
    return get_object_or_404(Suggestion.objects.select_related("edition", "person", "decided_by"), pk=pk)
