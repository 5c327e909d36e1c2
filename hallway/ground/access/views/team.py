from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.ground.access import actions, reading
from hallway.ground.access.doors import team_page
from hallway.ground.access.forms import InvitationForm
from hallway.ground.access.rules import Viewer, has_role
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


def is_owner(person: Viewer, edition: Edition) -> bool:
    return has_role(person, edition, Role.OWNER)


@team_page(is_owner)
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who helps with this edition; POST adds somebody."""
    form = InvitationForm(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid() and _invite(request, edition, form):
        return redirect("access:team", edition.slug)
    return render(
        request, "access/team.html", {"edition": edition, "team": reading.team_of(edition), "form": form}
    )


def _invite(request: HttpRequest, edition: Edition, form: InvitationForm) -> bool:
    """Whether the mail is on its way; else the form says why not."""
    data = form.cleaned_data
    role, track = Role(data["role"]), data["track"]
    try:
        actions.invite(edition, data["email"], role, by=person_of(request), name=data["name"], track=track)
    except actions.TooMany:
        form.add_error(None, _("You have sent many invitations within an hour. Go on in a while."))
        return False
    messages.success(request, _("Done. A mail is on its way to %(email)s.") % {"email": data["email"]})
    return True


@team_page(is_owner)
@require_POST
def revoke(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take one role away."""
    grant = get_object_or_404(edition.role_grants.select_related("person", "track"), pk=pk)
    try:
        actions.revoke_role(edition, grant.person, Role(grant.role), by=person_of(request), track=grant.track)
    except actions.LastOwner:
        messages.error(request, _("Somebody has to own the conference. Make somebody else an owner first."))
    else:
        text = _("%(name)s is no longer: %(role)s.")
        messages.success(request, text % {"name": grant.person, "role": grant.get_role_display()})
    return redirect("access:team", edition.slug)
