"""What I was sent, and why."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.notices import actions, reading
from hallway.areas.notices.wording import in_language
from hallway.ground.people.requests import person_of


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Newest first, with what became of each over every channel."""
    person = person_of(request)
    reader = reading.reader_of(person)
    page, entries = reading.page_of(person, reader, request.GET.get("page", ""))
    context = {"page": page, "entries": entries, "zone": reader.zone().key, "dead": reader.dead}
    return render(request, "notices/list.html", context)


@login_required
@require_safe
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the page that a notice is about; it counts as read."""
    person = person_of(request)
    told = get_object_or_404(reading.told_to(person), pk=pk)
    actions.mark_read(person, told)
    return redirect(in_language(told.path, get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE))


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    actions.mark_read(person_of(request))
    return redirect("notices:list")
