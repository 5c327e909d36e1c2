"""What allauth asks about our people."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hallway.ground.me.addresses import note_address
from hallway.ground.people.models import Person

TAKEN = _(
    "Another record here has this address by now. Sign in with it to see what for; nothing was changed."
)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up asks for a name; nobody gets a password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("That is not the code. Look for the newest mail from us."),
        "too_many_login_attempts": _("That was too often. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("That was too often. Wait a minute, then try again."),
        "duplicate_email": _("This is the address you use already."),
        "email_taken": TAKEN,
    }

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """The code was right: the address is theirs, unless somebody was written down with it just now."""
        try:
            with transaction.atomic():
                confirmed: bool = super().confirm_email(request, email_address)
        except IntegrityError:
            messages.error(request, TAKEN)
            return False
        return confirmed

    def set_password(self, user: Person, password: str) -> None:
        """Nobody has a password."""
        user.set_unusable_password()

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody signed up with an address that has an account: show them the way in."""
        link = settings.PUBLIC_URL + reverse("account_login")
        self.send_mail("account/email/account_already_exists", email, {"login_url": link})

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """Mails name this installation by its public address, whatever host the request named."""
        mine = {
            "PUBLIC_URL": settings.PUBLIC_URL,
            "signup_url": settings.PUBLIC_URL + reverse("account_signup"),
        }
        return super().render_mail(template_prefix, email, context | mine, headers)


class PasskeyAdapter(DefaultMFAAdapter):
    """A passkey is another way in, never a second hurdle (docs/decisions/0010)."""

    def is_mfa_enabled(self, user: Person, types: list[str] | None = None) -> bool:
        return False

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        return str(_("Passkey"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Hallway"}


class ProviderAdapter(DefaultSocialAccountAdapter):
    """People who come from an identity provider bring a full name."""

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Person:
        user: Person = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        full = data.get("name") or " ".join(part for part in parts if part) or data.get("username") or ""
        user.name = full[:200]
        user.email = user.email or None
        return user

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[Person, str] | None:
        """The person whose address the provider has verified: they need no code of ours."""
        found: tuple[Person, str] | None = super().authenticate_by_email(sociallogin)
        if found:
            note_address(*found, verified=True)
        return found
