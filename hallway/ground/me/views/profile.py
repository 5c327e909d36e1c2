from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.ground.me import actions
from hallway.ground.me.pictures import BadPicture
from hallway.ground.me.profile_forms import HandleFormSet, PhotoForm, ProfileForm
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """My record."""
    # A copy, because a form writes into its instance before it is valid, and the page shows request.user.
    person = Person.objects.get(pk=person_of(request).pk)
    form = ProfileForm(request.POST or None, instance=person)
    handles = HandleFormSet(
        request.POST or None, prefix="handles", initial=list(person.handles.values("kind", "value"))
    )
    if request.method == "POST" and form.is_valid() and handles.is_valid():
        _save(person, form, handles)
        messages.success(request, _("Saved."))
        return redirect("people:profile")
    return _page(request, form, handles, PhotoForm())


def _save(person: Person, form: ProfileForm, handles: BaseFormSet) -> None:
    rows = [row.cleaned_data for row in handles if row.cleaned_data.get("value")]
    actions.change_profile(
        person,
        by=person,
        fields=form.values() | {"audience": form.audience()},
        handles=[(row["kind"], row["value"]) for row in rows],
    )


@login_required
@require_POST
def photo(request: HttpRequest) -> HttpResponse:
    """Upload a photo."""
    person = person_of(request)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.set_photo(person, form.cleaned_data["photo"], by=person)
        except BadPicture as error:
            form.add_error("photo", str(error))
        else:
            messages.success(request, _("That is you now."))
            return redirect("people:profile")
    handles = HandleFormSet(prefix="handles", initial=list(person.handles.values("kind", "value")))
    return _page(request, ProfileForm(instance=person), handles, form)


@login_required
@require_POST
def remove_photo(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    actions.remove_photo(person, by=person)
    messages.success(request, _("The photo is gone."))
    return redirect("people:profile")


def _page(
    request: HttpRequest, form: ProfileForm, handles: BaseFormSet, photo_form: PhotoForm
) -> HttpResponse:
    has_errors = form.errors or handles.total_error_count() or photo_form.errors
    return render(
        request,
        "people/profile.html",
        {"form": form, "handles": handles, "photo_form": photo_form},
        status=422 if has_errors else 200,
    )
