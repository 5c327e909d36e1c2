"""What anybody may fill in: a deadline that has moved, a fact that is wrong, a new conference.

The fields of facts are read and checked where all facts are (`facts.py`); a form adds what makes
a proposal of them: where it is written, a comment, a name to thank, and what betrays machines.
"""

from __future__ import annotations

from abc import ABCMeta, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hallway.areas.directory import facts
from hallway.areas.directory.contributing import spam
from hallway.areas.directory.contributing.fields import LinkField, StatedField, field_for
from hallway.areas.directory.facts import Known
from hallway.areas.directory.states import SuggestionKind, Suspicion
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.people.models import Person

LONGEST_COMMENT = 2000
NOT_A_FACT = ("source", "comment", "credit", "as_me", "nickname", "stamp")
SHORT = (
    "name", "status", "starts_on", "ends_on", "mode", "city", "country", "entry.website", "call.on",
    "call.zone", "call.url",
)  # fmt: skip
MORE = (
    "entry.alt_name", "region", "venue", "entry.latitude", "entry.longitude", "entry.topics", "entry.price",
    "entry.tickets_from", "entry.tickets_url", "entry.aid_url", "entry.sponsor_url", "attendance",
)  # fmt: skip
NEW = (
    "name", "starts_on", "ends_on", "year", "mode", "city", "country", "entry.website", "entry.topics",
    "call.on", "call.zone", "call.url",
)  # fmt: skip


class _AbstractForms(DeclarativeFieldsMetaclass, ABCMeta):
    """A form with abstract methods: nobody can make one that does not answer them."""


class ProposalForm(forms.Form, metaclass=_AbstractForms):
    """The part that all proposals share."""

    kind: SuggestionKind
    source = LinkField(
        label=gettext_lazy("Where is this written?"),
        help_text=gettext_lazy("A link to the page of the conference, or to its post."),
    )
    comment = forms.CharField(
        label=gettext_lazy("Anything else?"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    credit = forms.CharField(
        label=gettext_lazy("A name to thank"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("It will stand on the page of thanks. Without one you stay unnamed."),
    )
    nickname = forms.CharField(
        label=gettext_lazy("Please leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["stamp"].initial = spam.new_stamp
        if person is not None and person.name:
            label = _("Thank me as %(name)s") % {"name": person.name}
            self.fields["as_me"] = forms.BooleanField(label=label, required=False)

    @property
    def about_fields(self) -> list[forms.BoundField]:
        """Those that are asked in every proposal and are seen."""
        names = [name for name in ("source", "comment", "as_me", "credit") if name in self.fields]
        return [self[name] for name in names]

    @property
    def credit_name(self) -> str:
        """The name to thank, if one was given."""
        if self.cleaned_data.get("as_me") and self.person:
            return self.person.name[:120]
        return " ".join(str(self.cleaned_data.get("credit", "")).split())

    @property
    def stamp_read(self) -> spam.Stamp | None:
        return spam.read_stamp(self.cleaned_data.get("stamp", ""))

    @property
    def suspicions(self) -> list[Suspicion]:
        """What is odd about this proposal."""
        data = self.cleaned_data
        texts = [data.get("comment", ""), data.get("credit", ""), *self.prose]
        return spam.suspicions(stamp=self.stamp_read, trap=data.get("nickname", ""), texts=texts)

    @property
    def prose(self) -> list[str]:
        """Proposed values that are words, not addresses or dates."""
        return [text for name, text in self.proposed.items() if not name.endswith(("url", "website"))]

    @property
    @abstractmethod
    def proposed(self) -> dict[str, str]:
        """Field → new text, of those that differ from what is known."""

    @property
    @abstractmethod
    def seen(self) -> dict[str, str]:
        """Field → what is known now, of the proposed ones."""


class FactsForm(ProposalForm):
    """Facts of a conference, filled in with what is known."""

    names: tuple[str, ...] = ()

    def __init__(self, *args: Any, known: Known, now: Mapping[str, str], **kwargs: Any) -> None:
        """`now` is what is known, as texts (facts.texts)."""
        super().__init__(*args, **kwargs)
        self.known = known
        self.now = {name: now.get(name, "") for name in self.fact_names()}
        for name in self.now:
            self.fields[name] = field_for(name, initial=self.now[name])
        self.order_fields([*self.now, *NOT_A_FACT])

    def fact_names(self) -> Iterable[str]:
        """The facts that are asked for."""
        return self.names

    @property
    def proposed(self) -> dict[str, str]:
        data = self.cleaned_data
        return {name: data[name] for name in self.now if name in data and data[name] != self.now[name]}

    @property
    def seen(self) -> dict[str, str]:
        return {name: self.now[name] for name in self.proposed}

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if not self.errors:
            self._check_together()
        if not self.errors and not self.proposed and not data.get("comment"):
            raise ValidationError(_("Everything is as it stands here already. Change what is wrong."))
        return data

    def _check_together(self) -> None:
        """Refuse what cannot be true with the rest of what is known."""
        after = facts.typed(self.known) | facts.parse(self.proposed)
        for name, problem in facts.check(after, self.proposed.keys()).items():
            self.add_error(name if name in self.fields else None, problem)


class FixForm(FactsForm):
    """Something is wrong, or missing."""

    kind = SuggestionKind.FIX
    names = (*SHORT, *MORE)

    def fact_names(self) -> list[str]:
        others = [kind for kind in self.known.deadlines if kind != DeadlineKind.CALL]
        return [*self.names, *(f"{kind}.on" for kind in others)]

    @property
    def short_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in SHORT]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.now if name not in SHORT]

    @property
    def more_is_open(self) -> bool:
        """Something in the part that is folded away has to be put right."""
        return any(field.errors for field in self.more_fields)


class ExtensionForm(ProposalForm):
    """A deadline has moved: the shortest form there is."""

    kind = SuggestionKind.EXTENSION

    def __init__(self, *args: Any, known: Known, now: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.now = now
        kinds = [DeadlineKind(kind) for kind in extendable(known)]
        self.fields["which"] = forms.ChoiceField(
            label=_("Which deadline?"), choices=[(kind.value, kind.label) for kind in kinds]
        )
        if len(kinds) == 1:
            self.fields["which"].widget = forms.HiddenInput()
            self.fields["which"].initial = kinds[0].value
        today = "; ".join(f"{kind.label}: {self._stands(kind)}" for kind in kinds)
        self.fields["until"] = StatedField(
            "call.extended",
            label=_("The new last day"),
            help_text=_("Here it says %(today)s. Without a time the whole day counts.") % {"today": today},
        )
        self.order_fields(["which", "until", *NOT_A_FACT])

    @property
    def short_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("which", "until") if not self[name].is_hidden]

    @property
    def proposed(self) -> dict[str, str]:
        data = self.cleaned_data
        return {f"{data['which']}.extended": data["until"]} if data.get("which") and data.get("until") else {}

    @property
    def seen(self) -> dict[str, str]:
        return {name: self.now.get(name, "") for name in self.proposed}

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if self.errors:
            return data
        proposed = self.proposed
        if data["until"] == self._stands(data["which"]):
            self.add_error("until", _("This is the day that stands here already."))
        after = facts.typed(self.known) | facts.parse(proposed)
        for problem in facts.check(after, proposed.keys()).values():
            self.add_error("until", problem)
        return data

    def _stands(self, kind: str) -> str:
        """The end of that deadline as it is known."""
        return self.now.get(f"{kind}.extended") or self.now.get(f"{kind}.on", "")


class NewConferenceForm(FactsForm):
    """A conference that is not here yet."""

    kind = SuggestionKind.CONFERENCE
    names = NEW

    @property
    def short_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in NEW]

    @property
    def seen(self) -> dict[str, str]:
        return {}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not data.get("starts_on") and not data.get("year"):
            self.add_error("starts_on", _("When is it? If the days are not known yet, the year will do."))
        return data


def extendable(known: Known) -> list[str]:
    """The kinds of deadlines that have a date which could be moved."""
    return [kind for kind, deadline in known.deadlines.items() if deadline.on]
