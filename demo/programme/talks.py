"""The ninety-five half-hour talks of the three main days."""

from demo.programme.talks_data import DATA_TALKS
from demo.programme.talks_language import LANGUAGE_TALKS
from demo.programme.talks_operations import OPERATIONS_TALKS
from demo.programme.talks_people import PEOPLE_TALKS
from demo.programme.talks_web import WEB_TALKS
from demo.shapes import Session


def _spread(*groups: tuple[Session, ...]) -> tuple[Session, ...]:
    """Mix the groups evenly, each in its own order, so that talks side by side differ in subject."""
    placed = [
        ((index + 0.5) / len(group), session) for group in groups for index, session in enumerate(group)
    ]
    return tuple(session for _, session in sorted(placed, key=lambda pair: pair[0]))


TALKS: tuple[Session, ...] = _spread(LANGUAGE_TALKS, WEB_TALKS, OPERATIONS_TALKS, DATA_TALKS, PEOPLE_TALKS)
