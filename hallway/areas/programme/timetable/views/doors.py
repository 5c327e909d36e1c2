"""The doors of this area, and how a view finds its draft."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from hallway.areas.programme.timetable.models import Draft, Placement
from hallway.areas.programme.timetable.rules import Reach, may_open_timetable, reach_of
from hallway.ground.access.doors import team_page
from hallway.ground.access.rules import may_edit_programme
from hallway.ground.editions.models import Edition

timetable_page = team_page(may_open_timetable)  # the programme team, and track organisers for their tracks
programme_page = team_page(may_edit_programme)


def draft_of(edition: Edition, pk: int) -> Draft:
    """A draft of this edition, or a 404."""
    draft = get_object_or_404(Draft.objects.select_related("begun_from"), edition=edition, pk=pk)
    draft.edition = edition
    return draft


def placement_of(draft: Draft, **lookup: object) -> Placement:
    """A placement of this draft, or a 404."""
    rows = Placement.objects.select_related("happening__track", "place")
    row = get_object_or_404(rows, draft=draft, **lookup)
    row.draft = draft
    return row


def reach(request: HttpRequest, edition: Edition) -> Reach:
    """What of the timetable whoever asks may move."""
    return reach_of(request.user, edition)
