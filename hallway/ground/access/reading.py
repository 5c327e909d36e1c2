"""Questions about who does what."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, Q, QuerySet

from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


def editions_owned_alone(person: Person) -> QuerySet[Edition]:
    """The editions of which this person is the last owner."""
    owners = Count("role_grants", filter=Q(role_grants__role=Role.OWNER))
    mine = Edition.objects.filter(
        pk__in=RoleGrant.objects.filter(person=person, role=Role.OWNER).values("edition")
    )
    return mine.annotate(owners=owners).filter(owners=1)


def team_of(edition: Edition) -> list[tuple[Person, list[RoleGrant]]]:
    """Everybody with a role, by name, each with their roles. One query."""
    grants = edition.role_grants.select_related("person", "track").order_by(
        "person__name", "person_id", "role", "track__name"
    )
    return [(person, list(mine)) for person, mine in groupby(grants, key=lambda grant: grant.person)]
