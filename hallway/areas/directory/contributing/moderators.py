"""Asking people to look after the directory, and thanking them for it."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hallway.areas.directory.models import Moderator
from hallway.ground.activity.actions import record
from hallway.ground.me.actions import find_or_write_down
from hallway.ground.people.models import Person


@transaction.atomic
def appoint(email: str, *, by: Person | None, name: str = "") -> Moderator:
    """Let whoever reads the mail at `email` look after the directory, and write to them. Twice is once."""
    person = find_or_write_down(email, name=name)
    moderator, is_new = Moderator.objects.get_or_create(person=person)
    if is_new:
        record("directory.moderator_appointed", by=by, person=person.pk)
        transaction.on_commit(lambda: _write_to(person, by))
    return moderator


@transaction.atomic
def dismiss(moderator: Moderator, *, by: Person) -> None:
    """They look after the directory no more. What they decided stays."""
    record("directory.moderator_dismissed", by=by, person=moderator.person_id)
    moderator.delete()


def _write_to(person: Person, by: Person | None) -> None:
    query = urlencode({"next": reverse("directory_desk:proposals")})
    with translation.override(person.language or settings.LANGUAGE_CODE):
        context = {
            "person": person,
            "by": by,
            "link": f"{settings.PUBLIC_URL}{reverse('account_login')}?{query}",
        }
        subject = _("You look after the directory of conferences")
        body = render_to_string("directory/mail/moderator.txt", context)
    send_mail(subject, body, None, [person.email or ""])
