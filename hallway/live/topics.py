"""What can be listened to, and by whom. An area registers its families in `live.py`:

    BOARD = family("board", may_see_edition_of)
    BOARD("pyharbour-2027")  # "board/pyharbour-2027", for `live.changed` and <live-region topic>

A topic is like an address: everybody who may see the page sees its name, so keys are slugs and
codes, never titles or names of people. And it tells *when* something happens: whatever its
listeners must not notice is not published on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hallway.ground.access.rules import Viewer, may_see_edition
from hallway.ground.editions.models import Edition

Rule = Callable[[Viewer, str], bool]

LONGEST = 120
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]*", re.ASCII)
_NAME = re.compile(r"[a-z][a-z-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Family:
    """A sort of topic. Calling it with a key gives the topic: `BOARD("pyharbour-2027")`."""

    name: str
    may_listen: Rule
    counts: bool
    names: bool

    def __call__(self, *key: object) -> str:
        """The topic with this key; several parts are joined by `/`. ValueError for what is no key."""
        topic = f"{self.name}/{'/'.join(str(part) for part in key)}"
        if not is_topic(topic):
            raise ValueError(f"{topic!r} is no topic")
        return topic


_families: dict[str, Family] = {}


def family(name: str, may_listen: Rule, *, counts: bool = False, names: bool = False) -> Family:
    """Register a family of topics.

    `may_listen(viewer, key)` is asked at every subscription, a stranger being an AnonymousUser; for
    an unknown key it is False. `counts` lets listeners know how many they are, `names` who.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a family")
    found = _families[name] = Family(name, may_listen, counts or names, names)
    return found


def is_topic(topic: str) -> bool:
    """Whether it has the form of a topic and its family is registered."""
    name, _, key = topic.partition("/")
    return len(topic) <= LONGEST and name in _families and bool(_KEY.fullmatch(key))


def family_of(topic: str) -> Family:
    """The family of a topic. ValueError for what is no topic."""
    if not is_topic(topic):
        raise ValueError(f"{topic!r} is no topic")
    return _families[topic.partition("/")[0]]


def may_listen(viewer: Viewer, topic: str) -> bool:
    """Whether this viewer may hear of the topic; an unknown one is like a forbidden one."""
    if not is_topic(topic):
        return False
    name, _, key = topic.partition("/")
    return _families[name].may_listen(viewer, key)


def may_see_edition_of(viewer: Viewer, key: str) -> bool:
    """A rule for keys that are or begin with an edition's address: `pyharbour-2027/…`."""
    edition = Edition.objects.hosted().filter(slug=key.partition("/")[0]).first()
    return edition is not None and may_see_edition(viewer, edition)
