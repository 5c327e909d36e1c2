"""One person, one record, whatever roles they have."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hallway.ground import markdown
from hallway.ground.codes import new_code
from hallway.ground.people.handles import address_of
from hallway.ground.people.states import Audience, HandleKind

# What a new person shows before they have chosen. A public talk makes name, photo, biography
# and pronouns of its speaker public: see rules.may_see.
DEFAULT_AUDIENCE: dict[str, str] = {
    "pronouns": Audience.ATTENDEES,
    "pronunciation": Audience.ATTENDEES,
    "tagline": Audience.ATTENDEES,
    "bio": Audience.ATTENDEES,
    "photo": Audience.ATTENDEES,
    "city": Audience.PRIVATE,
    "employer": Audience.PRIVATE,
    "handles": Audience.ATTENDEES,
    "email": Audience.PRIVATE,
}


def photo_path(person: Person, filename: str) -> str:
    """A name that says nothing about the person and changes with every upload."""
    return f"people/{new_code().lower()}{new_code().lower()}.webp"


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str | None = None, **fields: Any) -> Person:
        """A person without a password: sign-in is by code, passkey or identity provider."""
        person = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Account, speaker, volunteer, ticket holder: the same row.

    A person without an address is one whom others wrote down (an imported speaker);
    they cannot sign in until an organiser adds an address.
    """

    code = models.CharField(max_length=6, unique=True, default=new_code, editable=False)
    email = models.EmailField(_("email"), unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    pronouns = models.CharField(_("pronouns"), max_length=60, blank=True)
    pronunciation = models.CharField(_("how to say my name"), max_length=200, blank=True)
    tagline = models.CharField(_("one line about me"), max_length=200, blank=True)
    bio = models.TextField(_("about me"), blank=True, max_length=20_000)
    bio_html = models.TextField(editable=False, blank=True)
    city = models.CharField(_("where I live"), max_length=120, blank=True)
    employer = models.CharField(_("employer or project"), max_length=200, blank=True)
    photo = models.ImageField(_("photo"), upload_to=photo_path, blank=True)
    core_developer = models.BooleanField(default=False)
    audience = models.JSONField(default=dict, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    is_active = models.BooleanField(default=True)
    is_admin = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.bio_html = markdown.to_html(self.bio)
        super().save(*args, **kwargs)

    def audience_of(self, field: str) -> Audience:
        """Who may see this field; unknown values count as private."""
        chosen = self.audience.get(field, DEFAULT_AUDIENCE.get(field, Audience.PRIVATE))
        return Audience(chosen) if chosen in Audience.values else Audience.PRIVATE


class Handle(models.Model):
    """A name or address on another network."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="handles")
    kind = models.CharField(max_length=12, choices=HandleKind, default=HandleKind.WEBSITE)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="handle_once")]
        ordering = ["kind", "value"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"

    @property
    def url(self) -> str:
        """Where a click leads; empty for networks without addresses."""
        return address_of(self.kind, self.value)


class SourceIdentity(models.Model):
    """Who a person is in another system: (host of a schedule, the key it uses) → person.

    It keeps a re-import from making the same speaker twice, and lets one speaker be
    the same person over all editions that come from the same system. For somebody who was
    erased a fingerprint of the key stays, so that the next import does not write them down again.
    """

    source = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="source_identities")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="source_identity_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"

    @staticmethod
    def fingerprint(source: str, key: str) -> str:
        """What stays of a key once its person is erased: SHA-256, so the name in it is gone."""
        return f"erased-{sha256(f'{source} {key}'.encode()).hexdigest()}"
