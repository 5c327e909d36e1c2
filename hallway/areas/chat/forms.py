from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hallway.areas.chat import text
from hallway.areas.chat.models import Backchannel, Channel
from hallway.areas.chat.models.posts import LONGEST_CLIENT_ID
from hallway.areas.chat.states import QuestionMode, Reason
from hallway.ground.people.handles import HOST, is_web_address

_CLIENT_ID = re.compile(rf"[A-Za-z0-9-]{{8,{LONGEST_CLIENT_ID}}}")
_TAG = re.compile(r"\w*[^\W\d]\w*")
MOST_TAGS = 5
LENGTHS = [
    ("1", _("an hour")),
    ("4", _("four hours")),
    ("24", _("a day")),
    ("240", _("the rest of the conference")),
]


def client_id_of(data: Any) -> str:
    """What a browser calls its send; empty for anything that is no such name."""
    found = str(data.get("client_id", ""))
    return found if _CLIENT_ID.fullmatch(found) else ""


class ReportForm(forms.Form):
    """Why somebody asks the moderators to look."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Reason, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What they should know"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the safety team reads this and sees your name."),
    )


class TimeOutForm(forms.Form):
    """For how long somebody is asked to pause."""

    hours = forms.ChoiceField(label=_("Ask them to pause for"), choices=LENGTHS)
    note = forms.CharField(
        label=_("Why"), required=False, max_length=300, help_text=_("For the safety team alone.")
    )

    @property
    def length(self) -> dt.timedelta:
        return dt.timedelta(hours=int(self.cleaned_data["hours"]))


class ModeForm(forms.Form):
    """How a session takes questions."""

    mode = forms.ChoiceField(
        label=_("Questions to this session"), choices=QuestionMode, widget=forms.RadioSelect
    )


class BackchannelForm(forms.ModelForm):
    """Whether there are conversations, for whom, and what comes from outside."""

    hashtags = forms.CharField(
        label=_("Hashtags of the conference"),
        required=False,
        max_length=300,
        help_text=_("With blanks between them, such as #pyharbour #pyharbour2027."),
    )

    class Meta:
        model = Backchannel
        fields = ["state", "who", "is_public", "hashtags", "note", "questions", "server"]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["hashtags"] = " ".join(f"#{tag}" for tag in self.instance.hashtags)

    def clean_hashtags(self) -> list[str]:
        """Without #, in lower case, each once."""
        words = self.cleaned_data["hashtags"].replace(",", " ").split()
        tags = list(dict.fromkeys(word.lstrip("#").casefold() for word in words))
        wrong = next((tag for tag in tags if not _TAG.fullmatch(tag) or len(tag) > 50), None)
        if wrong is not None:
            raise forms.ValidationError(gettext("“%s” is no hashtag: letters, figures and _ alone.") % wrong)
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(gettext("Five hashtags are enough; these are %d.") % len(tags))
        return tags

    def clean_server(self) -> str:
        """The name of a server, also from a pasted address."""
        name = self.cleaned_data["server"].strip().lower()
        name = name.removeprefix("https://").partition("/")[0]
        if name and not re.fullmatch(HOST, name):
            raise forms.ValidationError(gettext("This is no name of a server, such as fosstodon.org."))
        return name


class ChannelForm(forms.ModelForm):
    """Another place where people talk."""

    url = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Channel
        fields = ["kind", "name", "url", "about", "steps", "order"]

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not is_web_address(url):
            raise forms.ValidationError(gettext("Only web addresses can be followed from here."))
        return url

    def clean_name(self) -> str:
        return text.one_line(self.cleaned_data["name"])
