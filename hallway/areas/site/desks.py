"""What organisers list and edit: for each kind its table, its form and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hallway.areas.site.forms import (
    CreditForm,
    EditionPartForm,
    NewsForm,
    PageForm,
    PhaseForm,
    PlaceForm,
    RedirectForm,
    TrackForm,
    WritingForm,
)
from hallway.areas.site.models import AnyWriting, NewsPost, Page, Redirect
from hallway.ground.editions.models import Edition, Phase, Place, TeamCredit, Track
from hallway.ground.editions.words import weekday_span


@dataclass(frozen=True, slots=True)
class WritingDesk:
    kind: str
    model: type[AnyWriting]
    form: type[WritingForm]
    title: Promise
    new: Promise
    empty: Promise
    listed: Callable[[Edition], QuerySet[AnyWriting]]


@dataclass(frozen=True, slots=True)
class RowDesk:
    kind: str
    model: type[Model]
    form: type[EditionPartForm]
    title: Promise
    new: Promise
    empty: Promise
    listed: Callable[[Edition], QuerySet[Model]]
    about: Callable[[Any], str]  # takes a row of `model`
    many: tuple[str, ...] = ()


WRITING = {
    "pages": WritingDesk(
        kind="pages",
        model=Page,
        form=PageForm,
        title=gettext_lazy("Pages"),
        new=gettext_lazy("Write a page"),
        empty=gettext_lazy("No pages yet. Begin with why people should come, and the code of conduct."),
        listed=lambda edition: edition.pages.kept().select_related("edition").defer("body", "body_html"),
    ),
    "news": WritingDesk(
        kind="news",
        model=NewsPost,
        form=NewsForm,
        title=gettext_lazy("News"),
        new=gettext_lazy("Write news"),
        empty=gettext_lazy("No news yet. The first could say when and where it will be."),
        listed=lambda edition: (
            edition.news.kept().newest_first().select_related("edition", "author").defer("body", "body_html")
        ),
    ),
}


def _about_track(track: Track) -> str:
    kind = _("specialist track") if track.is_specialist else _("track")
    return f"{kind} · {track.summary}" if track.summary else kind


def _about_place(place: Place) -> str:
    kind = place.get_kind_display()
    if not place.capacity:
        return str(kind)
    seats = ngettext("%(seats)s seat", "%(seats)s seats", place.capacity) % {"seats": place.capacity}
    return f"{kind} · {seats}"


ROWS = {
    "phases": RowDesk(
        kind="phases",
        model=Phase,
        form=PhaseForm,
        title=gettext_lazy("Phases"),
        new=gettext_lazy("Add a phase"),
        empty=gettext_lazy("No phases yet. Tutorial days, talks, sprints: each part that people come for."),
        listed=lambda edition: edition.phases.all(),
        about=lambda phase: f"{phase.get_kind_display()} · {weekday_span(phase.starts_on, phase.ends_on)}",
    ),
    "tracks": RowDesk(
        kind="tracks",
        model=Track,
        form=TrackForm,
        title=gettext_lazy("Tracks"),
        new=gettext_lazy("Add a track"),
        empty=gettext_lazy("No tracks yet. An edition may do without."),
        listed=lambda edition: edition.tracks.all(),
        about=_about_track,
        many=("organisers",),
    ),
    "places": RowDesk(
        kind="places",
        model=Place,
        form=PlaceForm,
        title=gettext_lazy("Rooms and places"),
        new=gettext_lazy("Add a place"),
        empty=gettext_lazy("No rooms yet. Add each room, stage or corner where something happens."),
        listed=lambda edition: edition.places.all(),
        about=_about_place,
    ),
    "redirects": RowDesk(
        kind="redirects",
        model=Redirect,
        form=RedirectForm,
        title=gettext_lazy("Redirects"),
        new=gettext_lazy("Lead an address elsewhere"),
        empty=gettext_lazy("None yet. A page that moves leaves one by itself."),
        listed=lambda edition: edition.redirects.all(),
        about=lambda redirect: _("for good") if redirect.permanent else _("for now"),
    ),
    "team": RowDesk(
        kind="team",
        model=TeamCredit,
        form=CreditForm,
        title=gettext_lazy("Team credits"),
        new=gettext_lazy("Thank somebody"),
        empty=gettext_lazy("Nobody is thanked yet. Start with yourself."),
        listed=lambda edition: edition.credits.select_related("person"),
        about=lambda credit: credit.role,
    ),
}
