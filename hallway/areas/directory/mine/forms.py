from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory.about.places import City, find_city
from hallway.areas.directory.models import Plan


class PlanForm(forms.ModelForm[Plan]):
    """A talk of one's own at a conference; `instance` knows whose and where."""

    class Meta:
        model = Plan
        fields = ["title", "state", "note"]
        help_texts = {
            "note": _("Only you see it: who could help, what is still missing, where the draft is.")
        }

    def clean_title(self) -> str:
        """One line, and not that of another plan for the same conference."""
        title = " ".join(self.cleaned_data["title"].split())
        same = Plan.objects.filter(person=self.instance.person, edition=self.instance.edition, title=title)
        if self.instance.pk and same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("You have a plan with this title there already."))
        return title


class HomeForm(forms.Form):
    """Where I set out from; `city` is where that is."""

    city: City | None = None
    home = forms.CharField(
        label=_("Where I set out from"),
        required=False,
        max_length=200,
        help_text=_("A city, such as “Leipzig, Germany”. Empty to forget it."),
    )

    def clean_home(self) -> Any:
        typed = self.cleaned_data["home"]
        self.city = find_city(typed)
        if typed and self.city is None:
            raise ValidationError(
                _("We know of no conference there, so not where it is. Is there a larger city near?")
            )
        return self.city.name if self.city else ""
