"""Forms for what a timetable has to respect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.timetable import lines, parts
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.forms import TimeField
from hallway.areas.programme.timetable.models import Availability, SessionNeeds, Walk
from hallway.areas.programme.timetable.parts import Tick, Window
from hallway.areas.programme.timetable.states import Part
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening, HappeningQuerySet

Given = dict[dt.date, tuple[dt.time, dt.time, int] | None]


class HoursForm(forms.Form):
    """From and until for every day; both empty: as long as what stands on it."""

    step = forms.IntegerField(
        label=_("Sessions may begin every so many minutes"), min_value=5, max_value=60, initial=5
    )

    def __init__(self, *args: Any, edition: Edition, listed: list[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = [one.day for one in listed]
        for one in listed:
            name = date_format(one.day, "D j M")
            for key, label, moment in (("from", _("from"), one.opens), ("until", _("until"), one.closes)):
                initial = moment.astimezone(edition.zone).time() if one.is_given else None
                field = TimeField(label=f"{name}, {label}", required=False, initial=initial)
                self.fields[f"{key}-{one.day}"] = field
        if any(one.is_given for one in listed):
            self.fields["step"].initial = next(one.step for one in listed if one.is_given)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for day in self.days:
            opens, closes = data.get(f"from-{day}"), data.get(f"until-{day}")
            if bool(opens) != bool(closes):
                self.add_error(f"until-{day}" if opens else f"from-{day}", _("Give both times, or none."))
            elif opens and closes and closes <= opens and closes >= dt.time(3):
                self.add_error(f"until-{day}", _("It closes before it opens."))
        return data

    def hours(self) -> Given:
        """Day → from, until, step. For valid forms."""
        data = self.cleaned_data
        return {
            day: (data[f"from-{day}"], data[f"until-{day}"], data["step"]) if data[f"from-{day}"] else None
            for day in self.days
        }


class WindowsForm(forms.Form):
    """When somebody can come."""

    windows = forms.CharField(
        label=_("Can come"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text=_("One line for each time: 2027-09-11 09:00–17:30. Empty: always."),
    )

    def __init__(self, *args: Any, edition: Edition, windows: list[Availability], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = edition.zone
        self.fields["windows"].initial = "\n".join(
            f"{one.starts_at.astimezone(self.zone):%Y-%m-%d %H:%M}–{one.ends_at.astimezone(self.zone):%H:%M}"
            for one in windows
        )

    def clean_windows(self) -> list[tuple[dt.datetime, dt.datetime]]:
        read = lines.read_windows(self.cleaned_data["windows"], self.zone)
        if read.problems:
            raise forms.ValidationError(read.problems)
        return read.values


class PartsForm(forms.Form):
    """When somebody cannot come, by themselves: mornings, afternoons, evenings to tick, and a note."""

    note = forms.CharField(
        label=_("What else we should know"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("“My train comes at 11 on Saturday.” Only the programme team reads this."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        zone: ZoneInfo,
        listed: list[OpenDay],
        windows: list[Window],
        note: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.listed = zone, [one for one in listed if one.minutes]
        self.fields["note"].initial = note
        self.before = parts.ticked(self.listed, windows, zone)
        for one in self.listed:
            for part in parts.offered(one, zone):
                label = f"{date_format(one.day, 'l j F')}: {part.label}"
                initial = (one.day, part) in self.before
                self.fields[_name(one.day, part)] = forms.BooleanField(
                    label=label, required=False, initial=initial
                )

    @property
    def shown(self) -> list[Part]:
        """The parts that are open on any day."""
        return [part for part in Part if any(part in parts.offered(one, self.zone) for one in self.listed)]

    def rows(self) -> list[tuple[dt.date, list[forms.BoundField | None]]]:
        """A row for each day with a box for each part; None for a part that is not open."""
        return [(one.day, [self._box(one.day, part) for part in self.shown]) for one in self.listed]

    def _box(self, day: dt.date, part: Part) -> forms.BoundField | None:
        return self[_name(day, part)] if _name(day, part) in self.fields else None

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.listed and self.ticks() and not parts.free(self.listed, self.ticks(), self.zone):
            raise forms.ValidationError(
                _("No time is left for your session like that. Leave a part open, or write to the team.")
            )
        return self.cleaned_data

    def ticks(self) -> set[Tick]:
        return {
            (one.day, part)
            for one in self.listed
            for part in Part
            if self.cleaned_data.get(_name(one.day, part))
        }

    def windows(self) -> list[Window] | None:
        """When they can come; None where no box was changed, so that exact times of the team stay."""
        return None if self.ticks() == self.before else parts.free(self.listed, self.ticks(), self.zone)


def _name(day: dt.date, part: Part) -> str:
    return f"cannot-{day}-{part}"


class RoomsForm(forms.Form):
    """What every room has, in words, and the ways between rooms."""

    def __init__(
        self,
        *args: Any,
        rooms: list[Place],
        facts: Mapping[int, list[str]],
        walks: list[Walk],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rooms = {place.name.casefold(): place.pk for place in rooms}
        names = {place.pk: place.name for place in rooms}
        for place in rooms:
            self.fields[f"room-{place.pk}"] = forms.CharField(
                label=place.name, required=False, max_length=500, initial=", ".join(facts.get(place.pk, []))
            )
        self.fields["walks"] = forms.CharField(
            label=_("Minutes from room to room"),
            widget=forms.Textarea(attrs={"rows": 4}),
            required=False,
            help_text=_("One line for each way that takes any: “Tide – Cove 5”."),
            initial="\n".join(f"{names[one.one_id]} – {names[one.other_id]} {one.minutes}" for one in walks),
        )

    def clean_walks(self) -> list[tuple[int, int, int]]:
        read = lines.read_walks(self.cleaned_data["walks"], self.rooms)
        if read.problems:
            raise forms.ValidationError(read.problems)
        return read.values

    def features(self) -> dict[int, list[str]]:
        """Room → words. For valid forms."""
        return {pk: lines.read_words(self.cleaned_data[f"room-{pk}"]) for pk in self.rooms.values()}


class NeedsForm(forms.Form):
    """What one session needs."""

    expected = forms.IntegerField(
        label=_("People expected"), min_value=0, max_value=1_000_000, required=False,
        help_text=_("Empty: half of those who starred it."),
    )  # fmt: skip
    features = forms.CharField(
        label=_("What its room must have"), max_length=500, required=False,
        help_text=_("Words of the rooms, with commas between them."),
    )  # fmt: skip
    is_first_time = forms.BooleanField(
        label=_("Somebody's first talk: not the first of the morning"), required=False
    )
    after = forms.ModelChoiceField(
        Happening.objects.none(), label=_("Only after"), required=False, empty_label=_("No other session")
    )

    def __init__(
        self,
        *args: Any,
        others: HappeningQuerySet,
        needs: SessionNeeds | None,
        happening: Happening,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["after"]).queryset = others
        self.happening = happening
        if needs:
            self.initial = {
                "expected": needs.expected,
                "features": ", ".join(needs.features),
                "is_first_time": needs.is_first_time,
                "after": needs.after_id,
            }

    def clean_features(self) -> list[str]:
        return lines.read_words(self.cleaned_data["features"])

    def clean_after(self) -> Happening | None:
        """A circle of two would leave no timetable at all."""
        after: Happening | None = self.cleaned_data["after"]
        if after and SessionNeeds.objects.filter(happening=after, after=self.happening).exists():
            raise forms.ValidationError(_("That one waits for this one already."))
        return after
