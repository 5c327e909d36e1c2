"""Which addresses exist, asked once for each edition that links name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import ResolverMatch

from hallway.ground.editions.models import Edition, Series
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import ON_STAGE, Kind, State

_ANCHOR = re.compile(r' id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a stranger finds a page, and the anchors in its text where they are known."""

    exists: bool
    anchors: set[str] | None = None


@dataclass
class KnownEdition:
    """What exists below one edition. Each question is one query, asked at most once."""

    edition: Edition

    @cached_property
    def texts(self) -> dict[str, set[str]]:
        """Path → anchors, for every page and post that a stranger can read."""
        pages = self.edition.pages.live().values_list("slug", "body_html")
        posts = self.edition.news.live().values_list("slug", "body_html")
        found = {slug: set(_ANCHOR.findall(html)) for slug, html in pages}
        return found | {f"news/{slug}": set(_ANCHOR.findall(html)) for slug, html in posts}

    @cached_property
    def redirects(self) -> set[str]:
        return set(self.edition.redirects.values_list("from_path", flat=True))

    @cached_property
    def rows(self) -> dict[str, set[str]]:
        """The first part of a path → the names that may follow it."""
        # By state alone, so that a hidden edition can be checked before it is opened.
        happenings = Happening.objects.filter(edition=self.edition).exclude(state=State.DRAFT)
        people = Appearance.objects.filter(happening__in=happenings.programme(), part__in=ON_STAGE)
        return {
            "board/card": set(happenings.filter(kind=Kind.OPEN_SPACE).values_list("code", flat=True)),
            "talk": set(happenings.programme().values_list("code", flat=True)),
            "speaker": set(people.values_list("person__code", flat=True)),
            "track": set(self.edition.tracks.values_list("slug", flat=True)),
            "room": set(self.edition.places.values_list("slug", flat=True)),
            "news/tag": set(self.edition.news_tags.values_list("slug", flat=True)),
        }


@dataclass
class Known:
    """Everything that a link inside this house can lead to."""

    editions: dict[str, KnownEdition | None] = field(default_factory=dict)

    def answer(self, match: ResolverMatch, path: str) -> Answer:
        """Whether the row that `match` asks for exists and is public."""
        if match.view_name == "directory:series":
            return Answer(match.kwargs["slug"] in self.series)
        slug = match.kwargs.get("edition")
        if slug is None:
            return Answer(exists=True)
        known = self._edition(slug)
        if known is None:
            return Answer(exists=False)
        below = path.split(f"/{slug}/", 1)[-1].strip("/")
        if match.view_name in {"site:page", "site:post"}:
            return Answer(below in known.texts or below in known.redirects, known.texts.get(below))
        *first, last = below.split("/")
        names = known.rows.get("/".join(first)) if first else None
        return Answer(names is None or last in names)

    @cached_property
    def series(self) -> set[str]:
        return set(Series.objects.values_list("slug", flat=True))

    def _edition(self, slug: str) -> KnownEdition | None:
        if slug not in self.editions:
            edition = Edition.objects.hosted().filter(slug=slug, published=True).first()
            self.editions[slug] = KnownEdition(edition) if edition else None
        return self.editions[slug]
