"""Forms for what a timetable has to respect."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.timetable import lines, parts, standing
from hallway.areas.programme.timetable.days import STEP, OpenDay
from hallway.areas.programme.timetable.models import SessionNeeds
from hallway.areas.programme.timetable.parts import Tick, Window
from hallway.areas.programme.timetable.standing import Facts, fingerprint
from hallway.areas.programme.timetable.states import Part
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening, HappeningQuerySet
from hallway.ground.people.models import Person
from hallway.ui.forms import TimeField

Given = dict[dt.date, tuple[dt.time, dt.time, int] | None]


class SeenForm(forms.Form):
    """A form that carries along what whoever fills it in has seen, so that nobody overwrites the unseen.

    `facts` is what stands now, by its keys.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shown = {key: mark for key, value in facts.items() if (mark := fingerprint(value))}
        self.carry({})

    def carry(self, more: Mapping[str, str]) -> None:
        """What else was shown and has to be told from what is filled in."""
        self._shown |= more
        self.initial["seen"] = json.dumps(self._shown)

    def clean_seen(self) -> dict[str, str]:
        """Without a true one it counts as if nothing had stood there."""
        try:
            seen = json.loads(self.cleaned_data["seen"])
        except (ValueError, RecursionError):
            return {}
        return {key: str(mark) for key, mark in seen.items()} if isinstance(seen, dict) else {}

    def see(self, facts: Facts) -> None:
        """These have been shown now. What was filled in stays, so that keeping it again puts it there."""
        seen = self.cleaned_data["seen"] | {key: fingerprint(value) for key, value in facts.items()}
        self.data = {**{name: self.data[name] for name in self.data}, "seen": json.dumps(seen)}


class HoursForm(SeenForm):
    """From and until for every day; both empty: as long as what stands on it."""

    step = forms.IntegerField(label=_("Sessions may begin every so many minutes"), min_value=5, max_value=60)

    def __init__(self, *args: Any, facts: Facts, listed: list[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self.days = [one.day for one in listed]
        given = {day: facts.get(standing.day_key(day)) for day in self.days}
        for day, value in given.items():
            name = date_format(day, "D j M")
            for number, key, label in ((0, "from", _("from")), (1, "until", _("until"))):
                initial = dt.time.fromisoformat(value[number]) if value else None
                field = TimeField(label=f"{name}, {label}", required=False, initial=initial)
                self.fields[f"{key}-{day}"] = field
        steps = {f"step/{day}": str(value[2]) for day, value in given.items() if value}
        usual = next(iter(steps.values()), str(STEP))
        self.initial["step"] = int(usual)
        self.carry(steps | {"step": usual})

    def rows(self) -> list[tuple[dt.date, forms.BoundField, forms.BoundField]]:
        """The fields as they are shown: a day, from and until."""
        return [(day, self[f"from-{day}"], self[f"until-{day}"]) for day in self.days]

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
            day: (data[f"from-{day}"], data[f"until-{day}"], self._step(day))
            if data[f"from-{day}"] else None
            for day in self.days
        }  # fmt: skip

    def _step(self, day: dt.date) -> int:
        """As it was on this day, unless somebody has written another one."""
        step, seen = self.cleaned_data["step"], self.cleaned_data["seen"]
        known = seen.get(f"step/{day}", "")
        return int(known) if str(step) == seen.get("step") and known.isdecimal() else step


class WindowsForm(SeenForm):
    """When somebody can come."""

    windows = forms.CharField(
        label=_("Can come"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text=_("One line for each time: 2027-09-11 09:00–17:30. Empty: always."),
    )

    def __init__(self, *args: Any, facts: Facts, person: Person, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self.zone = zone
        times = standing.times_of(facts[f"person/{person.pk}"])
        self.initial["windows"] = "\n".join(lines.written_window(*one, zone) for one in times)

    def clean_windows(self) -> list[tuple[dt.datetime, dt.datetime]]:
        read = lines.read_windows(self.cleaned_data["windows"], self.zone)
        if read.problems:
            raise forms.ValidationError(read.problems)
        return read.values


class PartsForm(SeenForm):
    """When somebody cannot come, by themselves: mornings, afternoons, evenings to tick, and a note."""

    note = forms.CharField(
        label=_("What else we should know"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("“My train comes at 11 on Saturday.” Only the programme team reads this."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, facts: Facts, person: Person, zone: ZoneInfo, listed: list[OpenDay], **kwargs: Any
    ) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self.zone, self.listed = zone, [one for one in listed if one.minutes]
        said = facts[f"note/{person.pk}"]
        self.initial["note"] = said["note"] if said else ""
        before = parts.ticked(self.listed, standing.times_of(facts[f"person/{person.pk}"]), zone)
        self.carry({"ticks": " ".join(sorted(_name(*one) for one in before))})
        for one in self.listed:
            for part in parts.offered(one, zone):
                label = f"{date_format(one.day, 'l j F')}: {part.label}"
                initial = (one.day, part) in before
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
        before = set(self.cleaned_data["seen"].get("ticks", "").split())
        if {_name(*one) for one in self.ticks()} == before:
            return None
        return parts.free(self.listed, self.ticks(), self.zone)


def _name(day: dt.date, part: Part) -> str:
    return f"cannot-{day}-{part}"


class RoomsForm(SeenForm):
    """What every room has, in words, and the ways between rooms."""

    def __init__(self, *args: Any, facts: Facts, rooms: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self.rooms = {place.name.casefold(): place.pk for place in rooms}
        for place in rooms:
            words = facts.get(f"room/{place.pk}") or []
            self.fields[f"room-{place.pk}"] = forms.CharField(
                label=place.name, required=False, max_length=500, initial=", ".join(words)
            )
        names = {place.pk: place.name for place in rooms}
        ways = [
            (*standing.ends_of(key), minutes) for key, minutes in facts.items() if key.startswith("walk/")
        ]
        self.fields["walks"] = forms.CharField(
            label=_("Minutes from room to room"),
            widget=forms.Textarea(attrs={"rows": 4}),
            required=False,
            help_text=_("One line for each way that takes any: “Tide – Cove 5”."),
            initial="\n".join(f"{names[one]} – {names[other]} {minutes}" for one, other, minutes in ways),
        )

    def clean_walks(self) -> list[tuple[int, int, int]]:
        read = lines.read_walks(self.cleaned_data["walks"], self.rooms)
        if read.problems:
            raise forms.ValidationError(read.problems)
        return read.values

    def features(self) -> dict[int, list[str]]:
        """Room → words. For valid forms."""
        return {pk: lines.read_words(self.cleaned_data[f"room-{pk}"]) for pk in self.rooms.values()}


class NeedsForm(SeenForm):
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
        self, *args: Any, facts: Facts, others: HappeningQuerySet, happening: Happening, **kwargs: Any
    ) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        cast(forms.ModelChoiceField, self.fields["after"]).queryset = others
        self.happening = happening
        needs = facts[f"session/{happening.pk}"] or standing.NO_NEEDS
        self.initial.update(needs, features=", ".join(needs["features"]))

    def clean_features(self) -> list[str]:
        return lines.read_words(self.cleaned_data["features"])

    def clean_after(self) -> Happening | None:
        """A circle of two would leave no timetable at all."""
        after: Happening | None = self.cleaned_data["after"]
        if after and SessionNeeds.objects.filter(happening=after, after=self.happening).exists():
            raise forms.ValidationError(_("That one waits for this one already."))
        return after

    def needs(self) -> dict[str, Any]:
        """For valid forms."""
        return {name: self.cleaned_data[name] for name in standing.NO_NEEDS}
