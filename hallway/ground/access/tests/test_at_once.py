"""Two owners at the same moment: one of them stays."""

from __future__ import annotations

import pytest

from hallway.ground.access.actions import LastOwner, grant_role, revoke_role
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.me.actions import CannotErase, erase
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once


@pytest.fixture
def owners(transactional_db: None, edition: Edition, ada: Person, grace: Person) -> tuple[Person, Person]:
    grant_role(edition, grace, Role.OWNER, by=ada)
    return ada, grace


@pytest.mark.parametrize("_attempt", range(3))
def test_two_owners_revoke_each_other(edition: Edition, owners: tuple[Person, Person], _attempt: int) -> None:
    ada, grace = owners
    raised = at_once(
        lambda: revoke_role(edition, grace, Role.OWNER, by=ada),
        lambda: revoke_role(edition, ada, Role.OWNER, by=grace),
    )
    assert [type(error) for error in raised] == [LastOwner]
    assert edition.role_grants.filter(role=Role.OWNER).count() == 1


@pytest.mark.parametrize("_attempt", range(3))
def test_two_owners_erase_themselves(edition: Edition, owners: tuple[Person, Person], _attempt: int) -> None:
    raised = at_once(*(lambda one=one: erase(one, by=one) for one in owners))
    assert [type(error) for error in raised] == [CannotErase]
    assert edition.role_grants.filter(role=Role.OWNER).count() == 1


@pytest.mark.parametrize("_attempt", range(3))
def test_one_erases_themselves_while_the_other_is_revoked(
    edition: Edition, owners: tuple[Person, Person], _attempt: int
) -> None:
    ada, grace = owners
    raised = at_once(lambda: erase(ada, by=ada), lambda: revoke_role(edition, grace, Role.OWNER, by=ada))
    assert [type(error) for error in raised] in ([CannotErase], [LastOwner])
    assert edition.role_grants.filter(role=Role.OWNER).count() == 1
