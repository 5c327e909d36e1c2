"""Which names are one series: for moderators."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.directory import series_names
from hallway.areas.directory.doors import moderators_page
from hallway.areas.directory.forms import AliasForm
from hallway.areas.directory.models import NameQuestion, NotTheSame, SeriesAlias
from hallway.ground.people.requests import person_of

A_PAGE = 30


@moderators_page
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Names that are like each other, both sides with their editions."""
    rows = NameQuestion.objects.select_related("series", "other")
    rows = rows.prefetch_related("series__editions", "other__editions")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/name_questions.html", {"page": page})


@require_POST
@moderators_page
def say_same(request: HttpRequest, pk: int) -> HttpResponse:
    """They are one series."""
    question = get_object_or_404(NameQuestion.objects.select_related("series", "other"), pk=pk)
    try:
        series = series_names.say_same(question, by=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("They are one now: %(name)s.") % {"name": series.name})
    return redirect("directory_desk:questions")


@require_POST
@moderators_page
def tell_apart(request: HttpRequest, pk: int) -> HttpResponse:
    """They are two series."""
    question = get_object_or_404(NameQuestion.objects.select_related("series", "other"), pk=pk)
    series_names.tell_apart(question, by=person_of(request))
    messages.success(request, _("They stay two, and no list asks again."))
    return redirect("directory_desk:questions")


@moderators_page
def aliases(request: HttpRequest) -> HttpResponse:
    """Other names of series, and names that were told apart; POST adds a name."""
    form = AliasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            series_names.name_alias(data["series"], data["name"], by=person_of(request))
        except ValidationError as error:
            form.add_error("name", error)
        else:
            messages.success(request, _("Saved."))
            return redirect("directory_desk:aliases")
    rows = SeriesAlias.objects.select_related("series").order_by("series__name", "name", "pk")
    page = Paginator(rows, A_PAGE * 2).get_page(request.GET.get("page"))
    apart = NotTheSame.objects.order_by("left", "right")[:200]
    return render(request, "directory/series_aliases.html", {"page": page, "form": form, "apart": apart})


@require_POST
@moderators_page
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """It is no name of that series."""
    series_names.forget_alias(get_object_or_404(SeriesAlias, pk=pk), by=person_of(request))
    messages.success(request, _("The name is gone."))
    return redirect("directory_desk:aliases")
