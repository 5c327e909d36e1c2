from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.chat.models import Backchannel, Channel
from hallway.areas.chat.states import BackchannelState
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Where else people of the conference talk, and how to join. For everybody."""
    backchannel = Backchannel.objects.filter(edition=edition).exclude(state=BackchannelState.CLOSED).first()
    channels = list(Channel.objects.filter(edition=edition))
    context = {"edition": edition, "backchannel": backchannel, "channels": channels}
    return render(request, "chat/channels.html", context)
