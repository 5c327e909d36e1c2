from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hallway.areas.openspaces.models import Board, Card, OpenRoom
from hallway.areas.openspaces.models.cards import INK
from hallway.areas.openspaces.patterns import Pattern
from hallway.areas.openspaces.states import BoardState, Need
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.states import State
from hallway.ui.forms import TimeField

MOST_TAGS, LONGEST_TITLE = 5, 80
LONGEST_CONFERENCE = 40  # days for which hours can be set


class CardForm(forms.Form):
    """What is written on a card."""

    title = forms.CharField(
        label=_("Topic"),
        max_length=LONGEST_TITLE,
        help_text=_("What you would write on a paper card, in large letters."),
    )
    description = forms.CharField(
        label=_("A few words"),
        required=False,
        max_length=INK,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For whom it is, what will happen. Markdown works."),
    )
    tags = forms.CharField(
        label=_("Tags"), required=False, max_length=200, help_text=_("Up to five, with commas between them.")
    )
    needs = forms.MultipleChoiceField(
        label=_("What it needs"),
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    size_wished = forms.IntegerField(
        label=_("How many people would be nice?"), required=False, min_value=2, max_value=2000
    )
    is_sensitive = forms.BooleanField(
        label=_("Sensitive: show no names and no numbers"),
        required=False,
        help_text=_(
            "Nobody learns who hosts it, who is interested or how many: not the team either. "
            "It takes no comments. This cannot be undone."
        ),
    )
    shown = forms.BooleanField(label=_("Others may see it before it is pinned"), required=False, initial=True)

    def __init__(
        self, *args: Any, card: Card | None = None, pattern: Pattern | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if card is not None:
            self.initial = _written(card)
        elif pattern is not None:
            self.initial = {
                **self.initial,
                "title": pattern.title,
                "description": pattern.description,
                "needs": list(pattern.needs),
                "is_sensitive": pattern.is_sensitive,
            }
        if card is not None and card.is_sensitive:
            self.fields["is_sensitive"].disabled = True

    def clean_title(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_tags(self) -> list[str]:
        """Words between commas, each once."""
        words = (" ".join(word.split()) for word in self.cleaned_data["tags"].split(","))
        tags = list(dict.fromkeys(word for word in words if word))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(gettext("Five tags are enough; these are %d.") % len(tags))
        return tags


def _written(card: Card) -> dict[str, Any]:
    happening = card.happening
    return {
        "title": happening.title,
        "description": happening.abstract,
        "tags": ", ".join(topic.name for topic in happening.topics.all()),
        "needs": card.needs,
        "size_wished": card.size_wished,
        "is_sensitive": card.is_sensitive,
        "shown": happening.state == State.PUBLIC,
    }


class CommentForm(forms.Form):
    text = forms.CharField(label=_("Say something"), max_length=INK, widget=forms.Textarea(attrs={"rows": 2}))


class WishForm(forms.Form):
    text = forms.CharField(label=_("Somebody should host …"), max_length=200)
    is_sensitive = forms.BooleanField(label=_("Sensitive: nobody learns how many would come"), required=False)

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class HeadsForm(forms.Form):
    heads = forms.IntegerField(label=_("How many came?"), min_value=0, max_value=10_000)


class BoardForm(forms.ModelForm[Board]):
    class Meta:
        model = Board
        fields = ["state", "who", "slot_minutes", "cards_a_day", "votes_each", "note"]


class HoursForm(forms.Form):
    """Two fields for each day of the edition: from, until. A day without them is closed."""

    def __init__(self, *args: Any, edition: Edition, board: Board | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.days = days_between(edition)
        known = {hours.day: hours for hours in board.hours.all()} if board else {}
        self.days = sorted({*self.days, *known})
        for day in self.days:
            hours = known.get(day)
            for part, label in (("opens", gettext("%(day)s, from")), ("closes", gettext("%(day)s, until"))):
                name = label % {"day": date_format(day, "l j F")}
                self.fields[f"{part}_{day}"] = TimeField(
                    label=name, required=False, initial=getattr(hours, part, None)
                )

    def rows(self) -> list[tuple[dt.date, forms.BoundField, forms.BoundField]]:
        return [(day, self[f"opens_{day}"], self[f"closes_{day}"]) for day in self.days]

    def clean(self) -> dict[str, Any]:
        """Both or none."""
        data = super().clean() or {}
        for day in self.days:
            if (data.get(f"opens_{day}") is None) != (data.get(f"closes_{day}") is None):
                self.add_error(f"closes_{day}", gettext("From and until, or neither."))
        return data

    def hours(self) -> dict[dt.date, tuple[dt.time, dt.time]]:
        """Day → from and until, of the days that are open."""
        data = self.cleaned_data
        return {
            day: (data[f"opens_{day}"], data[f"closes_{day}"]) for day in self.days if data[f"opens_{day}"]
        }


def days_between(edition: Edition) -> list[dt.date]:
    """The days of an edition; none while it has no dates."""
    if not edition.starts_on or not edition.ends_on:
        return []
    count = min((edition.ends_on - edition.starts_on).days + 1, LONGEST_CONFERENCE)
    return [edition.starts_on + dt.timedelta(days=number) for number in range(count)]


class RoomsForm(forms.Form):
    """For each place of the edition: whether it stands on the board, and what it has."""

    def __init__(self, *args: Any, edition: Edition, board: Board | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = list(edition.places.all())
        rooms: dict[int, OpenRoom] = {room.place_id: room for room in board.rooms.all()} if board else {}
        for place in self.places:
            room = rooms.get(place.pk)
            self.fields[f"open_{place.pk}"] = forms.BooleanField(
                label=place.name, required=False, initial=room is not None
            )
            self.fields[f"has_{place.pk}"] = forms.MultipleChoiceField(
                label=_("has"),
                required=False,
                choices=Need.choices,
                widget=forms.CheckboxSelectMultiple,
                initial=room.has if room else [],
            )

    def rows(self) -> list[tuple[Place, forms.BoundField, forms.BoundField]]:
        return [(place, self[f"open_{place.pk}"], self[f"has_{place.pk}"]) for place in self.places]

    def rooms(self) -> dict[Place, list[str]]:
        """Place → what it has, of those that are open."""
        data = self.cleaned_data
        return {place: data[f"has_{place.pk}"] for place in self.places if data[f"open_{place.pk}"]}


class BlockForm(forms.Form):
    """Keep a cell free of cards."""

    reason = forms.CharField(label=_("What is there instead?"), max_length=120)


def in_the_way(count: int) -> str:
    """Why a change of hours or rooms was not made."""
    words = ngettext(
        "%(n)s pinned card would lose its place, so nothing was changed. Move it first.",
        "%(n)s pinned cards would lose their places, so nothing was changed. Move them first.",
        count,
    )
    return words % {"n": count}


def state_words(board: Board) -> str:
    """What visitors may do now, in a sentence; empty while the board is simply open."""
    return {
        BoardState.CLOSED: gettext("Pinning is closed at the moment. Cards can be written beforehand."),
        BoardState.PROPOSE: gettext("Write what you would like to host. Pinning begins later."),
        BoardState.VOTE: gettext("Say what you would come to. Pinning begins after the vote."),
    }.get(BoardState(board.state), "")
