"""What moderators fill in: lists, names, and the facts of one conference."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hallway.areas.directory.contributing.fields import LinkField, field_for
from hallway.areas.directory.facts import FACTS
from hallway.areas.directory.models import Source
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Series
from hallway.ports.fetch import MAX_BYTES

GROUPS: Final[list[tuple[str | Promise, tuple[str, ...]]]] = [
    (
        gettext_lazy("What and when"),
        (
            "name",
            "year",
            "starts_on",
            "ends_on",
            "status",
            "mode",
            "timezone",
            "attendance",
            "entry.alt_name",
        ),
    ),
    (
        gettext_lazy("Where"),
        ("venue", "city", "region", "country", "entry.latitude", "entry.longitude", "spots"),
    ),
    (
        gettext_lazy("What it is about and what it costs"),
        ("entry.topics", "entry.price", "entry.tickets_from", "entry.note"),
    ),
    (
        gettext_lazy("Links"),
        (
            *("entry.website", "entry.tickets_url", "entry.aid_url", "entry.sponsor_url"),
            *("entry.mastodon", "entry.bluesky", "entry.twitter", "entry.youtube"),
        ),
    ),
]


class SourceForm(forms.ModelForm[Source]):
    """A list that is read again and again."""

    url = LinkField(label=gettext_lazy("Address"), required=False, max_length=500)

    class Meta:
        model = Source
        fields = ["name", "url", "format", "rank", "hours", "is_on"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_on") and not data.get("url"):
            self.add_error("url", _("Only a list with an address can be read by itself."))
        return data


class ListFileForm(forms.Form):
    """A list as a file."""

    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("YAML, CSV or JSON."))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024**2})
        return file


class AliasForm(forms.Form):
    """Another name of a series."""

    series = forms.ModelChoiceField(Series.objects.order_by("name"), label=gettext_lazy("Series"))
    name = forms.CharField(label=gettext_lazy("Another name of it"), max_length=200)


class FactSheet(forms.Form):
    """All facts of one conference. `seen` keeps what was there when the page was made, so that
    only what somebody changed is written, whatever a list has brought meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    source = LinkField(label=gettext_lazy("Where is this written?"), required=False)

    def __init__(self, *args: Any, texts: dict[str, str], hosted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hosted = hosted
        self.stands = texts
        self.fields["seen"].initial = json.dumps(texts)
        for name in FACTS:
            if not hosted or name.startswith("entry."):
                self.fields[name] = field_for(name, initial=texts[name])

    def changed(self) -> dict[str, str]:
        """What the person wants other than what they saw."""
        seen = self._seen()
        wanted = {name: self.cleaned_data[name] for name in FACTS if name in self.cleaned_data}
        return {name: text for name, text in wanted.items() if text != seen.get(name, self.stands[name])}

    def _seen(self) -> dict[str, str]:
        try:
            told = json.loads(self.cleaned_data.get("seen") or "{}")
        except (ValueError, RecursionError):
            told = {}
        return (
            {name: text for name, text in told.items() if isinstance(text, str)}
            if isinstance(told, dict)
            else {}
        )

    def groups(self) -> Iterator[tuple[str | Promise, list[BoundField], bool]]:
        """Fields under their headings; those of deadlines that are not known are folded."""
        for head, names in GROUPS:
            yield head, [self[name] for name in names if name in self.fields], True
        for kind in DeadlineKind:
            names = tuple(f"{kind.value}.{column}" for column in ("on", "extended", "zone", "url"))
            found = [self[name] for name in names if name in self.fields]
            is_open = kind == DeadlineKind.CALL or any(self.stands[name] for name in names)
            yield kind.label, found, is_open or any(field.errors for field in found)

    def refuse(self, error: ValidationError) -> None:
        """Say at its field what cannot be."""
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in told.items():
            self.add_error(name if name in self.fields else None, messages)
