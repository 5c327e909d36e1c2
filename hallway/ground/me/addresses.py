from __future__ import annotations

from allauth.account.models import EmailAddress

from hallway.ground.people.models import Person


def note_address(person: Person, email: str, *, verified: bool) -> None:
    """Make sure that allauth has a row for this address of a person.

    People whom others wrote down have none, and without it allauth would ask for a
    second code. A verified row is never made unverified.
    """
    row, _is_new = EmailAddress.objects.get_or_create(
        user=person,
        email=email.lower(),
        defaults={"primary": not EmailAddress.objects.filter(user=person, primary=True).exists()},
    )
    if verified and not row.verified:
        row.verified = True
        row.save(update_fields=["verified"])
