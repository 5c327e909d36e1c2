"""A post as everybody sees it. The only place that decides what of a post is shown.

A line is the same for all who may read, since it is sent to all of them ready-made: nothing in it depends on
the viewer, and it is written in the language of the house; scripts put it into the reader's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import override

from hallway.areas.chat.dinner import is_about_dinner
from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.rules import nearness_of_readers
from hallway.areas.chat.states import PostKind, PostState
from hallway.areas.chat.writing import reverse_plain
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.beside import invitation
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person
from hallway.ground.people.rules import may_see

QUOTED = 90  # characters of what is replied to


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something. `code` is empty for somebody who is gone or from outside."""

    name: str
    code: str = ""
    photo_url: str = ""
    href: str = ""
    account: str = ""  # of somebody outside


@dataclass(frozen=True, slots=True)
class Quote:
    """What a line answers or carries, in short; without words where it is no longer shown."""

    href: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of ours that is linked."""

    title: str
    href: str
    kind: str
    where: str
    starts_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a conversation."""

    code: str
    href: str
    state: str
    by: Voice | None
    at: dt.datetime
    html: str = ""
    is_edited: bool = False
    boosted: int = 0
    quote: Quote | None = None
    preview: Preview | None = None
    carried: Line | None = None
    source: str = ""  # the address of a post from outside
    invite: str = ""  # where a dinner becomes a gathering
    where: str = ""  # of a carried line: the conversation it comes from
    codes: tuple[str, ...] = ()  # people whose words stand in it

    @property
    def is_shown(self) -> bool:
        return self.state == PostState.SHOWN


class Liner:
    """Makes lines for the readers of one edition."""

    def __init__(self, backchannel: Backchannel) -> None:
        self.edition: Edition = backchannel.edition
        self._nearness = nearness_of_readers(backchannel)
        self._invites: bool | None = None

    def lines(self, posts: Iterable[Post]) -> list[Line]:
        """Posts from `with_all`, as lines."""
        return [self.line(post) for post in posts]

    def line(self, post: Post) -> Line:
        """One post from `with_all`."""
        href = reverse_plain("chat:post", self.edition.slug, post.code)
        line = Line(code=post.code, href=href, state=post.state, at=post.at, by=None)
        if post.state != PostState.SHOWN:
            return line
        line = replace(line, by=self._voice(post))
        if post.kind == PostKind.CARRIED and post.original is not None:
            return self._carried(line, post, post.original)
        outside = post.outside if post.kind == PostKind.OUTSIDE else None
        return replace(
            line,
            html=post.html,
            is_edited=post.edited_at is not None,
            boosted=post.boosted,
            quote=self._quote(post.reply_to) if post.reply_to else None,
            preview=_preview(post.about) if post.about else None,
            source=outside.url if outside else "",
            invite=self._invite(post) if not outside else "",
            codes=_codes(post.author, post.reply_to.author if post.reply_to else None),
        )

    def _carried(self, line: Line, post: Post, original: Post) -> Line:
        inner = self.line(original)
        where = str(original.stream.happening) if original.stream.happening else ""
        codes = (*_codes(post.author), *inner.codes)
        return replace(line, carried=inner, where=where, boosted=original.boosted, codes=codes)

    def _voice(self, post: Post) -> Voice | None:
        if post.kind == PostKind.OUTSIDE:
            return Voice(post.outside.name, account=post.outside.account)
        return self.voice(post.author) if post.author else None

    def voice(self, person: Person) -> Voice:
        """Name and, where all readers may see it, the photo of somebody who has spoken."""
        shows = bool(person.photo) and may_see("photo", person, nearness=self._nearness)
        href = reverse_plain("chat:person", self.edition.slug, person.code)
        return Voice(person.name, person.code, person.photo.url if shows else "", href)

    def _quote(self, post: Post) -> Quote:
        href = reverse_plain("chat:post", self.edition.slug, post.code)
        if post.state != PostState.SHOWN:
            return Quote(href, "", "")
        words = " ".join(post.text.split())
        short = words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()}…"
        return Quote(href, post.author.name if post.author else "", short)

    def _invite(self, post: Post) -> str:
        """The door of a dinner, where something stands behind it. Asked once for all lines."""
        if not is_about_dinner(post.text):
            return ""
        if self._invites is None:
            self._invites = bool(invitation(self.edition))
        return reverse_plain("chat:gathering", self.edition.slug, post.code) if self._invites else ""


def _codes(*people: Person | None) -> tuple[str, ...]:
    return tuple(one.code for one in people if one is not None)


def _preview(happening: Happening) -> Preview | None:
    if happening.state == State.DRAFT or not happening.edition.published:
        return None
    with override(settings.LANGUAGE_CODE):
        kind, href = happening.get_kind_display(), happening.get_absolute_url()
    place = happening.place.name if happening.place else ""
    return Preview(happening.title, href, kind, place, happening.starts_at)


def with_all(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Posts with everything that a line needs, in one query."""
    both = ("author", "outside", "stream__happening", "about__edition", "about__place", "reply_to__author")
    return posts.select_related("stream__edition", *both, *(f"original__{one}" for one in both))
