"""Questions to a session: ask, vote, let through, highlight, answer."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F

from hallway.areas.chat import rules, text
from hallway.areas.chat.actions.posting import Refused, check_writer, readable
from hallway.areas.chat.asked import tell, tell_all
from hallway.areas.chat.models import Backchannel, Question, QuestionTime, QuestionVote
from hallway.areas.chat.states import PUBLIC, QuestionMode, QuestionState, Refusal
from hallway.ground.activity.actions import record
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def mode_of(happening: Happening, backchannel: Backchannel) -> QuestionMode:
    """How a session takes questions: as its speakers have chosen, else as the edition says."""
    chosen = QuestionTime.objects.filter(happening=happening).values_list("mode", flat=True).first()
    return QuestionMode(chosen or backchannel.questions)


@transaction.atomic
def choose(happening: Happening, mode: QuestionMode, *, by: Person) -> None:
    """How this session takes questions. What waits to be let through goes on waiting."""
    QuestionTime.objects.update_or_create(happening=happening, defaults={"mode": mode})
    record("chat.questions_chosen", happening, by=by, edition=happening.edition, public=True, mode=mode)
    tell_all(happening)


def asked_already(client_id: str, *, by: Person) -> Question | None:
    """What this person has asked under that name already."""
    return Question.objects.filter(author=by, client_id=client_id).first()


def ask(
    happening: Happening,
    words: str,
    backchannel: Backchannel,
    *,
    by: Person,
    client_id: str,
    is_anonymous: bool = False,
) -> Question:
    """Ask something. The same `client_id` again is the same question. Raises Refused."""
    if question := asked_already(client_id, by=by):
        return question
    cleaned = " ".join(readable(words, text.MOST_OF_A_QUESTION).split())
    check_writer(backchannel, by)
    mode = mode_of(happening, backchannel)
    if mode == QuestionMode.NONE:
        raise Refused(Refusal.CLOSED)
    question = Question(
        happening=happening,
        author=by,
        client_id=client_id,
        text=cleaned,
        is_anonymous=is_anonymous,
        state=QuestionState.SHOWN if mode == QuestionMode.LIVE else QuestionState.WAITING,
    )
    try:
        _ask(question)
    except IntegrityError:  # the same send over another connection was quicker
        if found := asked_already(client_id, by=by):
            return found
        raise
    return question


@transaction.atomic
def _ask(question: Question) -> None:
    question.number = _next_number(question.happening)
    question.save()
    tell(question, is_new=True)


def _next_number(happening: Happening) -> int:
    """Take the turn of a session until the transaction ends."""
    QuestionTime.objects.get_or_create(happening=happening)
    QuestionTime.objects.filter(happening=happening).update(newest=F("newest") + 1)
    return QuestionTime.objects.values_list("newest", flat=True).get(happening=happening)


@transaction.atomic
def vote(question: Question, backchannel: Backchannel, *, by: Person) -> None:
    """I would like to know that, too; twice is once. Raises Refused."""
    check_writer(backchannel, by)
    if not Question.objects.filter(pk=question.pk, state=QuestionState.SHOWN).exists():
        raise Refused(Refusal.GONE)
    _one, is_new = QuestionVote.objects.get_or_create(question=question, person=by)
    if is_new:
        Question.objects.filter(pk=question.pk).update(votes=F("votes") + 1)
        _tell_again(question)


@transaction.atomic
def take_vote_back(question: Question, *, by: Person) -> None:
    if QuestionVote.objects.filter(question=question, person=by).delete()[0]:
        Question.objects.filter(pk=question.pk, votes__gt=0).update(votes=F("votes") - 1)
        _tell_again(question)


def _tell_again(question: Question) -> None:
    question.refresh_from_db(fields=["votes", "state"])
    tell(question)


@transaction.atomic
def let_through(question: Question, *, by: Person) -> None:
    """Show a question that waits; it comes after those that are shown already."""
    waiting = Question.objects.filter(pk=question.pk, state=QuestionState.WAITING)
    number = _next_number(question.happening)
    if waiting.update(state=QuestionState.SHOWN, number=number):
        question.refresh_from_db(fields=["state", "number"])
        tell(question, is_new=True)


@transaction.atomic
def set_state(question: Question, state: QuestionState, *, by: Person) -> None:
    """Answered, asked again, or hidden. What is no longer asked is no longer highlighted."""
    before = Question.objects.values_list("state", flat=True).get(pk=question.pk)
    if before == state:
        return
    Question.objects.filter(pk=question.pk).update(state=state)
    if state != QuestionState.SHOWN:
        QuestionTime.objects.filter(highlighted=question).update(highlighted=None)
    if state == QuestionState.HIDDEN:
        record("chat.question_hidden", question, by=by, edition=question.happening.edition)
    question.refresh_from_db(fields=["state"])
    if before in PUBLIC and state in PUBLIC:
        tell(question)
    else:
        tell_all(question.happening)


def answered(question: Question, *, by: Person) -> None:
    set_state(question, QuestionState.ANSWERED, by=by)


def hide(question: Question, *, by: Person) -> None:
    set_state(question, QuestionState.HIDDEN, by=by)


@transaction.atomic
def highlight(question: Question | None, happening: Happening, *, by: Person) -> None:
    """This is the one that is being answered; None: nothing is."""
    time, _is_new = QuestionTime.objects.get_or_create(happening=happening)
    before = time.highlighted
    if question is not None and question.state != QuestionState.SHOWN:
        return
    QuestionTime.objects.filter(happening=happening).update(highlighted=question)
    for one in {before, question} - {None}:
        if one is not None:
            one.happening = happening
            tell(one)


@transaction.atomic
def withdraw(question: Question, *, by: Person) -> None:
    """Its asker takes it back; nothing of it stays."""
    if rules.may_withdraw(by, question):
        question.delete()
        tell_all(question.happening)
