"""Giving and taking roles."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition, Track
from hallway.ground.limits.actions import allow
from hallway.ground.me.actions import find_or_write_down
from hallway.ground.people.models import Person

PER_HOUR = 60  # invitations that one organiser may send; a whole team fits, a mailing does not


class TooMany(Exception):
    """So many mails to people who did not ask for them are enough for an hour."""


class LastOwner(Exception):
    """An edition keeps at least one owner."""


class WrongTrack(ValueError):
    """The track belongs to another edition, or the role is not that of a track organiser."""


@transaction.atomic
def grant_role(
    edition: Edition, person: Person, role: Role, *, by: Person | None, track: Track | None = None
) -> RoleGrant:
    """Give a role; given twice it is held once. `track` binds a track organiser. Raises WrongTrack."""
    if track is not None and (track.edition_id != edition.pk or role != Role.TRACK):
        raise WrongTrack
    grant, is_new = RoleGrant.objects.get_or_create(edition=edition, person=person, role=role, track=track)
    if is_new:
        record("role.granted", grant, by=by, edition=edition, role=role, person=person.pk)
    return grant


@transaction.atomic
def revoke_role(
    edition: Edition, person: Person, role: Role, *, by: Person | None, track: Track | None = None
) -> None:
    """Take a role away; one that is not held changes nothing. Raises LastOwner."""
    if role == Role.OWNER:
        # The lock lets two owners who revoke each other do so only one after the other.
        owners = edition.role_grants.select_for_update().filter(role=Role.OWNER).order_by("pk")
        if [grant.person_id for grant in owners] == [person.pk]:
            raise LastOwner
    held = RoleGrant.objects.filter(edition=edition, person=person, role=role, track=track).first()
    if held is not None:
        record("role.revoked", held, by=by, edition=edition, role=role, person=person.pk)
        held.delete()


@transaction.atomic
def invite(
    edition: Edition,
    email: str,
    role: Role,
    *,
    by: Person | None,
    name: str = "",
    track: Track | None = None,
) -> RoleGrant:
    """Give a role to whoever reads the mail at `email`, known or not, and write to them. Raises TooMany."""
    if by is not None and not allow(f"invite {by.pk}", PER_HOUR, dt.timedelta(hours=1)):
        raise TooMany
    person = find_or_write_down(email, name=name)
    grant = grant_role(edition, person, role, by=by, track=track)
    transaction.on_commit(lambda: _write_to(person, grant, by))
    return grant


def _write_to(person: Person, grant: RoleGrant, by: Person | None) -> None:
    query = urlencode({"next": reverse("people:me")})
    with translation.override(person.language or settings.LANGUAGE_CODE):
        context = {
            "person": person,
            "grant": grant,
            "by": by,
            "link": f"{settings.PUBLIC_URL}{reverse('account_login')}?{query}",
        }
        subject = _("You help with %(edition)s") % {"edition": grant.edition.name}
        body = render_to_string("access/mail/role.txt", context)
    send_mail(" ".join(subject.split()), body, None, [person.email or ""])
