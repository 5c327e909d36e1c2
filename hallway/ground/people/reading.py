"""A person as somebody else may see them."""

from __future__ import annotations

from dataclasses import dataclass

from hallway.ground.people.models import Handle, Person
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import Audience


@dataclass(frozen=True, slots=True)
class Profile:
    """Only what the viewer may see; everything else is empty."""

    code: str
    name: str
    pronouns: str = ""
    pronunciation: str = ""
    tagline: str = ""
    bio_html: str = ""
    city: str = ""
    employer: str = ""
    email: str = ""
    photo_url: str = ""
    handles: tuple[Handle, ...] = ()


def profile(person: Person, *, nearness: Audience, is_speaker: bool) -> Profile:
    """`person` for somebody as near as `nearness` (see rules.may_see).

    Reads `person.handles`: prefetch them for lists.
    """

    def visible(field: str) -> bool:
        return may_see(field, person, nearness=nearness, is_speaker=is_speaker)

    def text(field: str) -> str:
        return getattr(person, field) or "" if visible(field) else ""

    return Profile(
        code=person.code,
        name=person.name,
        pronouns=text("pronouns"),
        pronunciation=text("pronunciation"),
        tagline=text("tagline"),
        bio_html=person.bio_html if visible("bio") else "",
        city=text("city"),
        employer=text("employer"),
        email=text("email"),
        photo_url=person.photo.url if person.photo and visible("photo") else "",
        handles=tuple(person.handles.all()) if visible("handles") else (),
    )
