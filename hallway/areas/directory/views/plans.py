"""My talks at conferences. Plans of others are not found."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.areas.directory.mine import actions
from hallway.areas.directory.mine.forms import PlanForm
from hallway.areas.directory.models import Plan
from hallway.areas.directory.states import PlanState
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of

DROPPED = "dropped_plan"  # in the session, from the removal to the next look at the page
UNDO_WITHIN = 60 * 60  # seconds


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a talk for a conference."""
    person = person_of(request)
    edition = get_object_or_404(Edition.objects.published(), slug=slug)
    form = PlanForm(request.POST or None, instance=Plan(person=person, edition=edition))
    if request.method == "POST" and form.is_valid():
        actions.plan(edition, by=person, **form.cleaned_data)
        return redirect("mine:conferences")
    return render(request, "directory/mine/plan.html", {"form": form, "conference": edition})


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan in every part."""
    plan = _own(request, pk)
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        actions.change_plan(plan, by=person_of(request), **form.cleaned_data)
        return redirect("mine:conferences")
    return render(
        request, "directory/mine/plan.html", {"form": form, "conference": plan.edition, "plan": plan}
    )


@require_POST
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a plan on, from the board."""
    plan, state = _own(request, pk), request.POST.get("state", "")
    if state not in PlanState.values:
        raise Http404
    actions.change_plan(plan, by=person_of(request), state=state)
    return redirect("mine:conferences")


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a plan; the next page offers to put it back."""
    plan = _own(request, pk)
    fields = ("id", "edition_id", "title", "note", "state")
    request.session[DROPPED] = {name: getattr(plan, name) for name in fields}
    actions.drop_plan(plan, by=person_of(request))
    return redirect("mine:conferences")


@require_POST
@login_required
def restore(request: HttpRequest) -> HttpResponse:
    """Put back what was dropped; the page holds it, signed for this person."""
    person = person_of(request)
    try:
        fields = signing.loads(request.POST.get("plan", ""), salt=salt(person), max_age=UNDO_WITHIN)
    except signing.BadSignature as error:
        raise Http404 from error
    if Edition.objects.filter(pk=fields["edition_id"]).exists():
        actions.restore_plan(fields, by=person)
        messages.success(request, _("“%(title)s” is back.") % {"title": fields["title"]})
    return redirect("mine:conferences")


def salt(person: Person) -> str:
    """What somebody dropped, nobody else can put back."""
    return f"hallway.directory.plan.{person.pk}"


def _own(request: HttpRequest, pk: int) -> Plan:
    plans = Plan.objects.filter(person=person_of(request), edition__published=True)
    return get_object_or_404(plans.select_related("edition"), pk=pk)
