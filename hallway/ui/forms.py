from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class HallwayRenderer(TemplatesSetting):
    """Forms look the same everywhere: one template draws every field."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class TimeField(forms.TimeField):
    """A time of a clock, as the browser picks one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)
