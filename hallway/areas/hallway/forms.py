from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hallway.areas.hallway.models import Plea
from hallway.areas.hallway.models.pleas import INK
from hallway.areas.hallway.states import MINUTES
from hallway.ground.editions.models import Edition, Place


def minutes_words() -> list[tuple[int, str]]:
    """How long a beacon burns, as choices."""
    return [(number, gettext("%(n)d minutes") % {"n": number}) for number in MINUTES]


def _one_line(text: str) -> str:
    return " ".join(text.split())


class BeaconForm(forms.Form):
    """What stands on a beacon."""

    topic = forms.CharField(label=_("What do you talk about?"), max_length=120)
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Where do you stand?"), required=False, empty_label=_("somewhere else")
    )
    spot = forms.CharField(
        label=_("Where exactly"),
        max_length=80,
        required=False,
        help_text=_("“At the coffee bar, by the window”."),
    )
    language = forms.CharField(
        label=_("Language"), max_length=40, required=False, help_text=_("If it is not obvious.")
    )
    minutes = forms.TypedChoiceField(
        label=_("For how long?"), choices=minutes_words, coerce=int, widget=forms.RadioSelect, initial=30
    )
    has_gap = forms.BooleanField(
        label=_("We keep a gap in the circle: just step in"), required=False, initial=True
    )
    is_named = forms.BooleanField(
        label=_("My name may stand there"),
        required=False,
        help_text=_("The page is public. Without your name, people find you by place and topic."),
    )

    def __init__(self, *args: Any, edition: Edition, **more: Any) -> None:
        super().__init__(*args, **more)
        cast(forms.ModelChoiceField, self.fields["place"]).queryset = edition.places.filter(is_virtual=False)

    def clean_topic(self) -> str:
        return _one_line(self.cleaned_data["topic"])

    def clean_spot(self) -> str:
        return _one_line(self.cleaned_data["spot"])

    def clean_language(self) -> str:
        return _one_line(self.cleaned_data["language"])

    def clean(self) -> dict[str, Any]:
        """Somewhere it must be."""
        data = super().clean() or {}
        if "spot" in data and not data["spot"] and not data.get("place"):
            self.add_error("spot", gettext("Say where you stand, so that people find you."))
        return data


class MinutesForm(forms.Form):
    minutes = forms.TypedChoiceField(choices=minutes_words, coerce=int)


class PleaForm(forms.ModelForm[Plea]):
    class Meta:
        model = Plea
        fields = ["topic", "where", "text"]
        labels = {
            "topic": _("What do you need help with?"),
            "where": _("Where are you?"),
            "text": _("More words"),
        }
        help_texts = {"where": _("“Second row in Tide”, “at the sockets by the stairs”, “online only”.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def clean_topic(self) -> str:
        return _one_line(self.cleaned_data["topic"])

    def clean_where(self) -> str:
        return _one_line(self.cleaned_data["where"])


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Offer help, or say what to do"), max_length=INK, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReportForm(forms.Form):
    text = forms.CharField(label=_("What is wrong with it?"), max_length=300)
