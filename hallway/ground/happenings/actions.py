"""Stars and places. Claims are one conditional write: nobody is told they have a place they have not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import F, Q

from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.happenings.models import Happening, SignUp, Star
from hallway.ground.happenings.states import Choice, SignUpState, State
from hallway.ground.people.models import Person

StarListener = Callable[[Iterable[Happening]], None]

_star_listeners: list[StarListener] = []


def on_stars(listener: StarListener) -> StarListener:
    """Call `listener(happenings)` in the transaction that changed their stars; never by whom."""
    _star_listeners.append(listener)
    return listener


def _stars_changed(happenings: Iterable[Happening]) -> None:
    for listener in _star_listeners:
        listener(happenings)


class SignUpsClosed(Exception):
    """The happening takes no sign-ups, or is not public."""


def star(happening: Happening, *, by: Person) -> None:
    """Remember that `by` would like to be there. Twice is once. Stars are private: no activity."""
    star_many([happening], by=by)


@transaction.atomic
def unstar(happening: Happening, *, by: Person) -> None:
    """Forget it again."""
    Star.objects.filter(happening=happening, person=by).delete()
    _stars_changed([happening])


def choose(happening: Happening, choice: Choice, *, by: Person) -> bool:
    """Say what `by` means by their star. False when it is not starred (any more). Private: no activity."""
    return bool(Star.objects.filter(happening=happening, person=by).update(choice=choice))


@transaction.atomic
def star_many(happenings: Iterable[Happening], *, by: Person) -> None:
    """Add what a browser had kept before its owner signed in; nothing is taken away."""
    starred = list(happenings)
    Star.objects.bulk_create([Star(happening=one, person=by) for one in starred], ignore_conflicts=True)
    _stars_changed(starred)


@transaction.atomic
def sign_up(happening: Happening, *, by: Person) -> SignUp:
    """Give `by` a place, or a position on the waiting list when all places are taken.

    Asking again changes nothing. Raises SignUpsClosed.
    """
    if not happening.takes_sign_ups or happening.state != State.PUBLIC:
        raise SignUpsClosed
    sign_up, _ = SignUp.objects.get_or_create(
        happening=happening, person=by, defaults={"state": SignUpState.OUT, "asked_at": now()}
    )
    if sign_up.state != SignUpState.OUT:
        return sign_up
    state = SignUpState.IN if _claim_place(happening) else SignUpState.WAITING
    # Conditional, so that the same person in two tabs takes one place, not two.
    changed = SignUp.objects.filter(pk=sign_up.pk, state=SignUpState.OUT).update(state=state, asked_at=now())
    if not changed and state == SignUpState.IN:
        _give_back(happening)
    sign_up.refresh_from_db()
    record("happening.signed_up", happening, by=by, edition=happening.edition, state=sign_up.state)
    return sign_up


@transaction.atomic
def cancel_sign_up(happening: Happening, *, by: Person) -> None:
    """Give up a place or a waiting position; the place goes to the first who waits."""
    held = SignUp.objects.filter(happening=happening, person=by, state=SignUpState.IN)
    if held.update(state=SignUpState.OUT):
        _give_back(happening)
        promote_waiting(happening)
    else:
        waiting = SignUp.objects.filter(happening=happening, person=by, state=SignUpState.WAITING)
        if not waiting.update(state=SignUpState.OUT):
            return
    record("happening.sign_up_cancelled", happening, by=by, edition=happening.edition)


@transaction.atomic
def promote_waiting(happening: Happening) -> list[SignUp]:
    """Move people from the waiting list to free places, in the order in which they asked."""
    promoted = []
    queue = SignUp.objects.filter(happening=happening, state=SignUpState.WAITING).order_by("asked_at", "id")
    for sign_up in queue:
        if not _claim_place(happening):
            break
        if SignUp.objects.filter(pk=sign_up.pk, state=SignUpState.WAITING).update(state=SignUpState.IN):
            promoted.append(sign_up)
            record(
                "happening.promoted", happening, by=None, edition=happening.edition, person=sign_up.person_id
            )
        else:
            _give_back(happening)
    return promoted


def _claim_place(happening: Happening) -> bool:
    free = Q(capacity=None) | Q(taken__lt=F("capacity"))
    return bool(Happening.objects.filter(free, pk=happening.pk).update(taken=F("taken") + 1))


def _give_back(happening: Happening) -> None:
    Happening.objects.filter(pk=happening.pk, taken__gt=0).update(taken=F("taken") - 1)
