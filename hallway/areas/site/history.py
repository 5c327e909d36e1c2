"""The history of what organisers edit, in words."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition

VERBS = {
    "page.added": _("%(who)s wrote the page “%(what)s”"),
    "page.changed": _("%(who)s changed the page “%(what)s”"),
    "page.deleted": _("%(who)s deleted the page “%(what)s”"),
    "page.restored": _("%(who)s took back the page “%(what)s”"),
    "page.reordered": _("%(who)s put the pages in another order"),
    "news.added": _("%(who)s wrote the news “%(what)s”"),
    "news.changed": _("%(who)s changed the news “%(what)s”"),
    "news.deleted": _("%(who)s deleted the news “%(what)s”"),
    "news.restored": _("%(who)s took back the news “%(what)s”"),
    "edition.changed": _("%(who)s changed the details of the edition"),
    "phase.added": _("%(who)s added the phase “%(what)s”"),
    "phase.changed": _("%(who)s changed the phase “%(what)s”"),
    "phase.deleted": _("%(who)s deleted the phase “%(what)s”"),
    "track.added": _("%(who)s added the track “%(what)s”"),
    "track.changed": _("%(who)s changed the track “%(what)s”"),
    "track.deleted": _("%(who)s deleted the track “%(what)s”"),
    "place.added": _("%(who)s added the place “%(what)s”"),
    "place.changed": _("%(who)s changed the place “%(what)s”"),
    "place.deleted": _("%(who)s deleted the place “%(what)s”"),
    "redirect.added": _("%(who)s added the redirect %(what)s"),
    "redirect.changed": _("%(who)s changed the redirect %(what)s"),
    "redirect.deleted": _("%(who)s deleted the redirect %(what)s"),
    "teamcredit.added": _("%(who)s thanked %(what)s"),
    "teamcredit.changed": _("%(who)s changed the thanks to %(what)s"),
    "teamcredit.deleted": _("%(who)s took back the thanks to %(what)s"),
}


def history_of(row: Model) -> list[Activity]:
    """Who changed a row, and when: the last twenty times, newest first."""
    found = Activity.objects.filter(object_type=row._meta.label_lower, object_id=str(row.pk))
    return list(found.select_related("actor").order_by("-at", "-id")[:20])


def history_of_site(edition: Edition) -> list[Activity]:
    """The last ten changes to the site of an edition. What people do there is not the team's to read."""
    found = edition.activities.filter(verb__in=VERBS)
    return list(found.select_related("actor").order_by("-at", "-id")[:10])
