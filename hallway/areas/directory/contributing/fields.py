"""Form fields for facts: what is typed goes through the fact's own reader and comes out as its text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory import facts
from hallway.areas.directory.fact_values import read_link
from hallway.areas.directory.states import Topic

LONGEST = 5000
ALWAYS_KNOWN = frozenset({"name", "status", "mode"})
_HELP = {
    "zone": _("Such as Europe/Warsaw; AoE is anywhere on Earth."),
    "latitude": _("Degrees north, such as 48.137."),
    "longitude": _("Degrees east, such as 11.575."),
    "tickets_from": _("Day and time in UTC, such as 2027-05-31 10:00."),
    "year": _("Only where the days are not known yet."),
}


class StatedWidget(forms.MultiWidget):
    """A day, and a time of it if one was stated."""

    use_fieldset = True
    template_name = "directory/_day_and_time.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        day = forms.DateInput(attrs={"type": "date", "aria-label": _("day")})
        clock = forms.TimeInput(attrs={"type": "time", "aria-label": _("time, if one is given")})
        super().__init__([day, clock], attrs)

    def decompress(self, value: str | None) -> list[str]:
        day, _blank, clock = (value or "").partition(" ")
        return [day, clock]

    def use_required_attribute(self, initial: Any) -> bool:
        """The time is never required, and the two would be told the same."""
        return False


class StatedField(forms.MultiValueField):
    """Day and time as one text: "2027-01-13 23:59"."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        self.fact = facts.FACTS[name]
        kwargs.setdefault("label", capfirst(facts.label(name)))
        kwargs.setdefault("help_text", _("Without a time the whole day counts."))
        parts = (forms.CharField(max_length=60), forms.CharField(max_length=60, required=False))
        super().__init__(parts, require_all_fields=False, widget=StatedWidget, **kwargs)

    def compress(self, data_list: list[str]) -> str:
        text = " ".join(part for part in data_list or () if part)
        return self.fact.show(self.fact.read(text))


class FactField(forms.CharField):
    """A fact by its name, such as "call.on"."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        fact = facts.FACTS[name]
        self.fact = fact
        column = name.rpartition(".")[2]
        kwargs.setdefault("label", capfirst(facts.label(name)))
        kwargs.setdefault("help_text", _HELP.get(column, ""))
        kwargs.setdefault("widget", _widget(fact, column))
        required = name in ALWAYS_KNOWN
        super().__init__(**{"required": required, "max_length": LONGEST, **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No length in the page: the fact says itself what is too long."""
        return {}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return self.fact.show(self.fact.read(text))


class TopicsField(forms.MultipleChoiceField):
    """The topics as boxes to tick; its text is their codes, joined by commas."""

    def __init__(self, initial: str = "") -> None:
        super().__init__(
            label=capfirst(facts.label("entry.topics")),
            choices=Topic.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=initial.split(",") if initial else [],
        )
        self.stands = initial

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        stands = self.stands.split(",") if self.stands else []
        kept = [code for code in stands if code in chosen]
        return ",".join([*kept, *(code for code in chosen if code not in kept)])


class LinkField(forms.CharField):
    """A web address that everybody can open."""

    widget = forms.URLInput

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        url = read_link(text)
        if self.required and not url:
            raise ValidationError(self.error_messages["required"], code="required")
        return url


def field_for(name: str, *, initial: str = "") -> forms.Field:
    """The field for a fact, filled in with what is known."""
    if name == "entry.topics":
        return TopicsField(initial)
    if name.endswith((".on", ".extended")):
        return StatedField(name, initial=initial, required=False)
    return FactField(name, initial=initial)


def _widget(fact: facts.Fact, column: str) -> forms.Widget:
    if fact.choices is not None:
        return forms.Select(choices=fact.choices.choices)
    if column in {"starts_on", "ends_on"}:
        return forms.DateInput(attrs={"type": "date"})
    if column in {"url", "website"} or column.endswith("_url"):
        return forms.URLInput()
    return forms.Textarea(attrs={"rows": 4}) if fact.long else forms.TextInput()
