from __future__ import annotations

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.socialaccount.forms import DisconnectForm
from django import forms
from django.utils.translation import gettext_lazy as _

from hallway.ground.me.addresses import note_address


class SignInForm(RequestLoginCodeForm):
    """Asks for the address to which the code goes."""

    def clean_email(self) -> str:
        """Give somebody whom others wrote down the row in which allauth notes that the code arrived.

        It stays unverified until they enter the code.
        """
        email: str = super().clean_email()
        if self._user:
            note_address(self._user, email, verified=False)
        return email


class PasskeyForm(AddWebAuthnForm):
    """Every key added here can sign in alone, so there is nothing to choose but its name."""

    # allauth's script reads the tick.
    passwordless = forms.BooleanField(
        initial=True, required=False, widget=forms.CheckboxInput(attrs={"hidden": True})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this key")
        self.fields["name"].help_text = _("So that you know it again: “Phone”, “Blue key”.")


class LeaveProviderForm(DisconnectForm):
    """Any provider may go: a code by mail always remains."""

    def clean(self) -> dict[str, Any] | None:
        # allauth's own check wants a password to remain instead.
        return forms.Form.clean(self)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
