"""A card as everybody sees it. The only place that decides what of a card is shown.

Of a sensitive card nobody learns who hosts it, who or how many are interested, or how many came:
not the team, not its neighbours on the board, not by the order of a list.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from hallway.areas.openspaces.models import Card
from hallway.areas.openspaces.states import Need
from hallway.ground.clock import now
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Appearance
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import Audience


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody whose name stands on a card; `photo_url` is empty where they keep it to themselves."""

    name: str
    photo_url: str
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One card. Where something is nobody's business it is None or empty."""

    code: str
    title: str
    text_html: str
    href: str
    hosts: tuple[Host, ...]
    topics: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    size_wished: int | None
    is_sensitive: bool
    interested: int | None
    heads: int | None
    votes: int | None
    place: Place | None
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None

    @property
    def names(self) -> str:
        """The hosts in one line, by first names, as on a paper card."""
        return " + ".join(host.name.split()[0] if len(self.hosts) > 1 else host.name for host in self.hosts)

    @property
    def who(self) -> str:
        return gettext("in confidence") if self.is_sensitive else self.names

    @property
    def foot(self) -> str:
        """How many are interested, against the seats where there are too few."""
        if not self.interested:
            return ""
        if self.is_full:
            return gettext("%(n)s for %(seats)s seats") % {"n": self.interested, "seats": self.seats}
        words = ngettext("%(n)s interested", "%(n)s interested", self.interested)
        return words % {"n": self.interested}

    @property
    def seats(self) -> int | None:
        return self.place.capacity if self.place else None

    @property
    def is_full(self) -> bool:
        """More are interested than there are seats."""
        return bool(self.seats and self.interested and self.interested > self.seats)

    @property
    def is_past(self) -> bool:
        return self.ends_at is not None and self.ends_at <= now()


def shown(card: Card) -> Shown:
    """`card` from `reading.cards()`, which brings along what is needed."""
    happening, sensitive = card.happening, card.is_sensitive
    parts = [] if sensitive else list(happening.appearances.all())
    return Shown(
        code=happening.code,
        title=happening.title,
        text_html=happening.abstract_html,
        href=happening.get_absolute_url(),
        hosts=tuple(_host(part) for part in parts),
        topics=tuple((topic.slug, topic.name) for topic in happening.topics.all()),
        needs=tuple(str(Need(need).label) for need in card.needs if need in Need.values),
        size_wished=card.size_wished,
        is_sensitive=sensitive,
        interested=None if sensitive else getattr(card, "interested", None),
        heads=None if sensitive else card.head_count,
        votes=None if sensitive else getattr(card, "voted", None),
        place=happening.place,
        starts_at=happening.starts_at,
        ends_at=happening.ends_at,
    )


def _host(part: Appearance) -> Host:
    """Name and photo are what a card is for; the rest stays as the person has chosen."""
    person = part.person
    shows_photo = may_see("photo", person, nearness=Audience.PUBLIC, is_speaker=True)
    return Host(person.name, person.photo.url if person.photo and shows_photo else "")
