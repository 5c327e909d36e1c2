"""schema.org descriptions (JSON-LD) for `<script type="application/ld+json">` in pages.

The texts are safe inside a script element (use the filter `safe`): `<`, `>` and `&` are escaped.
Search engines read them; browsers do not run them, so the content security policy has nothing to allow.
"""

from __future__ import annotations

from hallway.areas.programme.interchange.outgoing import head_of, session_of, speaker_of
from hallway.formats.json_ld.write import conference, dumps_for_script, person, session
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import ON_STAGE
from hallway.ground.people.models import Person


def edition_json_ld(edition: Edition) -> str:
    """The conference, without its sessions; no query."""
    return dumps_for_script(conference(head_of(edition)))


def session_json_ld(happening: Happening) -> str:
    """One public session with those who give it. Prefetch `appearances__person__handles`."""
    schedule = head_of(happening.edition)
    schedule.speakers = [
        speaker_of(one.person) for one in happening.appearances.all() if one.part in ON_STAGE
    ]
    return dumps_for_script(session(schedule, session_of(happening, schedule.url)))


def person_json_ld(speaker: Person) -> str:
    """Somebody who speaks in public, as strangers may see them."""
    return dumps_for_script(person(speaker_of(speaker)))
