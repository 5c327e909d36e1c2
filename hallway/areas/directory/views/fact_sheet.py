"""All facts of one conference in a form, and how each came to be: for moderators."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hallway.areas.directory import facts
from hallway.areas.directory.actions import change_facts
from hallway.areas.directory.doors import moderators_page
from hallway.areas.directory.forms import FactSheet
from hallway.areas.directory.models import FactChange
from hallway.areas.directory.states import Origin
from hallway.areas.directory.writing import load
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

MOST = 500  # changes on the page


@moderators_page
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change facts; of an edition of this house only what its own pages do not say."""
    edition = get_object_or_404(Edition.objects.published().select_related("series"), slug=slug)
    texts = facts.texts(load([edition])[edition.pk])
    form = FactSheet(request.POST or None, texts=texts, hosted=edition.hosted)
    if request.method == "POST" and form.is_valid():
        try:
            changes = change_facts(
                edition,
                form.changed(),
                by=person_of(request),
                origin=Origin.PERSON,
                source=form.cleaned_data["source"],
            )
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved.") if changes else _("Nothing was changed."))
            return redirect("directory_desk:facts", edition.slug)
    context = {"conference": edition, "form": form, "history": _history(edition)}
    return render(request, "directory/fact_sheet.html", context)


def _history(edition: Edition) -> list[tuple[str, list[FactChange]]]:
    """The changes of each field, the latest first."""
    found: dict[str, list[FactChange]] = {}
    for change in FactChange.objects.filter(edition=edition).select_related("by")[:MOST]:
        found.setdefault(change.field, []).append(change)
    return sorted(found.items(), key=lambda pair: facts.label(pair[0]))
