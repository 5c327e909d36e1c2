"""Phases, tracks, places and team credits: the same four views over four tables."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hallway.areas.site import actions
from hallway.areas.site.desks import ROWS
from hallway.areas.site.forms import EditionPartForm
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@team_page()
def index(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """Everything of this kind in the edition."""
    desk = ROWS[kind]
    rows = [(row, desk.about(row)) for row in desk.listed(edition)]
    return render(request, "site/organise/rows.html", {"edition": edition, "desk": desk, "rows": rows})


@team_page()
def create(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    return _form(request, edition, kind, ROWS[kind].form(request.POST or None, edition=edition))


@team_page()
def edit(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS[kind].model, edition=edition, pk=pk)
    return _form(request, edition, kind, ROWS[kind].form(request.POST or None, instance=row, edition=edition))


@require_POST
@team_page()
def delete(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS[kind].model, edition=edition, pk=pk)
    name = str(row)
    try:
        actions.delete_row(row, edition=edition, by=person_of(request))
        messages.success(request, _("“%(name)s” is deleted.") % {"name": name})
    except actions.InUse as in_use:
        count = in_use.args[0]
        words = ngettext(
            "“%(name)s” still holds %(n)s session. Move it first, then delete.",
            "“%(name)s” still holds %(n)s sessions. Move them first, then delete.",
            count,
        )
        messages.error(request, words % {"name": name, "n": count})
    return redirect("site:rows", edition.slug, kind)


def _form(request: HttpRequest, edition: Edition, kind: str, form: EditionPartForm) -> HttpResponse:
    desk = ROWS[kind]
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        many = {name: form.cleaned_data[name] for name in desk.many}
        actions.save_row(row, edition=edition, by=person_of(request), many=many)
        messages.success(request, _("“%(name)s” is saved.") % {"name": row})
        return redirect("site:rows", edition.slug, kind)
    context = {"edition": edition, "desk": desk, "form": form, "pk": form.instance.pk}
    return render(request, "site/organise/row.html", context)
