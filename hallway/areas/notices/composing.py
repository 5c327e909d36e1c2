"""From rows to words: what one notice says to one reader, in their language and on their clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString

from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.models import MailTemplate, Told
from hallway.areas.notices.recipients import Recipient
from hallway.areas.notices.wording import filled, filled_html, in_language, moment_text, one_line
from hallway.ground.activity.notices import Attachment, Kind

BUILT_IN = ("name", "link")  # names that every text may use beside those of its kind
Templates = Mapping[tuple[str, str], MailTemplate]


@dataclass(frozen=True, slots=True)
class Piece:
    """One notice in words."""

    subject: str
    text: str
    html: SafeString
    because: str
    link: str  # absolute
    files: Callable[[], Iterable[Attachment]] = tuple  # made when they are asked for


def templates() -> Templates:
    """What the team has written itself, by kind and language."""
    return {(one.kind, one.language): one for one in MailTemplate.objects.all()}


def allowed_names(kind: Kind) -> list[str]:
    """What may stand in braces in the texts of this kind."""
    return sorted({*kind.example, *BUILT_IN})


def piece(told: Told, reader: Recipient, own: Templates) -> Piece | None:
    """The notice in the reader's language; None if its kind is gone."""
    kind = kind_of(told.kind)
    if kind is None:
        return None
    zone = reader.zone(told.edition.timezone if told.edition else "")
    with translation.override(reader.language):
        values = {name: str(value) for name, value in told.words.items()}
        for name, text in told.moments.items():
            values[name] = moment_text(dt.datetime.fromisoformat(text), zone)
        link = absolute(told.path, reader.language)
        found = written(kind, own.get((kind.key, reader.language)), {"name": reader.name, **values}, link)
    if kind.attach is None:
        return found
    return replace(found, files=partial(kind.attach, told.person_id, told.words))


def written(kind: Kind, own: MailTemplate | None, values: Mapping[str, str], link: str) -> Piece:
    """The team's words, or those of the code, with the values filled in; in the active language."""
    subject, body = (own.subject, own.body) if own else (str(kind.subject), str(kind.body))
    values = {**values, "link": link}
    return Piece(
        subject=one_line(filled(subject, values))[:200],
        text=filled(body, values).strip(),
        html=filled_html(body, values, link),
        because=one_line(filled(str(kind.because), values)),
        link=link,
    )


def absolute(path: str, language: str) -> str:
    """The public address of a page, in a language."""
    return settings.PUBLIC_URL + in_language(path, language, settings.LANGUAGE_CODE)
