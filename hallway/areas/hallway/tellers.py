"""What of the hallway is worth telling, and who wants to be left alone (see ground/activity/notices.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from hallway.areas.hallway import kinds
from hallway.areas.hallway.models import Mode, Plea
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, hushes, told_by

FRESH = dt.timedelta(hours=12)  # afterwards an answer is old news


@told_by("hallway.help_answered")
def to_the_asker(activity: Activity) -> Iterator[Notice]:
    """To whoever asked, unless they answered themselves or have gone on."""
    pleas = Plea.objects.shown().filter(pk=int(activity.object_id), solved_at=None, person__is_active=True)
    for plea in pleas.select_related("edition"):
        if activity.actor is None or activity.actor_id == plea.person_id:
            continue
        with override(settings.LANGUAGE_CODE):
            path = reverse("hallway:plea", args=[plea.edition.slug, plea.pk])
        yield Notice(
            kind=kinds.ANSWERED.key,
            person=plea.person_id,
            key=f"{kinds.ANSWERED.key}:{activity.pk}",
            path=path,
            words={"name": activity.actor.name, "what": plea.topic, "plea": str(plea.pk)},
            edition=plea.edition_id,
            until=activity.at + FRESH,
        )


@hushes
def in_hallway_mode(edition: int, people: Collection[int]) -> set[int]:
    """Who is here for the hallway."""
    modes = Mode.objects.filter(edition=edition, person__in=people)
    return set(modes.values_list("person_id", flat=True))
