from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hallway.areas.site.actions import save_row
from hallway.areas.site.forms import EditionForm
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@team_page()
def edit(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Name, dates, place and looks of the edition, and whether it is public."""
    form = EditionForm(request.POST or None, instance=edition)
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        save_row(row, edition=row, by=person_of(request))
        messages.success(request, _("Saved."))
        return redirect("site:details", row.slug)
    saved = Edition.objects.select_related("series").get(pk=edition.pk)
    return render(request, "site/organise/details.html", {"edition": saved, "form": form})
