"""A question as everybody sees it: of one that is asked without a name, nobody sees whose it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from hallway.areas.chat.live import questions_topic, stage_topic
from hallway.areas.chat.models import Question, QuestionTime
from hallway.areas.chat.states import PUBLIC, QuestionState
from hallway.areas.chat.writing import reverse_plain
from hallway.ground.happenings.models import Happening
from hallway.live import actions as live


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; `name` and `by` are empty where nobody is told."""

    code: str
    text: str
    href: str
    votes: int
    state: str
    at: dt.datetime
    name: str = ""
    by: str = ""
    is_highlighted: bool = False

    @property
    def is_answered(self) -> bool:
        return self.state == QuestionState.ANSWERED

    @property
    def is_waiting(self) -> bool:
        return self.state == QuestionState.WAITING


def asked(question: Question, time: QuestionTime | None) -> Asked:
    """One question of a session whose highlights `time` knows."""
    author = None if question.is_anonymous else question.author
    edition = question.happening.edition
    return Asked(
        code=question.code,
        text=question.text,
        href=reverse_plain("chat:question", edition.slug, question.happening.code, question.code),
        votes=question.votes,
        state=question.state,
        at=question.at,
        name=author.name if author else "",
        by=author.code if author else "",
        is_highlighted=time is not None and time.highlighted_id == question.pk,
    )


def all_asked(questions: Iterable[Question], time: QuestionTime | None) -> list[Asked]:
    return [asked(one, time) for one in questions]


def tell(question: Question, *, is_new: bool = False) -> None:
    """Send the line to those who read along, and let the stage look again."""
    happening = question.happening
    live.changed(stage_topic(happening))
    if question.state not in PUBLIC:
        return
    time = QuestionTime.objects.filter(happening=happening).first()
    context = {"question": asked(question, time), "is_old": not is_new}
    with override(settings.LANGUAGE_CODE), timezone.override(happening.edition.zone):
        html = render_to_string("ui/question.html", context).strip()
    live.push(questions_topic(happening), html=html)


def tell_all(happening: Happening) -> None:
    """What can only be fetched anew: a question is gone, or back in its old place."""
    live.changed(stage_topic(happening), questions_topic(happening))
