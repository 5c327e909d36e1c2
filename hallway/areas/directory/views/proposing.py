"""Proposing, for everybody: no account is needed, and no script."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hallway.areas.directory import facts
from hallway.areas.directory.contributing import actions, reading, spam
from hallway.areas.directory.contributing.forms import (
    ExtensionForm,
    FixForm,
    NewConferenceForm,
    ProposalForm,
    extendable,
)
from hallway.areas.directory.models import Suggestion
from hallway.areas.directory.states import SuggestionState
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

TOO_MANY = "too_many"
FORMS: dict[str, type[ExtensionForm] | type[FixForm]] = {"moved": ExtensionForm, "fix": FixForm}


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A conference that is not here yet."""
    known = reading.known_of(None)
    form = NewConferenceForm(
        request.POST or None, known=known, now=facts.texts(known), person=_person(request), prefix="new"
    )
    if request.method == "POST" and form.is_valid() and (done := _send(request, form, None)):
        return done
    return _page(request, "directory/propose_new.html", {"form": form}, form)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Something has changed or is wrong: a deadline has moved, or any other fact."""
    edition = get_object_or_404(Edition.objects.published().select_related("series"), slug=slug)
    if edition.hosted:
        messages.info(request, _("This conference is run here; its own team keeps it right."))
        return redirect(edition)
    forms = _forms(request, edition)
    sent = next((form for form in forms.values() if form.is_bound), None)
    if sent is not None and sent.is_valid() and (done := _send(request, sent, edition)):
        return done
    what = request.GET.get("what")
    chosen = sent.prefix if sent else what if what in forms else next(iter(forms))
    context = {"conference": edition, "forms": forms, "chosen": chosen}
    return _page(request, "directory/propose.html", context, sent)


@never_cache
@require_safe
def state(request: HttpRequest, code: str) -> HttpResponse:
    """How a proposal fares, for whoever has its address. Of what it says nothing is shown."""
    suggestion = get_object_or_404(Suggestion.objects.select_related("edition"), code=code)
    conference = suggestion.edition if suggestion.edition and suggestion.edition.published else None
    # Spam gets no answer: to its sender it waits for ever.
    shown = (
        SuggestionState.OPEN
        if suggestion.state == SuggestionState.SPAM
        else SuggestionState(suggestion.state)
    )
    context = {"suggestion": suggestion, "conference": conference, "state": shown}
    return render(request, "directory/proposal_state.html", context)


def _forms(request: HttpRequest, edition: Edition) -> dict[str, ExtensionForm | FixForm]:
    """The forms that this conference has, by what they are for; the one that was sent is bound."""
    known = reading.known_of(edition)
    now, person, what = facts.texts(known), _person(request), request.POST.get("what", "")
    return {
        key: form(request.POST if what == key else None, known=known, now=now, person=person, prefix=key)
        for key, form in FORMS.items()
        if key != "moved" or extendable(known)
    }


def _send(request: HttpRequest, form: ProposalForm, edition: Edition | None) -> HttpResponse | None:
    """Keep the proposal and lead to its page; where too many came in, say so in the form."""
    try:
        rush = spam.count(request)
    except spam.TooMany:
        words = _("So many proposals came in that no more are taken now. Try again in an hour.")
        form.add_error(None, ValidationError(words, code=TOO_MANY))
        return None
    data, stamp = form.cleaned_data, form.stamp_read
    proposal = actions.Proposal(
        form.kind, edition, form.proposed, form.seen, data["source"], data["comment"], form.credit_name
    )
    suggestion = actions.propose(
        proposal,
        by=_person(request),
        suspicions=[*form.suspicions, *rush],
        form=stamp.number if stamp else "",
    )
    return redirect("directory:proposal_state", suggestion.code)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], sent: ProposalForm | None
) -> HttpResponse:
    """The form, with whatever was typed."""
    refused = sent is not None and sent.is_bound and sent.has_error(NON_FIELD_ERRORS, TOO_MANY)
    return render(request, template, context, status=429 if refused else 200)


def _person(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None
