"""Pages and news: list, write, preview, delete, take back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.site import actions, importing
from hallway.areas.site.desks import WRITING
from hallway.areas.site.forms import OrderForm, WritingForm
from hallway.areas.site.history import history_of
from hallway.areas.site.models import AnyWriting, NewsPost, Page
from hallway.ground import markdown
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@team_page()
def index(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """Everything of this kind, drafts included, and what lies in the bin."""
    desk = WRITING[kind]
    rows = list(desk.listed(edition))
    binned = desk.model.objects.filter(edition=edition, deleted_at__isnull=False).order_by("-deleted_at")[:10]
    context = {
        "edition": edition,
        "desk": desk,
        "rows": rows,
        "binned": binned,
        "deleted": next((row for row in binned if str(row.pk) == request.GET.get("deleted")), None),
        "order": OrderForm([row for row in rows if isinstance(row, Page)]) if kind == "pages" else None,
    }
    return render(request, "site/organise/writings.html", context)


@require_POST
@team_page()
def order(request: HttpRequest, edition: Edition) -> HttpResponse:
    """New positions for the pages."""
    form = OrderForm(list(edition.pages.kept()), request.POST)
    if form.is_valid():
        actions.reorder_pages(edition, form.orders(), by=person_of(request))
        messages.success(request, _("The order is saved."))
    else:
        messages.error(request, _("Nothing was saved: positions are whole numbers from 0 to 9999."))
    return redirect("site:writings", edition.slug, "pages")


@team_page()
def create(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """A new page or post."""
    desk = WRITING[kind]
    form = desk.form(request.POST or None, edition=edition, initial={"is_draft": True})
    wants_preview = "preview" in request.POST
    if request.method == "POST" and form.is_valid() and not wants_preview:
        writing = form.save(commit=False)
        try:
            actions.add_writing(writing, by=person_of(request), tags=form.tags())
        except actions.AddressTaken:
            return _taken(request, edition, kind, form)
        messages.success(request, _("“%(title)s” is saved.") % {"title": writing.title})
        return redirect("site:writing", edition.slug, kind, writing.pk)
    return _desk(request, edition, kind, form)


@team_page()
def edit(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    """Change a page or post. Nobody overwrites unseen what somebody else has saved meanwhile."""
    desk = WRITING[kind]
    writing = _one(desk.model.objects.kept(), edition, pk)
    form = desk.form(request.POST or None, instance=writing, edition=edition)
    if request.method != "POST" or not form.is_valid() or "preview" in request.POST:
        return _desk(request, edition, kind, form)
    try:
        seen = form.cleaned_data["seen"]
        if seen is None:
            raise actions.Outdated
        actions.change_writing(writing, form.values(), seen=seen, by=person_of(request), tags=form.tags())
    except actions.Outdated:
        return _refused(request, edition, kind, pk)
    except actions.AddressTaken:
        return _taken(request, edition, kind, form)
    messages.success(request, _("Saved."))
    return redirect("site:writing", edition.slug, kind, pk)


@require_POST
@team_page()
def preview(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """The text as it will look: a fragment of HTML."""
    body = request.POST.get("body", "")[:200_000]
    return render(request, "site/organise/preview.html", {"edition": edition, "html": markdown.to_html(body)})


@team_page()
def file(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    """The text as a Markdown file with front matter."""
    writing = _one(WRITING[kind].model.objects.kept(), edition, pk)
    text = importing.export_page(writing) if isinstance(writing, Page) else importing.export_news(writing)
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{writing.slug}.md"'
    return response


@require_POST
@team_page()
def delete(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    """Into the bin; the list offers to take it back."""
    writing = _one(WRITING[kind].model.objects.kept(), edition, pk)
    actions.delete_writing(writing, by=person_of(request))
    response = redirect("site:writings", edition.slug, kind)
    response.headers["Location"] += f"?deleted={pk}"
    return response


@require_POST
@team_page()
def restore(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    """Out of the bin."""
    writing = _one(WRITING[kind].model.objects.all(), edition, pk)
    try:
        actions.restore_writing(writing, by=person_of(request))
        messages.success(request, _("“%(title)s” is back.") % {"title": writing.title})
    except actions.AddressTaken:
        words = _("Another one now stands at “%(slug)s”. Move that one first, then take this one back.")
        messages.error(request, words % {"slug": writing.slug})
    return redirect("site:writings", edition.slug, kind)


def _one(rows: QuerySet[Page] | QuerySet[NewsPost], edition: Edition, pk: int) -> AnyWriting:
    found = rows.filter(edition=edition, pk=pk).select_related("edition").first()
    if found is None:
        raise Http404
    return found


def _taken(request: HttpRequest, edition: Edition, kind: str, form: WritingForm) -> HttpResponse:
    """Somebody else has taken the address since the form was checked."""
    form.add_error("slug", _("Another one has just taken this address."))
    return _desk(request, edition, kind, form, status=409)


def _refused(request: HttpRequest, edition: Edition, kind: str, pk: int) -> HttpResponse:
    """Both texts side by side; saving again from here is knowingly saving over the newer one."""
    desk = WRITING[kind]
    current = _one(desk.model.objects.kept(), edition, pk)
    data: Any = request.POST.copy()
    data["seen"] = current.changed_at.isoformat()
    form = desk.form(data, instance=desk.model.objects.get(pk=pk), edition=edition)
    return _desk(request, edition, kind, form, current=current, status=409)


def _desk(
    request: HttpRequest,
    edition: Edition,
    kind: str,
    form: WritingForm,
    *,
    current: AnyWriting | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "edition": edition,
        "desk": WRITING[kind],
        "form": form,
        "pk": form.instance.pk,
        "html": markdown.to_html(form["body"].value() or ""),
        "current": current,
        "history": history_of(form.instance) if form.instance.pk else [],
    }
    return render(request, "site/organise/writing.html", context, status=status)
