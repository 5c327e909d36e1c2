"""What the safety team does: hide and restore, answer reports, ask somebody to pause."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from hallway.areas.chat.actions import asking
from hallway.areas.chat.live import queue_topic
from hallway.areas.chat.models import Backchannel, MutedAccount, Post, Question, Report, TimeOut, Version
from hallway.areas.chat.states import PostKind, PostState, QuestionState, ReportState
from hallway.areas.chat.telling import turned
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live import actions as live


@transaction.atomic
def hide(post: Post, backchannel: Backchannel, *, by: Person) -> None:
    """A stub stays in its place; its writer is told. Reports on it are answered by that."""
    if not Post.objects.filter(pk=post.pk, state=PostState.SHOWN).update(state=PostState.HIDDEN):
        return
    _answer(post, ReportState.HIDDEN, by)
    record("chat.hidden", post, by=by, edition=backchannel.edition)
    turned(post, backchannel)
    live.changed(queue_topic(backchannel.edition))


@transaction.atomic
def restore(post: Post, backchannel: Backchannel, *, by: Person) -> None:
    """Show it again, as it was."""
    if not Post.objects.filter(pk=post.pk, state=PostState.HIDDEN).update(state=PostState.SHOWN):
        return
    record("chat.restored", post, by=by, edition=backchannel.edition)
    turned(post, backchannel)
    live.changed(queue_topic(backchannel.edition))


@transaction.atomic
def hide_question(question: Question, edition: Edition, *, by: Person) -> None:
    """Nobody sees it any more but the safety team."""
    asking.hide(question, by=by)
    _answer(question, ReportState.HIDDEN, by)
    live.changed(queue_topic(edition))


@transaction.atomic
def restore_question(question: Question, edition: Edition, *, by: Person) -> None:
    """Ask it again."""
    asking.set_state(question, QuestionState.SHOWN, by=by)
    live.changed(queue_topic(edition))


@transaction.atomic
def dismiss(what: Post | Question, edition: Edition, *, by: Person) -> None:
    """It stays as it is; the reports on it are answered."""
    if _answer(what, ReportState.DISMISSED, by):
        record("chat.report_dismissed", what, by=by, edition=edition)
        live.changed(queue_topic(edition))


def _answer(what: Post | Question, state: ReportState, by: Person) -> int:
    about = {"post": what} if isinstance(what, Post) else {"question": what}
    waiting = Report.objects.filter(**about, state=ReportState.OPEN)
    return waiting.update(state=state, decided_by=by, decided_at=now())


@transaction.atomic
def time_out(
    person: Person, edition: Edition, *, by: Person, length: dt.timedelta, note: str = ""
) -> TimeOut:
    """Ask somebody to pause; they read on. A second one takes the place of the first."""
    given, _is_new = TimeOut.objects.update_or_create(
        edition=edition, person=person, defaults={"until": now() + length, "by": by, "note": note}
    )
    record("chat.timed_out", given, by=by, edition=edition, person=person.pk)
    live.changed(queue_topic(edition))
    return given


@transaction.atomic
def end_time_out(given: TimeOut, *, by: Person) -> None:
    """They may write again at once."""
    if TimeOut.objects.filter(pk=given.pk).delete()[0]:
        record("chat.time_out_ended", None, by=by, edition=given.edition, person=given.person_id)
        live.changed(queue_topic(given.edition))


@transaction.atomic
def mute_account(backchannel: Backchannel, account: str, *, by: Person) -> None:
    """Nothing of somebody outside is shown here: neither what has come, nor what will."""
    MutedAccount.objects.get_or_create(backchannel=backchannel, account=account)
    theirs = Post.objects.filter(stream__edition=backchannel.edition, kind=PostKind.OUTSIDE)
    for post in theirs.filter(outside__account=account, state=PostState.SHOWN):
        hide(post, backchannel, by=by)
    record("chat.account_muted", backchannel, by=by, edition=backchannel.edition)


@transaction.atomic
def unmute_account(backchannel: Backchannel, account: str, *, by: Person) -> None:
    """What comes from now on is shown; what is hidden stays so."""
    if MutedAccount.objects.filter(backchannel=backchannel, account=account).delete()[0]:
        record("chat.account_unmuted", backchannel, by=by, edition=backchannel.edition)


def delete_old_versions(*, before: dt.datetime) -> int:
    """What posts said before is kept for a month, unless a report on them waits. How many went."""

    old = Version.objects.filter(at__lt=before).exclude(post__reports__state=ReportState.OPEN)
    return old.delete()[0]
