"""Filters of the programme are links: every state has an address that can be shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, Level

Choice = tuple[str, str]  # the value in the address, the words on the page


def _track(session: Happening) -> Iterable[Choice]:
    return (
        [(session.track.slug, f"{session.track.emoji} {session.track.name}".strip())] if session.track else []
    )


def _room(session: Happening) -> Iterable[Choice]:
    return [(session.place.slug, session.place.name)] if session.place else []


def _kind(session: Happening) -> Iterable[Choice]:
    return [(session.kind, str(Kind(session.kind).label))]


def _level(session: Happening) -> Iterable[Choice]:
    return [(session.level, str(Level(session.level).label))] if session.level != Level.ALL else []


def _topic(session: Happening) -> Iterable[Choice]:
    return [(topic.slug, topic.name) for topic in session.topics.all()]


def _language(session: Happening) -> Iterable[Choice]:
    return [(session.language, session.language)] if session.language else []


def _recorded(session: Happening) -> Iterable[Choice]:
    return [("yes", str(_("Recorded")))] if session.is_recorded else []


FACETS: dict[str, tuple[object, Callable[[Happening], Iterable[Choice]]]] = {
    "track": (_("Track"), _track),
    "kind": (_("Kind"), _kind),
    "level": (_("Level"), _level),
    "topic": (_("Topic"), _topic),
    "language": (_("Language"), _language),
    "recorded": (_("Recording"), _recorded),
    "room": (_("Room"), _room),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, as a link that turns it on or off."""

    label: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    label: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for: facet → value. Unknown facets are ignored."""

    chosen: dict[str, str]

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        return cls({name: query[name] for name in FACETS if query.get(name)})

    def __bool__(self) -> bool:
        return bool(self.chosen)

    def matching(self, sessions: Iterable[Happening]) -> list[Happening]:
        return [session for session in sessions if self._matches(session)]

    def _matches(self, session: Happening) -> bool:
        return all(
            value in {choice for choice, _label in FACETS[name][1](session)}
            for name, value in self.chosen.items()
        )

    def facets(self, sessions: Iterable[Happening]) -> list[Facet]:
        """Every facet that tells these sessions apart, with counts over all of them."""
        counted: dict[str, dict[Choice, int]] = {name: {} for name in FACETS}
        for session in sessions:
            for name, (_label, values) in FACETS.items():
                for choice in values(session):
                    counted[name][choice] = counted[name].get(choice, 0) + 1
        return [
            Facet(str(FACETS[name][0]), self._options(name, counts))
            for name, counts in counted.items()
            if len(counts) > 1 or name in self.chosen or (name == "recorded" and counts)
        ]

    def _options(self, name: str, counts: Mapping[Choice, int]) -> list[Option]:
        return [
            Option(label, count, self._link(name, value), self.chosen.get(name) == value)
            for (value, label), count in sorted(counts.items(), key=lambda item: item[0][1].casefold())
        ]

    def _link(self, name: str, value: str) -> str:
        chosen = {key: one for key, one in self.chosen.items() if key != name}
        if self.chosen.get(name) != value:
            chosen[name] = value
        return "?" + urlencode(chosen)
