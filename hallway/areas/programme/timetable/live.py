"""What of a draft can be listened to, and by whom: those who may open it, and nobody else."""

from __future__ import annotations

from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.rules import may_open_timetable
from hallway.ground.access.rules import Viewer
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.live import actions as live
from hallway.live.topics import family


def may_hear_of(viewer: Viewer, key: str) -> bool:
    """A rule for keys like `pyharbour-2027/12`."""
    slug, _, pk = key.partition("/")
    edition = Edition.objects.hosted().filter(slug=slug).first()
    if edition is None or not pk.isdecimal() or not may_open_timetable(viewer, edition):
        return False
    return Draft.objects.filter(edition=edition, pk=pk).exists()


DRAFT = family("draft", may_hear_of)


def facts_scope(edition: Edition) -> str:
    """Raised when what all drafts of an edition have to respect has changed."""
    return publishing.part("timetable", edition.slug)


def facts_version(edition: Edition) -> int:
    """Read it before what it describes."""
    scope = facts_scope(edition)
    return publishing.versions(scope)[scope]


def draft_topic(draft: Draft) -> str:
    """Everything that the board, the tray and the list of a draft show."""
    return DRAFT(draft.edition.slug, draft.pk)


def facts_changed(edition: Edition) -> None:
    """What all drafts of an edition have to respect, or could take over, is different now."""
    publishing.raise_version(facts_scope(edition))
    drafts = Draft.objects.filter(edition=edition, closed_at=None).values_list("pk", flat=True)
    live.changed(*(DRAFT(edition.slug, pk) for pk in drafts))
