"""What people do with their own record, and how records come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q

from hallway.ground.activity.actions import record
from hallway.ground.editions import publishing
from hallway.ground.me import pictures
from hallway.ground.people import portability
from hallway.ground.people.models import DEFAULT_AUDIENCE, Handle, Person
from hallway.ground.people.states import Audience

FORMER = "Former speaker"


class CannotErase(Exception):
    """Something stands in the way; the message says to the person what."""


@transaction.atomic
def change_profile(
    person: Person, *, by: Person, fields: Mapping[str, Any], handles: Iterable[tuple[str, str]]
) -> None:
    """Write these fields of the record, and replace all handles (kind, normalised value)."""
    if "audience" in fields and fields["audience"].get("photo") != person.audience.get("photo"):
        _move_photo(person)
    for name, value in fields.items():
        setattr(person, name, value)
    person.save()
    wanted = dict.fromkeys(handles)
    person.handles.all().delete()
    Handle.objects.bulk_create(Handle(person=person, kind=kind, value=value) for kind, value in wanted)
    _face_changed(person)
    record("person.changed", person, by=by, fields=sorted(fields))


def _move_photo(person: Person) -> None:
    """Give the photo a new address: who may no longer see it may still know the old one."""
    if not person.photo:
        return
    with person.photo.open() as file:
        content = file.read()
    _drop_photo_after_commit(person)
    person.photo.save("photo.webp", ContentFile(content), save=False)


@transaction.atomic
def set_photo(person: Person, file: BinaryIO, *, by: Person) -> None:
    """Keep a small, clean copy of a photo; the one before goes. Raises pictures.BadPicture."""
    clean = pictures.portrait(file)
    _drop_photo_after_commit(person)
    person.photo.save("photo.webp", ContentFile(clean), save=False)
    person.save(update_fields=["photo", "changed_at"])
    _face_changed(person)
    record("person.photo_changed", person, by=by)


@transaction.atomic
def remove_photo(person: Person, *, by: Person) -> None:
    """Take the photo away; without one nothing happens."""
    if not person.photo:
        return
    _drop_photo_after_commit(person)
    person.photo = ""
    person.save(update_fields=["photo", "changed_at"])
    _face_changed(person)
    record("person.photo_removed", person, by=by)


@transaction.atomic
def erase(person: Person, *, by: Person, names_too: bool = False) -> None:
    """Let go of a person: what is left is an empty row that nobody can sign in to.

    Their name stays with talks they gave and thanks they got, unless `names_too`.
    Raises CannotErase.
    """
    reasons = portability.objections_to_erasing(person)
    if reasons:
        raise CannotErase(" ".join(reasons))
    _face_changed(person)  # first, while it is known where the person appears
    portability.let_go(person, names_too=names_too)
    _drop_photo_after_commit(person)
    _empty(person, names_too=names_too)
    record("person.erased", person, by=None)


def find_or_write_down(email: str, *, name: str = "") -> Person:
    """The person with this address; a new record, which they claim by a code, if there is none."""
    email = email.strip().lower()
    known = Person.objects.filter(Q(email=email) | Q(emailaddress__email=email, emailaddress__verified=True))
    if person := known.first():
        return person
    try:
        with transaction.atomic():
            return Person.objects.create_user(email=email, name=name or email.partition("@")[0])
    except IntegrityError:  # somebody has just written them down, or they have just confirmed the address
        return known.get()


@transaction.atomic
def make_admin(email: str, name: str = "") -> Person:
    """Let whoever reads the mail at `email` do everything in this installation."""
    person = find_or_write_down(email, name=name)
    person.is_admin = True
    person.name = name or person.name
    person.save(update_fields=["is_admin", "name", "changed_at"])
    record("person.made_admin", person, by=None)
    return person


def _empty(person: Person, *, names_too: bool) -> None:
    is_credited = person.appearances.exists() or person.credits.exists()
    blank = Person(pk=person.pk, code=person.code, joined_at=person.joined_at, is_active=False)
    if is_credited:
        blank.name = FORMER if names_too else person.name
    blank.audience = dict.fromkeys(DEFAULT_AUDIENCE, Audience.PRIVATE)
    # A session holds a hash of this value: a new one ends all sessions of the person.
    blank.set_unusable_password()
    blank.save(force_update=True)


def _drop_photo_after_commit(person: Person) -> None:
    if name := person.photo.name:
        transaction.on_commit(lambda: default_storage.delete(name))


def _face_changed(person: Person) -> None:
    """Pages that show this person are out of date: theirs, and those of the editions they appear in."""
    slugs = portability.editions_that_name(person)
    publishing.raise_version(publishing.SITE, *(publishing.scope(slug) for slug in slugs))
