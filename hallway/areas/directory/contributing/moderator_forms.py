from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ModeratorForm(forms.Form):
    """Who is to look after the directory."""

    email = forms.EmailField(label=_("Mail address"))
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False, help_text=_("Only needed for somebody new here.")
    )
