from __future__ import annotations

import json
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hallway.ground.people.models import Person
from hallway.live.actions import holder_of
from hallway.live.grants import SECONDS, Grant, fingerprint, sign
from hallway.live.reading import position
from hallway.live.topics import LONGEST, may_listen

MOST = 32  # topics of one browser


@csrf_exempt  # it changes nothing, and other sites cannot read the answer
@require_POST
def grants(request: HttpRequest) -> HttpResponse:
    """Leave to listen to those of the named topics that this viewer may hear; no word on the others."""
    topics = _read_topics(request.body)
    if topics is None:
        return HttpResponseBadRequest("This is no list of topics.\n", content_type="text/plain")
    now = position()  # before the rules are asked: what is revoked from here on ends the grant
    allowed = [topic for topic in topics if may_listen(request.user, topic)]
    grant = Grant(
        holder=holder_of(request.user) if isinstance(request.user, Person) else "",
        topics=allowed,
        position=now,
        expires=int(time.time()) + SECONDS,
        session=fingerprint(request.session.session_key or "", settings.SECRET_KEY),
    )
    return JsonResponse({"grant": sign(grant, settings.SECRET_KEY), "topics": allowed, "seconds": SECONDS})


def _read_topics(body: bytes) -> list[str] | None:
    """The topics that a browser asks for, each once; None where it asks for anything else."""
    try:
        topics = json.loads(body)["topics"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(topics, list) or len(topics) > MOST:
        return None
    if not all(isinstance(topic, str) and len(topic) <= LONGEST for topic in topics):
        return None
    return list(dict.fromkeys(topics))
