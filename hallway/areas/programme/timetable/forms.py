from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.timetable import days, words
from hallway.areas.programme.timetable.days import NoSuchTime, OpenDay
from hallway.areas.programme.timetable.models import LONGEST, Draft, Placement
from hallway.areas.programme.timetable.releasing import clean_name
from hallway.areas.programme.timetable.spots import Spot
from hallway.areas.programme.timetable.states import Scope
from hallway.engines.timetable.rules import DEFAULT_WEIGHTS, Soft
from hallway.ground.editions.models import Edition, Place
from hallway.ui.forms import TimeField

HEAVIEST = 1000  # stars for one case of a soft rule


def _offer_days(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    cast(forms.ChoiceField, form.fields[name]).choices = choices


def _offer_rooms(form: forms.Form, name: str, edition: Edition) -> None:
    cast(forms.ModelChoiceField, form.fields[name]).queryset = edition.places.all()


def day_choices(listed: list[OpenDay]) -> list[tuple[str, str]]:
    return [(one.day.isoformat(), date_format(one.day, "D j M")) for one in listed]


class DraftForm(forms.Form):
    """A new draft."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("“Without the Rope”, “If Ines comes late”")
    )
    source = forms.ModelChoiceField(
        Draft.objects.none(),
        label=_("Begin with"),
        required=False,
        empty_label=_("The public schedule as it is now"),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["source"]).queryset = edition.drafts.all()


class MomentForm(forms.Form):
    """A day and a time at the venue. `moment()` is the instant; a time that the clocks skip is an error."""

    day = forms.ChoiceField(label=_("Day"))
    time = TimeField(label=_("Begins"))

    def __init__(self, *args: Any, edition: Edition, listed: list[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        _offer_days(self, "day", day_choices(listed))

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("day") and data.get("time"):
            day = dt.date.fromisoformat(data["day"])
            try:
                data["moment"] = days.moment_at(day, data["time"], self.edition.zone)
            except NoSuchTime:
                self.add_error("time", skipped(data["time"], self.edition))
        return data


def skipped(clock: dt.time, edition: Edition) -> Any:
    return _("%(time)s does not exist on this day: the clocks of %(zone)s skip it.") % {
        "time": f"{clock:%H:%M}",
        "zone": edition.timezone,
    }


class PlacementForm(MomentForm):
    """Where one session stands. Without a day it waits in the tray."""

    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Room"), required=False, empty_label=_("No room")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST)
    is_locked = forms.BooleanField(label=_("Locked: no solve and no shift moves it"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("day", "time", "place", "minutes", "is_locked", "version")

    def __init__(self, *args: Any, row: Placement, listed: list[OpenDay], **kwargs: Any) -> None:
        edition = row.draft.edition
        super().__init__(*args, edition=edition, listed=listed, **kwargs)
        self.row = row
        _offer_rooms(self, "place", edition)
        _offer_days(self, "day", [("", _("In the tray")), *day_choices(listed)])
        self.fields["day"].required = self.fields["time"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("day") and not data.get("time") and "time" not in self.errors:
            self.add_error("time", _("When does it begin?"))
        return data

    @property
    def spot(self) -> Spot:
        """What was asked for. For valid forms."""
        data = self.cleaned_data
        if not data.get("moment"):
            return Spot(minutes=data["minutes"])
        place: Place | None = data["place"]
        return Spot(place.pk if place else None, data["moment"], data["minutes"], data["is_locked"])


class ShiftForm(forms.Form):
    """A block: what begins on a day between two times, in all rooms or one."""

    day = forms.ChoiceField(label=_("Day"))
    begins = TimeField(label=_("Everything that begins from"), required=False)
    ends = TimeField(label=_("until before"), required=False)
    room = forms.ModelChoiceField(
        Place.objects.none(), label=_("In"), required=False, empty_label=_("All rooms")
    )
    with_breaks = forms.BooleanField(label=_("Breaks and plenaries, too"), required=False, initial=True)
    what = forms.ChoiceField(
        label=_("What to do"),
        choices=[
            ("shift", _("Move it earlier or later")),
            ("day", _("Move it to another day")),
            ("room", _("Move it to another room")),
            ("lock", _("Lock it")),
            ("unlock", _("Unlock it")),
            ("remove", _("Put it back into the tray")),
        ],
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=-LONGEST, max_value=LONGEST,
        help_text=_("For earlier or later: 10 is ten minutes later, −10 earlier."),
    )  # fmt: skip
    to_day = forms.ChoiceField(label=_("To the day"), required=False)
    to_room = forms.ModelChoiceField(
        Place.objects.none(), label=_("To the room"), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, edition: Edition, listed: list[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_rooms(self, "room", edition)
        _offer_rooms(self, "to_room", edition)
        _offer_days(self, "day", day_choices(listed))
        _offer_days(self, "to_day", [("", "–"), *day_choices(listed)])

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        asked = {"shift": "minutes", "day": "to_day", "room": "to_room"}.get(data.get("what", ""))
        if asked and not data.get(asked) and asked not in self.errors:
            self.add_error(asked, _("Say where it goes."))
        return data


class BreakForm(MomentForm):
    """A break in all rooms, or in one."""

    title = forms.CharField(label=_("What it is called"), max_length=200, initial=_("Coffee"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, initial=30)
    room = forms.ModelChoiceField(
        Place.objects.none(), label=_("Where"), required=False, empty_label=_("All rooms")
    )
    field_order = ("title", "day", "time", "minutes", "room")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        _offer_rooms(self, "room", edition)


class SolveForm(forms.Form):
    """What a solve may do."""

    scope = forms.ChoiceField(label=_("What may move"), choices=Scope.choices, initial=Scope.UNPLACED)
    day = forms.ChoiceField(label=_("This day"), required=False)
    keep = forms.ChoiceField(
        label=_("What is public already"),
        choices=[("much", _("Leave it, unless it has to move")), ("some", _("Move it where it is worth it")),
                 ("none", _("Do not mind it"))],
        initial="some",
    )  # fmt: skip
    seconds = forms.IntegerField(label=_("Seconds"), min_value=2, max_value=600, initial=20)

    def __init__(self, *args: Any, listed: list[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_days(self, "day", [("", "–"), *day_choices(listed)])

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("scope") == Scope.DAY and not data.get("day"):
            self.add_error("day", _("Which day?"))
        return data


class WeightsForm(forms.Form):
    """How many stars one case of each soft rule is worth."""

    def __init__(self, *args: Any, weights: Mapping[Soft, float], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rule, weight in weights.items():
            usual = _("Usually %(weight)s, %(cases)s.") % {
                "weight": number_format(f"{DEFAULT_WEIGHTS[rule]:g}", use_l10n=True),
                "cases": words.CASES[rule],
            }
            self.fields[str(rule)] = forms.FloatField(
                label=words.SOFT[rule],
                initial=weight,
                min_value=0,
                max_value=HEAVIEST,
                step_size=0.1,
                help_text=usual,
            )

    def weights(self) -> dict[str, float]:
        """What is not as usual. For valid forms."""
        return {
            str(rule): self.cleaned_data[rule]
            for rule, usual in DEFAULT_WEIGHTS.items()
            if self.cleaned_data[rule] != usual
        }


class ReleaseForm(forms.Form):
    """A release: its name, and what people should know."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("A number or a word; it stands in the address for ever.")
    )
    notes = forms.CharField(
        label=_("Notes for everybody"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("What changed and why. Markdown; may be empty."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class CardsForm(forms.Form):
    """Lines typed from the cards of a wall."""

    lines = forms.CharField(
        label=_("One line for each card"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("Code, room, time: “K7QXTM Tide 10:15”."),
    )
    day = forms.ChoiceField(label=_("Day"))

    def __init__(self, *args: Any, listed: list[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_days(self, "day", day_choices(listed))
