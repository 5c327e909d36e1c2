"""Who may: (person, edition) → bool. Areas build their own rules on these."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from hallway.ground.access.models import Entitlement, RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person

Viewer = Person | AnonymousUser


def has_role(person: Viewer, edition: Edition, *roles: Role) -> bool:
    """True with any of these roles, as owner of the edition, or as admin of the installation."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    if person.is_admin:
        return True
    return RoleGrant.objects.filter(edition=edition, person=person, role__in=[Role.OWNER, *roles]).exists()


def is_organiser(person: Viewer, edition: Edition) -> bool:
    """True for everybody with any role in the edition."""
    return has_role(person, edition, *Role)


def belongs_to(person: Viewer, edition: Edition) -> bool:
    """Whether somebody has a ticket, a part on stage, or a task there. A card of the board is none."""
    on_stage = Appearance.objects.filter(happening__edition=edition).exclude(happening__kind=Kind.OPEN_SPACE)
    return isinstance(person, Person) and (
        Entitlement.objects.filter(edition=edition, person=person).exists()
        or on_stage.filter(person=person).exists()
        or is_organiser(person, edition)
    )


def may_see_edition(person: Viewer, edition: Edition) -> bool:
    """A public edition is everybody's; a hidden one is its team's."""
    return edition.published or is_organiser(person, edition)


def may_edit_site(person: Viewer, edition: Edition) -> bool:
    return has_role(person, edition, Role.SITE)


def may_edit_board(person: Viewer, edition: Edition) -> bool:
    return has_role(person, edition, Role.OPEN_SPACES, Role.PROGRAMME)


def may_edit_programme(person: Viewer, edition: Edition) -> bool:
    return has_role(person, edition, Role.PROGRAMME)
