"""What nobody has looked at for a while, and links that lead nowhere: for moderators."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.directory.contributing import upkeep
from hallway.areas.directory.doors import moderators_page
from hallway.areas.directory.models import CheckedLink
from hallway.ground.clock import now
from hallway.ground.deadlines.words import left_words
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

A_PAGE = 50


@moderators_page
def unverified(request: HttpRequest) -> HttpResponse:
    """Coming conferences that nobody has looked at for 60 days."""
    page = Paginator(upkeep.unverified(), A_PAGE).get_page(request.GET.get("page"))
    moment = now()
    rows = [(one, left_words(one.next_close, moment) if one.next_close else "") for one in page]
    context = {"page": page, "rows": rows, "days": upkeep.STALE_AFTER.days}
    return render(request, "directory/unverified.html", context)


@require_POST
@moderators_page
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Still right."""
    edition = get_object_or_404(Edition.objects.published().filter(hosted=False), slug=slug)
    upkeep.verify(edition, by=person_of(request))
    messages.success(request, _("%(name)s is marked as right today.") % {"name": edition})
    return redirect("directory_desk:unverified")


@moderators_page
def links(request: HttpRequest) -> HttpResponse:
    """Links that have failed for a day or longer."""
    page = Paginator(upkeep.broken_links(), A_PAGE).get_page(request.GET.get("page"))
    rows = upkeep.with_uses(list(page))
    return render(request, "directory/broken_links.html", {"page": page, "rows": rows})


@require_POST
@moderators_page
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try this link next."""
    upkeep.try_again(get_object_or_404(CheckedLink, pk=pk), by=person_of(request))
    messages.success(request, _("The link is tried again within minutes."))
    return redirect("directory_desk:broken_links")
