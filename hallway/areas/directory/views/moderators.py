"""Who looks after the directory. Admins of the installation choose them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.areas.directory.contributing import moderators
from hallway.areas.directory.contributing.moderator_forms import ModeratorForm
from hallway.areas.directory.doors import moderators_page
from hallway.areas.directory.models import Moderator
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of


@moderators_page
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The moderators; POST, for admins, adds one."""
    form = ModeratorForm(request.POST or None)
    if request.method == "POST":
        admin = _admin(request)
        if form.is_valid():
            data = form.cleaned_data
            moderators.appoint(data["email"], by=admin, name=data["name"])
            text = _("Done. A mail is on its way to %(email)s.")
            messages.success(request, text % {"email": data["email"]})
            return redirect("directory_desk:moderators")
    found = Moderator.objects.select_related("person").order_by("person__name", "person_id")
    context = {"moderators": found, "form": form, "may_appoint": person_of(request).is_admin}
    return render(request, "directory/moderators.html", context)


@require_POST
@moderators_page
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """They look after it no more."""
    admin = _admin(request)
    moderator = get_object_or_404(Moderator.objects.select_related("person"), pk=pk)
    text = _("%(name)s looks after the directory no more.") % {"name": moderator.person}
    moderators.dismiss(moderator, by=admin)
    messages.success(request, text)
    return redirect("directory_desk:moderators")


def _admin(request: HttpRequest) -> Person:
    """The admin who asks; everybody else gets a 404."""
    person = person_of(request)
    if not person.is_admin:
        raise Http404
    return person
