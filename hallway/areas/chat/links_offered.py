"""What stands beside a session or a card: its conversation and its questions."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hallway.areas.chat.models import Backchannel
from hallway.areas.chat.states import BackchannelState, QuestionMode
from hallway.ground.happenings.beside import Link, beside
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind


@beside(10)
def conversation_and_questions(happening: Happening) -> list[Link]:
    """For everybody the same; whoever may not read is told so there."""
    open_ones = Backchannel.objects.filter(edition=happening.edition_id).exclude(
        state=BackchannelState.CLOSED
    )
    backchannel = open_ones.first()
    if backchannel is None or not happening.has_page or is_in_confidence(happening):
        return []
    args = [happening.edition.slug, happening.code]
    links = [Link(_("Talk about it"), reverse("chat:about", args=args))]
    if happening.kind != Kind.OPEN_SPACE and _mode(happening, backchannel) != QuestionMode.NONE:
        links.append(Link(_("Questions"), reverse("chat:questions", args=args)))
    return links


def _mode(happening: Happening, backchannel: Backchannel) -> str:
    time = getattr(happening, "question_time", None)
    return (time.mode if time else "") or backchannel.questions
