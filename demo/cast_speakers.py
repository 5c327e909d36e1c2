"""Everybody who gives a keynote or a talk, grouped as the talks are."""

from demo.cast_speakers_data import DATA_SPEAKERS
from demo.cast_speakers_keynotes import KEYNOTE_SPEAKERS
from demo.cast_speakers_language import LANGUAGE_SPEAKERS
from demo.cast_speakers_operations import OPERATIONS_SPEAKERS
from demo.cast_speakers_people import PEOPLE_SPEAKERS
from demo.cast_speakers_web import WEB_SPEAKERS
from demo.shapes import Member

SPEAKERS: tuple[Member, ...] = (
    *KEYNOTE_SPEAKERS,
    *LANGUAGE_SPEAKERS,
    *WEB_SPEAKERS,
    *OPERATIONS_SPEAKERS,
    *DATA_SPEAKERS,
    *PEOPLE_SPEAKERS,
)
