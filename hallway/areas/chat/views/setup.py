"""The team's desk: whether there are conversations and for whom, what comes from outside, other channels."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.chat.actions import moderating, setting_up
from hallway.areas.chat.forms import BackchannelForm, ChannelForm
from hallway.areas.chat.models import Backchannel, Channel
from hallway.areas.chat.rules import may_moderate, may_set_up
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@team_page(may_set_up)
def settings(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything on one page; saving opens the conversations."""
    backchannel = Backchannel.objects.filter(edition=edition).first()
    fresh = backchannel or Backchannel(edition=edition, hashtags=[edition.acronym] if edition.acronym else [])
    form = BackchannelForm(request.POST or None, instance=fresh)
    if request.method == "POST" and form.is_valid():
        setting_up.set_up(edition, by=person_of(request), fields=form.cleaned_data)
        messages.success(request, _("The conversations are as you want them."))
        return redirect("chat:settings", edition.slug)
    context = {
        "edition": edition,
        "backchannel": backchannel,
        "form": form,
        "channels": list(edition.channels.all()),
        "muted": list(backchannel.muted_accounts.all()) if backchannel else [],
    }
    return render(request, "chat/organise/settings.html", context)


@team_page(may_set_up)
def new_channel(request: HttpRequest, edition: Edition) -> HttpResponse:
    """List another channel."""
    return _channel(request, Channel(edition=edition))


@team_page(may_set_up)
def channel(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Change what is said about a channel; `do=remove` takes it off the list."""
    found = get_object_or_404(edition.channels, pk=pk)
    if request.method == "POST" and request.POST.get("do") == "remove":
        setting_up.remove_channel(found, by=person_of(request))
        messages.success(request, _("“%(name)s” is off the list.") % {"name": found.name})
        return redirect("chat:settings", edition.slug)
    return _channel(request, found)


def _channel(request: HttpRequest, found: Channel) -> HttpResponse:
    form = ChannelForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        setting_up.save_channel(form.save(commit=False), by=person_of(request))
        messages.success(request, _("The list of channels is saved."))
        return redirect("chat:settings", found.edition.slug)
    context = {"edition": found.edition, "form": form, "channel": found if found.pk else None}
    return render(request, "chat/organise/channel.html", context)


@require_POST
@team_page(may_moderate)
def account(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Mute an account outside, or with `do=unmute` hear it again."""
    backchannel = get_object_or_404(Backchannel.objects.select_related("edition"), edition=edition)
    name = request.POST.get("account", "").strip()[:300]
    if name and request.POST.get("do") == "unmute":
        moderating.unmute_account(backchannel, name, by=person_of(request))
    elif name:
        moderating.mute_account(backchannel, name, by=person_of(request))
        messages.success(request, _("Nothing of %(name)s is shown here any more.") % {"name": name})
    return redirect("chat:settings", edition.slug)
