"""Download my data; erase me."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hallway.ground.me import actions
from hallway.ground.me.confirming import confirmed_recently
from hallway.ground.me.forgetting import forgetting
from hallway.ground.me.profile_forms import EraseForm
from hallway.ground.people import portability
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """What can be done with my data."""
    return render(request, "people/data.html")


@never_cache
@login_required
def download(request: HttpRequest) -> HttpResponse:
    """A zip: data.json with everything that the apps hold, and the photo."""
    response = HttpResponse(_archive(person_of(request)), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    return response


def _archive(person: Person) -> bytes:
    everything = {"written_at": timezone.now(), **portability.everything_about(person)}
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(everything, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)
        archive.writestr("data.json", text)
        name = person.photo.name
        if name and default_storage.exists(name):
            with default_storage.open(name) as photo:
                archive.writestr("photo.webp", photo.read())
    return target.getvalue()


@confirmed_recently
@require_http_methods(["GET", "POST"])
@forgetting
def erase(request: HttpRequest) -> HttpResponse:
    """The last page: what goes, what stays, and one word to type."""
    person = person_of(request)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase(person, by=person, names_too=form.cleaned_data["names_too"])
        except actions.CannotErase as error:
            form.add_error(None, str(error))
        else:
            logout(request)
            messages.success(request, _("You are erased. Thank you for having been here."))
            return redirect("account_login")
    objections = portability.objections_to_erasing(person)
    return render(request, "people/erase.html", {"form": form, "objections": objections})
