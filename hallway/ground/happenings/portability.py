"""Talks, stars and places of a person, for download and erasure."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.ground.happenings.actions import cancel_sign_up
from hallway.ground.happenings.models import Appearance, SignUp, Star
from hallway.ground.happenings.states import SignUpState
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, names_on_pages

_WHICH = ("happening__edition__name", "happening__title", "happening__code")


@exports("appearances", "happenings.Appearance")
def appearances(person: Person) -> Rows:
    return list(
        Appearance.objects.filter(person=person).values(
            *_WHICH, "part", "happening__abstract", "happening__description", "happening__starts_at"
        )
    )


@names_on_pages
def speaking(person: Person) -> Iterable[str]:
    return Appearance.objects.filter(person=person).values_list("happening__edition__slug", flat=True)


@exports("stars", "happenings.Star")
def stars(person: Person) -> Rows:
    return list(Star.objects.filter(person=person).values(*_WHICH, "starred_at", "choice"))


@exports("sign_ups", "happenings.SignUp")
def sign_ups(person: Person) -> Rows:
    return list(SignUp.objects.filter(person=person).values(*_WHICH, "state", "asked_at"))


@erases
def forget(person: Person, *, names_too: bool) -> None:
    """Stars go; places go back, so that the next who waits gets them."""
    Star.objects.filter(person=person).delete()
    held = SignUp.objects.filter(person=person).exclude(state=SignUpState.OUT)
    for sign_up in held.select_related("happening__edition"):
        cancel_sign_up(sign_up.happening, by=person)
    SignUp.objects.filter(person=person).delete()
