"""Finding a conversation: of an edition, or about one of its happenings."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.states import BackchannelState
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where posts go. Its stream is made with the first of them."""

    backchannel: Backchannel
    happening: Happening | None = None

    @property
    def edition(self) -> Edition:
        return self.backchannel.edition

    @property
    def is_open(self) -> bool:
        return self.backchannel.state == BackchannelState.OPEN

    @property
    def key(self) -> tuple[str, ...]:
        """What its topic and its address are made of."""
        return (self.edition.slug, self.happening.code) if self.happening else (self.edition.slug,)

    @property
    def path(self) -> str:
        return reverse("chat:about" if self.happening else "chat:show", args=self.key)


def backchannel_of(slug: str) -> Backchannel | None:
    """The backchannel of the edition at this address, if its team has set one up."""
    found = Backchannel.objects.select_related("edition__series").filter(edition__slug=slug)
    return found.filter(edition__hosted=True).first()


def about(backchannel: Backchannel, code: str) -> Conversation | None:
    """The conversation about a session or a card. Nobody talks here about what is held in confidence:
    it would tell names and numbers.
    """
    happening = talked_about(backchannel.edition, code)
    return Conversation(backchannel, happening) if happening else None


def talked_about(edition: Edition, code: str) -> Happening | None:
    """A happening with a page that everybody may see, and nothing confidential about it."""
    found = Happening.objects.filter(edition=edition, code=code.upper()).exclude(state=State.DRAFT)
    happening = found.exclude(kind=Kind.BREAK).select_related("place").first()
    if happening is None or is_in_confidence(happening):
        return None
    happening.edition = edition
    return happening


def conversation_of(post: Post, backchannel: Backchannel) -> Conversation | None:
    """Where a post stands; None where nobody may read any more."""
    if post.stream.happening is None:
        return Conversation(backchannel)
    return about(backchannel, post.stream.happening.code)
