from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class HallwayRenderer(TemplatesSetting):
    """Forms look the same everywhere: one template draws every field."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
