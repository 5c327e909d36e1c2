"""Forms that allauth's own forms inherit from; those that inherit from allauth's are in sign_in_forms."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hallway.ground.people.models import Person


class SignupForm(forms.Form):
    """What sign-up asks beside the address (allauth adds that)."""

    name = forms.CharField(label=_("Your name"), max_length=200, help_text=_("As you like to be called."))

    def signup(self, request: HttpRequest, user: Person) -> None:
        user.name = self.cleaned_data["name"]
        user.save()
