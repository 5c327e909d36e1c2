"""Forms of settings and mail templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hallway.areas.notices.channels import CHANNELS
from hallway.areas.notices.composing import allowed_names
from hallway.areas.notices.kinds import by_group
from hallway.areas.notices.models import Habit, MailTemplate
from hallway.areas.notices.recipients import Recipient
from hallway.areas.notices.wording import names_in, one_line
from hallway.ground.activity.notices import Kind, Text, Timing
from hallway.ground.me.profile_forms import time_zones
from hallway.ui.forms import TimeField

TIMINGS = [(Timing.NOW, _("At once")), (Timing.DIGEST, _("In the digest")), (Timing.OFF, _("Not at all"))]
Rows = list[tuple[Kind, list[forms.BoundField]]]


class ChoicesForm(forms.Form):
    """For every kind and channel: at once, in the digest, not at all."""

    def __init__(self, *args: Any, reader: Recipient, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reader = reader
        self._groups = by_group()
        for kind, channel, name in self._names():
            self.fields[name] = forms.ChoiceField(
                label=str(CHANNELS[channel].label), choices=TIMINGS, initial=reader.timing(kind, channel)
            )

    def _names(self) -> Iterator[tuple[Kind, str, str]]:
        for _group, kinds in self._groups:
            for kind in kinds:
                for channel in CHANNELS:
                    yield kind, channel, f"{kind.key}-{channel}".replace(".", "-")

    def groups(self) -> list[tuple[Text, Rows]]:
        """Group → kind → its fields, in the order of the page."""
        of_kind: dict[str, list[forms.BoundField]] = {}
        for kind, _channel, name in self._names():
            of_kind.setdefault(kind.key, []).append(self[name])
        return [(group, [(kind, of_kind[kind.key]) for kind in kinds]) for group, kinds in self._groups]

    def changed(self) -> dict[tuple[str, str], Timing]:
        """What is other than before, so that what nobody has touched follows the area's advice."""
        chosen = {
            (kind.key, channel): (Timing(self.cleaned_data[name]), self._reader.timing(kind, channel))
            for kind, channel, name in self._names()
        }
        return {key: new for key, (new, before) in chosen.items() if new != before}


class HabitForm(forms.Form):
    """Quiet hours, the hour of the digest, and where the clock stands."""

    quiet_from = TimeField(label=_("Quiet from"))
    quiet_until = TimeField(label=_("Quiet until"), help_text=_("The same time twice means: no quiet hours."))
    loud = forms.MultipleChoiceField(
        label=_("May come in quiet hours as well"),
        choices=lambda: [(channel.key, channel.label) for channel in CHANNELS.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    digest_hour = forms.TypedChoiceField(
        label=_("My digest comes at"), choices=[(hour, f"{hour:02}:00") for hour in range(24)], coerce=int
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: [("", _("Not chosen")), *time_zones()[1:]],
        required=False,
        help_text=_("Without one, the clock of the conference counts, or else UTC."),
    )

    @staticmethod
    def initial_of(habit: Habit, time_zone: str) -> dict[str, Any]:
        fields = ("quiet_from", "quiet_until", "loud", "digest_hour")
        return {name: getattr(habit, name) for name in fields} | {"time_zone": time_zone}


class TemplateForm(forms.ModelForm):
    """The team's own words for one kind in one language."""

    class Meta:
        model = MailTemplate
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "body": _("You can use Markdown. Leave out greeting and farewell: every mail has them.")
        }

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allowed = allowed_names(kind)

    def clean_subject(self) -> str:
        return self._known(one_line(self.cleaned_data["subject"]))

    def clean_body(self) -> str:
        return self._known(self.cleaned_data["body"])

    def _known(self, text: str) -> str:
        unknown = sorted(names_in(text) - set(self._allowed))
        if unknown:
            raise forms.ValidationError(
                gettext("Nothing is known by the name of %(unknown)s. You can use: %(allowed)s.")
                % {"unknown": _braced(unknown), "allowed": _braced(self._allowed)}
            )
        return text


def _braced(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
