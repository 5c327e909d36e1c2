"""Roles of a person, for download and erasure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hallway.ground.access.models import Entitlement, RoleGrant
from hallway.ground.access.reading import editions_owned_alone
from hallway.ground.access.states import Role
from hallway.ground.me.actions import CannotErase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, objects


@exports("roles", "access.RoleGrant")
def roles(person: Person) -> Rows:
    return list(
        RoleGrant.objects.filter(person=person).values("edition__name", "role", "track__name", "granted_at")
    )


@exports("entitlements", "access.Entitlement")
def entitlements(person: Person) -> Rows:
    return list(Entitlement.objects.filter(person=person).values("edition__name", "kind", "given_at"))


@objects
def owns_alone(person: Person) -> str:
    """An edition without an owner could never be given to anybody again."""
    names = ", ".join(edition.name for edition in editions_owned_alone(person))
    if not names:
        return ""
    return _("You are the only owner of %(names)s. Make somebody else an owner first.") % {"names": names}


@erases
def forget(person: Person, *, names_too: bool) -> None:
    # Locked in one order, so that of two last owners who go at the same moment one has to stay.
    mine = RoleGrant.objects.filter(person=person, role=Role.OWNER).values("edition")
    list(RoleGrant.objects.select_for_update().filter(edition__in=mine, role=Role.OWNER).order_by("pk"))
    if objection := owns_alone(person):
        raise CannotErase(objection)
    RoleGrant.objects.filter(person=person).delete()
    Entitlement.objects.filter(person=person).delete()
