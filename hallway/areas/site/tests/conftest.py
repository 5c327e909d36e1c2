from __future__ import annotations

import pytest

from hallway.areas.site.models import NewsPost, Page
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


@pytest.fixture
def page(edition: Edition) -> Page:
    return Page.objects.create(edition=edition, slug="culture", title="Culture", body="We say *hello* first.")


@pytest.fixture
def draft(edition: Edition) -> Page:
    return Page.objects.create(edition=edition, slug="soon", title="Soon", body="Not yet.", is_draft=True)


@pytest.fixture
def post(edition: Edition) -> NewsPost:
    return NewsPost.objects.create(
        edition=edition, slug="venue", title="We have a venue", body="By the water.", published_at=now()
    )


@pytest.fixture
def sina(edition: Edition) -> Person:
    """Sina writes the pages and owns nothing."""
    person = Person.objects.create_user(email="sina@example.org", name="Sina")
    RoleGrant.objects.create(edition=edition, person=person, role=Role.SITE)
    return person


@pytest.fixture
def rita(edition: Edition) -> Person:
    """Rita reviews, and does not write pages."""
    person = Person.objects.create_user(email="rita@example.org", name="Rita")
    RoleGrant.objects.create(edition=edition, person=person, role=Role.REVIEWER)
    return person
