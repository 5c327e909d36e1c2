"""What needs the team today: each line says what it is, how many, and where it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.areas.site import paths
from hallway.areas.site.links import check_links
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance, Happening


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do. `href` is empty where another area holds the place to do it."""

    count: int
    words: str
    action: str = ""
    href: str = ""


def lines(edition: Edition) -> list[Line]:
    """Everything that waits, most urgent first. A fixed number of queries."""
    return [line for check in CHECKS if (line := check(edition))]


def _hidden(edition: Edition) -> Line | None:
    if edition.published:
        return None
    return Line(1, _("The edition is not public yet."), _("Make it public"), _desk(edition, "details"))


def _undated(edition: Edition) -> Line | None:
    if edition.starts_on or edition.date_note:
        return None
    words = _("The edition has no date, and no words instead of one.")
    return Line(1, words, _("Write when it is"), _desk(edition, "details"))


def _broken_links(edition: Edition) -> Line | None:
    count = len(check_links(edition))
    words = ngettext("link leads nowhere", "links lead nowhere", count)
    return (
        Line(count, words, _("Mend the links"), reverse("site:links", args=[edition.slug])) if count else None
    )


def _drafts(edition: Edition) -> Line | None:
    count = edition.pages.kept().filter(is_draft=True).count()
    words = ngettext("page waits as a draft", "pages wait as drafts", count)
    return Line(count, words, _("Read the drafts"), _desk(edition, "pages")) if count else None


def _news_drafts(edition: Edition) -> Line | None:
    count = edition.news.kept().filter(is_draft=True).count()
    words = ngettext("piece of news waits as a draft", "pieces of news wait as drafts", count)
    return Line(count, words, _("Finish the news"), _desk(edition, "news")) if count else None


def _lost_pages(edition: Edition) -> Line | None:
    count = edition.pages.live().filter(in_nav=False).count()
    words = ngettext("page is not in the navigation", "pages are not in the navigation", count)
    return Line(count, words, _("Look through the pages"), _desk(edition, "pages")) if count else None


def _unplaced(edition: Edition) -> Line | None:
    sessions = Happening.objects.filter(edition=edition, state="public").programme()
    roomless = sessions.filter(place=None, is_plenary=False)
    count = (sessions.filter(starts_at=None) | roomless).count()
    words = ngettext("session has no room or no time", "sessions have no room or no time", count)
    return Line(count, words, _("Open the schedule"), paths.schedule(edition)) if count else None


def _faceless(edition: Edition) -> Line | None:
    speakers = Appearance.objects.filter(happening__edition=edition, happening__state="public")
    count = speakers.filter(person__photo="").values("person").distinct().count()
    words = ngettext("speaker has no photo", "speakers have no photo", count)
    return Line(count, words) if count else None


def _desk(edition: Edition, what: str) -> str:
    return f"{reverse('site:organise', args=[edition.slug])}{what}/"


CHECKS: tuple[Callable[[Edition], Line | None], ...] = (
    _hidden,
    _undated,
    _broken_links,
    _unplaced,
    _news_drafts,
    _drafts,
    _lost_pages,
    _faceless,
)
