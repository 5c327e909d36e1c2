"""Releases, for those who make them: look, name, release; and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import changelog, problem, releasing, words
from hallway.areas.programme.timetable.changelog import Entry
from hallway.areas.programme.timetable.checking import Check, check
from hallway.areas.programme.timetable.forms import ReleaseForm
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.models import Draft, Release
from hallway.areas.programme.timetable.problem import Material
from hallway.areas.programme.timetable.views.doors import draft_of, programme_page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.requests import person_of


@programme_page
def release(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """What would change for everybody, what is wrong with it, and the button."""
    found = draft_of(edition, draft)
    initial = {"name": releasing.suggested_name(edition), "revision": found.revision}
    form = ReleaseForm(request.POST or None, initial=initial)
    status, problem_text = 200, ""
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = releasing.release(
                found,
                by=person_of(request),
                name=data["name"],
                notes=data["notes"],
                revision=data["revision"],
            )
        except releasing.NameTaken:
            form.add_error("name", _("There is a release of this name. Every release needs its own."))
        except releasing.DraftChanged:
            status = 409
            problem_text = _(
                "Somebody has edited the draft since you opened this page. Look at the changes again."
            )
            form = ReleaseForm(initial={**data, "revision": found.revision})
        except Refused as refused:
            status, problem_text = 409, words.refusal(refused, edition.zone)
        else:
            messages.success(request, _("Released. Everybody whose plan changes is told."))
            return redirect("timetable:releases", made.edition.slug)
    context = {"form": form, "problem": problem_text, **_preview(found)}
    return render(request, "timetable/release.html", context, status=status)


def _preview(draft: Draft) -> dict[str, Any]:
    material = problem.load(draft)
    found = check(material)
    entries = releasing.preview(draft)
    sessions = [row for row in material.rows if row.happening.kind != Kind.BREAK]
    return {
        "edition": draft.edition,
        "draft": draft,
        "entries": entries,
        "counts": changelog.counts(entries),
        "warnings": _said(material, found, is_hard=True),
        "worth_a_look": _said(material, found, is_hard=False),
        "waiting": sum(
            1 for row in sessions if row.starts_at is None and row.happening.state == State.PUBLIC
        ),
        "tentative": sum(1 for row in sessions if row.starts_at and row.happening.state == State.DRAFT),
    }


def _said(material: Material, found: Check, *, is_hard: bool) -> list[tuple[str, list[str]]]:
    """Title and sentences, of the sessions about which there is something to say."""
    titles = {row.happening_id: row.happening.title for row in material.rows}
    said = {pk: [one.text for one in mine if one.is_hard == is_hard] for pk, mine in found.of_session.items()}
    return [(titles[pk], texts) for pk, texts in said.items() if texts]


@programme_page
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every release, the newest first."""
    rows = list(edition.releases.defer("snapshot").select_related("released_by", "back_to"))
    lines = [(row, changelog.counts(changelog.read(row.changelog))) for row in rows]
    return render(request, "timetable/releases.html", {"edition": edition, "lines": lines})


@programme_page
def roll_back(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """Make an old release the public schedule again."""
    target = get_object_or_404(Release.objects.select_related("edition"), edition=edition, number=number)
    name = _("%(name)s again") % {"name": target.name}
    form = ReleaseForm(request.POST or None, initial={"name": name[:80]})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            releasing.roll_back(target, by=person_of(request), name=data["name"], notes=data["notes"])
        except releasing.NameTaken:
            form.add_error("name", _("There is a release of this name. Every release needs its own."))
        else:
            messages.success(request, _("Released. Everybody whose plan changes is told."))
            return redirect("timetable:releases", edition.slug)
    entries: list[Entry] = releasing.preview_back(target)
    context = {
        "edition": edition,
        "target": target,
        "form": form,
        "entries": entries,
        "counts": changelog.counts(entries),
    }
    return render(request, "timetable/roll_back.html", context)
