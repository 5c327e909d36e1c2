"""The texts of the mails, for admins of the installation."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.areas.notices import actions, composing, reading
from hallway.areas.notices.forms import TemplateForm
from hallway.areas.notices.models import MailTemplate
from hallway.ground.activity.notices import Kind
from hallway.ground.people.requests import person_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _for_admins(view: View[P]) -> View[P]:
    """For everybody else there is no such page."""

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not person_of(request).is_admin:
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


@_for_admins
def show_all(request: HttpRequest) -> HttpResponse:
    """Every kind of mail, and in which languages the team has its own words."""
    return render(request, "notices/templates.html", {"kinds": reading.templates_by_kind()})


@_for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """The words of one kind in one language, with a preview; POST saves unless it asks for the preview."""
    found = _kind(kind, language)
    own = MailTemplate.objects.filter(kind=kind, language=language).first()
    form = TemplateForm(request.POST or None, instance=_copy(own, found, language), kind=found)
    is_preview = "preview" in request.POST
    if request.method == "POST" and form.is_valid() and not is_preview:
        data = form.cleaned_data
        actions.write_template(
            kind, language, subject=data["subject"], body=data["body"], by=person_of(request)
        )
        messages.success(request, _("Saved. The next mail says it like this."))
        return redirect("mail_templates:edit", kind, language)
    context = {
        "kind": found,
        "form": form,
        "own": own,
        "language_code": language,
        "language_name": dict(settings.LANGUAGES)[language],
        "names": [f"{{{name}}}" for name in composing.allowed_names(found)],
        "preview": None if form.errors else _preview(form.instance, found, language, person_of(request).name),
        "history": reading.history_of(kind, language),
    }
    return render(request, "notices/template.html", context, status=422 if form.errors else 200)


@_for_admins
@require_POST
def drop(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Back to the words that come with Hallway."""
    _kind(kind, language)
    actions.drop_template(kind, language, by=person_of(request))
    messages.success(request, _("The original words are back."))
    return redirect("mail_templates:edit", kind, language)


def _kind(key: str, language: str) -> Kind:
    kind = reading.kind_or_none(key)
    if kind is None or language not in dict(settings.LANGUAGES):
        raise Http404
    return kind


def _copy(own: MailTemplate | None, kind: Kind, language: str) -> MailTemplate:
    """What the form begins with: the team's words, or the original ones."""
    with translation.override(language):
        subject, body = (own.subject, own.body) if own else (str(kind.subject), str(kind.body))
    return MailTemplate(
        pk=own.pk if own else None, kind=kind.key, language=language, subject=subject, body=body
    )


def _preview(words: MailTemplate, kind: Kind, language: str, name: str) -> composing.Piece:
    with translation.override(language):
        link = composing.absolute("/", language)
        return composing.written(kind, words, {"name": name, **kind.example}, link)
