from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition


class InvitationForm(forms.Form):
    """Who is to help, and with what."""

    email = forms.EmailField(label=_("Mail address"))
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False, help_text=_("Only needed for somebody new here.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PROGRAMME)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["track"] = forms.ModelChoiceField(
            edition.tracks.all(),
            label=_("Only for this track"),
            required=False,
            empty_label=_("All tracks"),
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("track") and data.get("role") != Role.TRACK:
            self.add_error("track", _("Only track organisers belong to one track."))
        return data
