"""Forms of the record: what it says, and who may see each part."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hallway.ground.people.handles import normalise
from hallway.ground.people.models import DEFAULT_AUDIENCE, Person
from hallway.ground.people.states import Audience, HandleKind

MAX_HANDLES = 12


Choices = list[tuple[str, str | Promise]]


def time_zones() -> Choices:
    """Places of the IANA database; old aliases without a region are left out."""
    regions = {
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in regions)
    return [("", _("As my device says")), ("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


def _languages() -> Choices:
    return [("", _("English")), *settings.LANGUAGES[1:]]


class ProfileForm(forms.ModelForm):
    """The record, and beside each field an `audience_<field>` choice."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones, required=False)
    language = forms.ChoiceField(label=_("Language of mails"), choices=_languages, required=False)

    class Meta:
        model = Person
        fields = [
            "name", "pronouns", "pronunciation", "tagline", "bio", "city", "employer", "time_zone",
            "language",
        ]  # fmt: skip
        help_texts = {
            "name": _("As you like to be called. Everybody sees it where you appear."),
            "pronouns": _("For example: she/her, they/them."),
            "pronunciation": _("For those who announce you: “AH-da LUV-lace”."),
            "bio": _("You can use Markdown."),
            "employer": _("Only if you want it known."),
        }
        widgets = {"bio": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, default in DEFAULT_AUDIENCE.items():
            usual = format_lazy("{}: {}", _("As usual"), Audience(default).label)
            self.fields[f"audience_{field}"] = forms.ChoiceField(
                label=_("Who may see it"),
                required=False,
                choices=[("", usual), *Audience.choices],
                initial=self.instance.audience.get(field, ""),
            )

    def groups(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """Each field with its audience, in the order of the page."""
        return [
            (self[name], self[f"audience_{name}"] if name in DEFAULT_AUDIENCE else None)
            for name in self.Meta.fields
        ]

    def values(self) -> dict[str, str]:
        """What the record takes over, beside the audience."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def audience(self) -> dict[str, str]:
        """What the person chose; fields left at "as usual" are absent (see rules.may_see)."""
        chosen = {field: self.cleaned_data[f"audience_{field}"] for field in DEFAULT_AUDIENCE}
        return {field: value for field, value in chosen.items() if value}


class HandleForm(forms.Form):
    """One name on another network; an empty one is dropped."""

    kind = forms.ChoiceField(label=_("Network"), choices=HandleKind.choices)
    value = forms.CharField(label=_("Name or address there"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("value") and data.get("kind"):
            try:
                data["value"] = normalise(data["kind"], data["value"])
            except ValueError as error:
                self.add_error("value", str(error))
        return data


HandleFormSet = forms.formset_factory(HandleForm, extra=2, max_num=MAX_HANDLES, validate_max=True)


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("A photo"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        help_text=_("JPEG, PNG, WebP or GIF, up to 10 MB. We keep a small copy without place and camera."),
    )


class EraseForm(forms.Form):
    """The last question."""

    names_too = forms.BooleanField(
        label=_("Take my name off past programmes too"),
        required=False,
        help_text=_("Talks you gave then stand as by a “Former speaker”. This cannot be undone."),
    )
    word = forms.CharField(label=_("Type “erase” to go on"), max_length=20)

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip().casefold()
        if word not in {"erase", str(_("erase")).casefold()}:
            raise forms.ValidationError(_("Type “erase” to go on"))
        return word
