from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hallway.areas.site.models import NewsPost, Page, Redirect
from hallway.areas.site.slugs import RESERVED_PAGES, slug_for
from hallway.ground.editions.models import Edition, Phase, Place, TeamCredit, Track, TrackSeries
from hallway.ground.people.models import Person

YEARS = range(1900, 3000)


class HttpsField(forms.URLField):
    """An address on the web; without a scheme it is https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class PeopleField(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:  # a number that SQLite cannot even compare
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": value}
            ) from None


class EditionPartForm(forms.ModelForm):
    """A form for something of one edition. Addresses are made from names and never doubled."""

    named_by = "title"
    reserved: frozenset[str] = frozenset()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.instance.edition = edition
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Left empty, it is made from the name.")

    def offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Let the field of this name choose among these rows only."""
        field = self.fields[name]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError(f"{name} does not choose among rows")
        field.queryset = rows

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slug_for(self.data.get(self.add_prefix(self.named_by), ""))
        if slug in self.reserved:
            raise forms.ValidationError(
                gettext("“%s” is an address that the conference needs itself.") % slug
            )
        if self.others().filter(slug=slug).exists():
            raise forms.ValidationError(gettext("“%s” is already the address of another one.") % slug)
        return slug

    def others(self) -> QuerySet[Any]:
        """The rows beside this one that may not have the same address."""
        return type(self.instance).objects.filter(edition=self.edition).exclude(pk=self.instance.pk)


class WritingForm(EditionPartForm):
    """`seen` says which version of the text the writer began with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs.update({"rows": 18, "data-preview-source": ""})
        if self.instance.pk:
            self.initial["seen"] = self.instance.changed_at.isoformat()

    def others(self) -> QuerySet[Any]:
        return super().others().filter(deleted_at=None)

    def clean_seen(self) -> dt.datetime | None:
        try:
            return dt.datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None

    def values(self) -> dict[str, Any]:
        """What the row takes over."""
        return {
            name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data
        }

    def tags(self) -> list[str]:
        return []


class PageForm(WritingForm):
    reserved = RESERVED_PAGES

    class Meta:
        model = Page
        fields = ["title", "slug", "order", "in_nav", "is_draft", "body"]


class NewsForm(WritingForm):
    reserved = frozenset({"tag"})
    tag_names = forms.CharField(
        label=_("Tags"), required=False, max_length=500, help_text=_("Separated by commas.")
    )

    class Meta:
        model = NewsPost
        fields = ["title", "slug", "published_at", "is_draft", "body"]
        widgets = {"published_at": MomentInput()}
        help_texts = {"published_at": _("Time at the venue. Empty: when it stops being a draft.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["title", "slug", "tag_names", "published_at", "is_draft", "body"])
        if self.instance.pk:
            self.initial["tag_names"] = ", ".join(tag.name for tag in self.instance.tags.all())

    def clean(self) -> dict[str, Any]:
        _in_our_times(self, "published_at")
        return super().clean() or self.cleaned_data

    def tags(self) -> list[str]:
        return self.cleaned_data["tag_names"].split(",")


class OrderForm(forms.Form):
    """One position for each page."""

    def __init__(self, pages: list[Page], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for page in pages:
            self.fields[f"order-{page.pk}"] = forms.IntegerField(
                label=page.title, min_value=0, max_value=9999, initial=page.order
            )

    def orders(self) -> dict[int, int]:
        return {int(name.removeprefix("order-")): order for name, order in self.cleaned_data.items()}


class EditionForm(forms.ModelForm):
    class Meta:
        model = Edition
        fields = [
            "name", "headline", "lede", "published", "status", "starts_on", "ends_on", "date_note",
            "timezone", "mode", "venue", "city", "region", "country", "place_is_tentative", "track_word",
            "track_team", "attendance", "hue", "contact",
        ]  # fmt: skip
        labels = {"status": _("Status"), "mode": _("Way of attending")}
        widgets = {"starts_on": DateInput(), "ends_on": DateInput(), "lede": forms.Textarea({"rows": 4})}

    def clean_track_team(self) -> int:
        return self.cleaned_data["track_team"] or 0

    def clean(self) -> dict[str, Any]:
        _in_order(self, "starts_on", "ends_on")
        return super().clean() or self.cleaned_data


class PhaseForm(EditionPartForm):
    class Meta:
        model = Phase
        fields = ["name", "kind", "starts_on", "ends_on", "summary"]
        labels = {"kind": _("Kind")}
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}

    def clean(self) -> dict[str, Any]:
        _in_order(self, "starts_on", "ends_on")
        return super().clean() or self.cleaned_data


class PlaceForm(EditionPartForm):
    named_by = "name"

    class Meta:
        model = Place
        fields = [
            "name", "slug", "kind", "capacity", "description", "is_plenary", "is_virtual", "url", "hue",
            "order",
        ]  # fmt: skip
        labels = {"slug": _("Address"), "kind": _("Kind"), "order": _("Position")}
        field_classes = {"url": HttpsField}


class TrackForm(EditionPartForm):
    named_by = "name"

    class Meta:
        model = Track
        fields = [
            "name", "short_name", "slug", "emoji", "is_specialist", "continues", "summary", "body", "website",
            "organisers", "hue", "order",
        ]  # fmt: skip
        field_classes = {"website": HttpsField, "organisers": PeopleField}
        labels = {
            "continues": _("Continues"),
            "organisers": _("Organisers"),
            "slug": _("Address"),
            "emoji": _("Emoji"),
            "website": _("Website"),
            "order": _("Position"),
        }
        help_texts = {
            "continues": _(
                "The same track in earlier years. Left empty, a specialist track with the same address "
                "is continued, or a new line begins: so its years can be counted."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("continues", self.edition.series.track_series.order_by("name"))
        self.offer("organisers", people_near(self.edition))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        needed, given = self.edition.track_team, len(data.get("organisers") or ())
        if data.get("is_specialist") and "organisers" in data and given < needed:
            words = ngettext(
                "This conference asks for %(n)s organiser at least.",
                "This conference asks for %(n)s organisers at least.",
                needed,
            )
            self.add_error("organisers", words % {"n": needed})
        return data

    def save(self, commit: bool = True) -> Track:
        track = super().save(commit=False)
        if track.is_specialist and track.continues is None:
            track.continues, _created = TrackSeries.objects.get_or_create(
                series=self.edition.series, slug=track.slug, defaults={"name": track.name}
            )
        return track


class CreditForm(EditionPartForm):
    new_name = forms.CharField(label=_("Or somebody without an account here"), max_length=200, required=False)

    class Meta:
        model = TeamCredit
        fields = ["person", "team", "role", "order"]
        labels = {"person": _("Person"), "order": _("Position")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", people_near(self.edition))
        self.fields["person"].required = False
        self.order_fields(["person", "new_name", "team", "role", "order"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if bool(data.get("person")) == bool(data.get("new_name")):
            self.add_error("person", _("Choose a person, or write a name: one of the two."))
        return data

    def save(self, commit: bool = True) -> TeamCredit:
        credit = super().save(commit=False)
        if name := self.cleaned_data["new_name"]:
            credit.person = Person.objects.create_user(name=name)
        return credit


class RedirectForm(EditionPartForm):
    class Meta:
        model = Redirect
        fields = ["from_path", "to_path", "permanent"]
        help_texts = {
            "from_path": _("The old address, below this edition: about/us"),
            "to_path": _("The new address, below this edition too, or a whole address on the web."),
        }

    def clean_from_path(self) -> str:
        path = self.cleaned_data["from_path"].strip("/")
        if not path or path in RESERVED_PAGES or path.startswith("organise/"):
            raise forms.ValidationError(
                gettext("“%s” is an address that the conference needs itself.") % path
            )
        if self.others().filter(from_path=path).exists():
            raise forms.ValidationError(gettext("“%s” is already led elsewhere.") % path)
        return path

    def clean_to_path(self) -> str:
        path = self.cleaned_data["to_path"]
        if not path.startswith(("/", "http://", "https://")):
            path = path.strip("/")
        if path in {self.cleaned_data.get("from_path"), ""}:
            raise forms.ValidationError(gettext("This would lead to itself."))
        return path


def people_near(edition: Edition) -> QuerySet[Person]:
    """People whom the team may name without looking through everybody: team, speakers, earlier credits."""
    return (
        Person.objects.filter(
            Q(pk__in=edition.role_grants.values("person"))
            | Q(appearances__happening__edition=edition)
            | Q(credits__edition__series=edition.series)
        )
        .distinct()
        .order_by("name", "id")
    )


def _in_order(form: forms.ModelForm, first: str, last: str) -> None:
    for name in (first, last):
        _in_our_times(form, name)
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, _("The last day is before the first."))


def _in_our_times(form: forms.ModelForm, name: str) -> None:
    """Calendars count from a day to the next and from zone to zone, which fails at the rim of time."""
    moment = form.cleaned_data.get(name)
    if moment and moment.year not in YEARS:
        words = gettext("Please choose a year from %(first)s to %(last)s.")
        form.add_error(name, words % {"first": YEARS[0], "last": YEARS[-1]})
