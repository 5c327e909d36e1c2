from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hallway.ports.fetch import MAX_BYTES


class ImportForm(forms.Form):
    """Where the programme comes from: a file or an address, one of them."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("schedule.json or schedule.xml (frab, pretalx), Sessionize JSON, or a CSV table."),
    )
    url = forms.URLField(
        label=_("or its address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Hallway fetches it once, now."),
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one source."""
        data = super().clean() or {}
        if bool(data.get("file")) == bool(data.get("url")) and not self.errors:
            raise ValidationError(_("Choose a file or type an address, one of the two."))
        return data

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024**2})
        return file
