"""What this app holds on a person beside the record itself: for download and erasure."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports

FIELDS = (
    "code", "email", "name", "pronouns", "pronunciation", "tagline", "bio", "city", "employer",
    "core_developer", "audience", "time_zone", "language", "is_active", "is_admin", "joined_at",
    "changed_at", "last_login",
)  # fmt: skip


@exports("record")
def record_of(person: Person) -> Rows:
    return [{field: getattr(person, field) for field in FIELDS} | {"photo": person.photo.name}]


@exports("handles", "people.Handle")
def handles(person: Person) -> Rows:
    return list(person.handles.values("kind", "value"))


@exports("identities_in_imported_schedules", "people.SourceIdentity")
def source_identities(person: Person) -> Rows:
    return list(person.source_identities.values("source", "key"))


@exports("addresses", "account.EmailAddress")
def addresses(person: Person) -> Rows:
    return list(EmailAddress.objects.filter(user=person).values("email", "verified", "primary"))


@exports("passkeys", "mfa.Authenticator")
def passkeys(person: Person) -> Rows:
    """Names and dates; the key material is of no use to anybody but the key."""
    found = Authenticator.objects.filter(user=person)
    return [
        {"name": one.data.get("name", ""), "added": one.created_at, "last_used": one.last_used_at}
        for one in found
    ]


@exports("identity_providers", "socialaccount.SocialAccount")
def providers(person: Person) -> Rows:
    return list(
        SocialAccount.objects.filter(user=person).values(
            "provider", "uid", "extra_data", "date_joined", "last_login"
        )
    )


@erases
def forget(person: Person, *, names_too: bool) -> None:
    person.handles.all().delete()
    for identity in person.source_identities.exclude(key__startswith="erased-"):
        identity.key = identity.fingerprint(identity.source, identity.key)
        identity.save(update_fields=["key"])
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=person).delete()
