"""Who sees which field of a person."""

from __future__ import annotations

from hallway.ground.people.models import Person
from hallway.ground.people.states import Audience

# Somebody whose talk is on the public programme is introduced with these, unless they chose otherwise.
SPEAKER_FIELDS = frozenset({"pronouns", "pronunciation", "tagline", "bio", "photo", "handles"})
_REACH = [Audience.PUBLIC, Audience.ATTENDEES, Audience.CONTACTS, Audience.PRIVATE]


def may_see(field: str, person: Person, *, nearness: Audience, is_speaker: bool = False) -> bool:
    """Whether somebody as near as `nearness` sees `field` of `person`.

    `nearness` is PUBLIC for a stranger, ATTENDEES for one who attends the same edition,
    CONTACTS for a contact and PRIVATE for the person themselves. For public speakers the
    fields of SPEAKER_FIELDS are public unless the person has chosen an audience for them.
    """
    if is_speaker and field in SPEAKER_FIELDS and field not in person.audience:
        return True
    return _REACH.index(person.audience_of(field)) <= _REACH.index(nearness)
