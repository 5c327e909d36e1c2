"""Lists that others keep, and what came of reading them: for moderators."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.directory.doors import moderators_page
from hallway.areas.directory.forms import ListFileForm, SourceForm
from hallway.areas.directory.imports import runs as readings
from hallway.areas.directory.imports.report import SECTIONS
from hallway.areas.directory.imports.tasks import read_list
from hallway.areas.directory.imports.words import translated
from hallway.areas.directory.models import ImportRun, Source
from hallway.ground.people.requests import person_of

A_PAGE = 50
LINES = 200  # of each section on the page
HEADS = {
    "refused": gettext_lazy("Left out, because it cannot be right"),
    "asked": gettext_lazy("To decide: the same or not"),
    "differs": gettext_lazy("Differs from what a better list or this house says"),
    "missing": gettext_lazy("Was in the list and is not any more; it stays here"),
    "changed": gettext_lazy("Changed"),
    "kept": gettext_lazy("Stays, because a person said so"),
    "repaired": gettext_lazy("Repaired"),
    "look": gettext_lazy("Worth a look"),
    "merged": gettext_lazy("Is an edition that was known"),
    "new": gettext_lazy("New"),
}


@moderators_page
def index(request: HttpRequest) -> HttpResponse:
    """The lists; POST adds one."""
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("directory_desk:source", form.save().pk)
    last = ImportRun.objects.filter(source=OuterRef("pk")).order_by("-started_at", "-id")
    sources = Source.objects.annotate(
        last_run=Subquery(last.values("pk")[:1]), read_at=Subquery(last.values("started_at")[:1])
    )
    return render(request, "directory/sources.html", {"sources": sources, "form": form})


@moderators_page
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: where it is, when it is read, and its last readings."""
    source = get_object_or_404(Source, pk=pk)
    form = SourceForm(request.POST or None, instance=source)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("directory_desk:source", source.pk)
    context = {"source": source, "form": form, "upload": ListFileForm(), "runs": source.runs.all()[:20]}
    return render(request, "directory/source.html", context)


@require_POST
@moderators_page
def read_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it: from the file that comes with the request, or from its address."""
    source = get_object_or_404(Source, pk=pk)
    upload = ListFileForm(request.POST, request.FILES)
    file = upload.cleaned_data["file"] if request.FILES and upload.is_valid() else None
    if file is None and (request.FILES or not source.url):
        problem = _refusal(upload) if request.FILES else _("This list has no address; choose a file.")
        messages.error(request, problem)
        return redirect("directory_desk:source", source.pk)
    try:
        run = readings.begin(source, by=person_of(request), file=file)
    except readings.Busy:
        messages.error(request, _("This list is being read already."))
        return redirect("directory_desk:source", source.pk)
    read_list.enqueue(run.pk)
    return redirect("directory_desk:run", run.pk)


def _refusal(form: ListFileForm) -> str:
    return " ".join(str(message) for messages in form.errors.values() for message in messages)


@moderators_page
@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """Every reading, the latest first."""
    rows = ImportRun.objects.select_related("source").defer("report")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/list_runs.html", {"page": page})


@moderators_page
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What one reading brought, line by line."""
    found = get_object_or_404(ImportRun.objects.select_related("source", "started_by"), pk=pk)
    sections = [one for name in SECTIONS if (one := _section(found, name))["count"]]
    context = {"run": found, "sections": sections, "lost": found.report.get("lost", [])}
    return render(request, "directory/list_run.html", context)


def _section(found: ImportRun, name: str) -> dict[str, Any]:
    lines = [line | {"told": translated(line.get("kind", ""))} for line in found.report.get(name, [])[:LINES]]
    count = found.counts.get(name, 0)
    return {"name": name, "head": HEADS[name], "lines": lines, "count": count, "left": count - len(lines)}
