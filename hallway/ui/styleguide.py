"""What the style guide shows: every component with data that reads like the real thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.functional import SimpleLazyObject

from hallway.ui.forms import TimeField
from hallway.ui.samples import CHANGE, EDITION, MOMENT, PEOPLE


@dataclass(frozen=True)
class Specimen:
    """One component as it is included: the template in `ui/`, without ending, and its variables.

    One that an area keeps for itself names its folder, too.
    """

    name: str
    context: dict[str, Any] = field(default_factory=dict)
    folder: str = "ui"

    @property
    def template(self) -> str:
        return f"{self.folder}/{self.name}.html"


# Sheets → what an area shows in them; areas register theirs when they are read.
offered: dict[tuple[str, ...], Callable[[], list[Specimen]]] = {}


def show(*sheets: str, specimens: Callable[[], list[Specimen]]) -> None:
    """Put components of an area on the page, with the style sheets that they need."""
    offered[sheets] = specimens


class ProposalForm(forms.Form):
    title = forms.CharField(label="Title", help_text="Say what people will know afterwards.", max_length=200)
    email = forms.EmailField(label="Where we reach you", required=False)
    length = forms.ChoiceField(label="Length", choices=[("30", "30 minutes"), ("60", "An hour")])
    about = forms.CharField(label="What it is about", widget=forms.Textarea)
    level = forms.ChoiceField(
        label="For whom",
        choices=[("all", "Everybody"), ("new", "People new to it")],
        widget=forms.RadioSelect,
    )
    mentor = forms.BooleanField(label="I would like a mentor", required=False)
    key = forms.CharField(widget=forms.HiddenInput, initial="7QX3")


def _links(*labels: str) -> list[dict[str, Any]]:
    return [{"href": f"#{label}", "label": label, "current": label == labels[0]} for label in labels]


def _talk(title: str, who: str, hue: int, code: str, **more: Any) -> Specimen:
    context = {"title": title, "who": who, "hue": hue, "code": code, "href": "#talk", "edition": EDITION}
    return Specimen("talk", {**context, "track": "Django", "track_hue": 150, "notes": ["Beginner"], **more})


def _page(where: str) -> list[Specimen]:
    """The frame of a page and ways through it."""
    nav = _links("Programme", "Why come", "Tickets", "Hallway", "Culture")
    context = {"edition": EDITION, "nav_items": nav, "menu_id": f"menu-{where}"}
    languages = [
        {"href": "#en", "code": "en", "name": "English"},
        {"href": "#de", "code": "de", "name": "Deutsch"},
    ]
    page = SimpleLazyObject(lambda: Paginator(range(95), 20).page(2))
    return [
        Specimen("header", context),
        Specimen("crumbs", {"crumbs": _links("PyHarbour", "2027", "Speakers"), "label": f"Crumbs, {where}"}),
        Specimen(
            "pills", {"pills": _links("Fri 10", "Sat 11", "Sun 12", "Sprints"), "label": f"Days, {where}"}
        ),
        Specimen("pager", {"page": page, "label": f"Pages, {where}"}),
        Specimen(
            "footer", {"languages": languages, "language": "en", "footer_links": _links("Code of conduct")}
        ),
        Specimen("theme_switch"),
    ]


def _programme() -> list[Specimen]:
    """What is on, where and when."""
    end = MOMENT + dt.timedelta(minutes=30)
    return [
        _talk("Keynote: The library nobody thanked", "Ines Okafor", 150, "KEYNOT", plenary=True),
        _talk("Deleting 40,000 lines without a meeting", "Tomás Reyes", 150, "LINES4", start=MOMENT, end=end),
        _talk(
            "Passkeys for a school with shared laptops", "Mei Tran, Jo Abara", 30, "PASSKE", room="Lantern"
        ),
        _talk("Counting birds with a microphone", "Pip Larsen", 255, "BIRDS7", cancelled=True),
        Specimen(
            "star", {"code": "LINES4", "edition": EDITION, "title": "Deleting 40,000 lines", "label": True}
        ),
        Specimen(
            "keep",
            {
                "kind": "save",
                "code": "pycon-narnia-2027",
                "href": "#save",
                "off": "Save",
                "on": "Saved",
                "name": "PyCon Narnia 2027",
            },
        ),
        Specimen("door", {"name": "Tide", "note": "480 seats · plenary hall", "hue": 150, "href": "#tide"}),
        Specimen("door", {"name": "Crow’s nest", "note": "12 chairs, quiet", "hue": 255, "sign": True}),
        Specimen("local_time", {"moment": MOMENT, "format": "D j M, H:i"}),
        Specimen(
            "countdown", {"moment": MOMENT, "words": "until the doors open", "instant": "Sat 11 Sep, 10:15"}
        ),
        Specimen("now_line", {"shown": True}),
        Specimen("years", {"years": 8}),
    ]


def _meeting(where: str) -> list[Specimen]:
    """People, cards and things that have a page."""
    card = {
        "title": "PyHarbour 2027",
        "href": "#2027",
        "hue": 158,
        "text": "Hobart, nipaluna · 8–17 September",
    }
    return [
        *(Specimen("person", {"person": one, "href": "#person", "note": "Speaker"}) for one in PEOPLE),
        Specimen("avatar", {"person": PEOPLE[0], "size": "large"}),
        Specimen("card", {**card, "ribbon": "Next", "foot": "Tickets are on sale"}),
        Specimen(
            "pin",
            {
                "title": "Packaging clinic: we fix yours",
                "href": "#pin",
                "who": "Amara + Bo",
                "foot": "22 of 30",
                "hue": 30,
            },
        ),
        Specimen(
            "pin",
            {
                "title": "My first job in software: ask me, tell me",
                "who": "Dana",
                "foot": "14 interested",
                "hue": 255,
            },
        ),
        Specimen(
            "pin",
            {
                "title": "GIS with Python: bring a map",
                "href": "#gis",
                "who": "Wiremu",
                "foot": "9 interested",
                "hue": 85,
                "room": "Crow’s nest",
                "start": MOMENT,
                "end": MOMENT + dt.timedelta(hours=1),
                "code": f"GIS{where}",
                "edition": EDITION,
            },
        ),
        *_conversations(),
    ]


def _conversations() -> list[Specimen]:
    """Beacons: a gap for whoever comes, a closed circle, one without a name."""
    end = MOMENT + dt.timedelta(minutes=60)
    packaging = {
        "topic": "Packaging, and who still understands it",
        "where": "Galley, at the coffee bar",
        "hue": 30,
        "until": end,
        "has_gap": True,
        "host": PEOPLE[0],
        "href": "#come",
        "label": "I am coming",
    }
    return [
        Specimen("beacon", packaging),
        Specimen("beacon", {**packaging, "topic": "Tide tables as data", "hue": 150, "is_full": True}),
        Specimen(
            "beacon",
            {
                "topic": "Stille Gesellschaft",
                "where": "Lawn",
                "hue": 255,
                "until": end,
                "spoken": "Deutsch",
            },
        ),
    ]


def _talking(where: str) -> list[Specimen]:
    """Lines of a conversation, and questions to a session."""
    by = SimpleNamespace(name="Ines Okafor", code="INESOK", href="#ines", photo_url="")
    line = {
        "code": f"LINE{where}", "href": "#line", "state": "shown", "is_shown": True, "by": by, "at": MOMENT,
        "html": 'Who comes to dinner? <a class="tag" href="#tag">#pyharbour</a>',
        "boosted": 3, "invite": "#card",
    }  # fmt: skip
    answer = {
        "code": f"ANSWER{where}", "by": PEOPLE[2], "html": "نعم!", "is_edited": True, "boosted": 0,
        "invite": "",
        "quote": {"href": "#line", "name": "Ines Okafor", "words": "Who comes to dinner?"},
        "preview": {
            "title": "Deleting 40,000 lines", "href": "#talk", "kind": "Talk", "where": "Tide",
            "starts_at": MOMENT,
        },
    }  # fmt: skip
    stub = {"code": f"STUB{where}", "is_shown": False, "state": "hidden", "by": None}
    outside = {
        "code": f"OUT{where}",
        "source": "#there",
        "by": {"name": "Wren", "account": "@wren@social.example"},
    }
    asked = {
        "code": f"ASKED{where}", "text": "What happens when a package is yanked?", "href": "#asked",
        "votes": 11, "name": "Ewa", "at": MOMENT,
    }  # fmt: skip
    lit = {"code": f"LIT{where}", "name": "", "votes": 23, "is_highlighted": True}
    lines = [line, {**line, **answer}, {**line, **outside, "invite": ""}, {**line, **stub}]
    questions = [asked, {**asked, **lit}, {**asked, "code": f"DONE{where}", "is_answered": True}]
    return [
        *(Specimen("post", {"line": one}) for one in lines),
        *(Specimen("question", {"question": one}) for one in questions),
    ]


def _figures(where: str) -> list[Specimen]:
    """Numbers, dates and states."""
    facts = [
        ("95", "talks in five rooms, three days"),
        ("212", "tickets left of 600"),
        ("8th", "year of the Django track"),
    ]
    steps = [
        ("1 Nov", "The call opens", "done"),
        ("14 Feb", "The call closes", "now"),
        ("8 Sep", "Doors open", ""),
    ]
    rows = [
        [{"text": "Tide", "href": "#tide"}, {"text": "480", "number": True}],
        [{"text": "Gull"}, {"text": "90", "number": True}],
    ]
    due = {
        "title": "PyCon Namibia 2027",
        "href": "#due",
        "text": "Windhoek · 19–25 Feb · talks",
        "instant": "Mon 21 Sep, 01:59 CAT",
    }
    return [
        Specimen("facts", {"facts": [{"value": value, "words": words} for value, words in facts]}),
        Specimen("changes", {"changes": [CHANGE], "choose": True}),
        Specimen("due", {**due, "left": "9 d"}),
        Specimen("due", {**due, "left": "2 d 4 h", "soon": True}),
        Specimen(
            "timeline",
            {"steps": [{"when": when, "title": title, "state": state} for when, title, state in steps]},
        ),
        Specimen("progress", {"value": 38, "max": 95, "label": f"Proposals read, {where}"}),
        Specimen(
            "table",
            {
                "caption": f"Rooms, {where}",
                "columns": [{"label": "Room"}, {"label": "Seats", "number": True}],
                "rows": rows,
            },
        ),
        Specimen(
            "details",
            {
                "entries": [
                    {"term": "When", "text": "Saturday 11 September, 10:15"},
                    {"term": "Where", "text": "Tide", "href": "#tide"},
                ]
            },
        ),
    ]


def _saying(where: str) -> list[Specimen]:
    """Forms, and what the house says back."""
    empty, wrong = (
        ProposalForm(prefix=where),
        ProposalForm({f"{where}-email": "ines@"}, prefix=where, auto_id="wrong_%s"),
    )
    return [
        Specimen("notice", {"text": "The schedule is a draft until 1 August."}),
        Specimen("notice", {"text": "Your proposal is in.", "kind": "success"}),
        Specimen("notice", {"text": "Two of your stars are at the same time.", "kind": "warning"}),
        Specimen("notice", {"text": "The upload stopped half way. Nothing was changed.", "kind": "error"}),
        Specimen("live_state", {"text": "Catching up …", "inline": True}),
        Specimen(
            "live_state",
            {"text": "You are offline. This page catches up by itself.", "inline": True},
        ),
        Specimen(
            "empty",
            {
                "title": "No cards yet",
                "text": "Any free corner will do.",
                "href": "#pin",
                "label": "Pin your card",
            },
        ),
        Specimen(
            "dialog",
            {
                "id": f"dialog-{where}",
                "button": "Show my code",
                "title": "At the door",
                "text": "Hold this to the scanner.",
            },
        ),
        Specimen("copy_link", {"href": "#calendar", "text": "The whole programme as a calendar"}),
        Specimen("form", _form_context(empty)),
        Specimen("field", {"field": wrong["email"]}),
        Specimen("error_summary", {"form": wrong}),
        Specimen("hours", {"rows": _hours(where)}),
    ]


def _hours(where: str) -> list[tuple[dt.date, forms.BoundField, forms.BoundField]]:
    form, days = forms.Form(prefix=where), [MOMENT.date() + dt.timedelta(days=n) for n in range(2)]
    for day in days:
        for part in ("from", "until"):
            form.fields[f"{part}-{day}"] = TimeField(label=f"{day}, {part}", required=False)
    return [(day, form[f"from-{day}"], form[f"until-{day}"]) for day in days]


def _form_context(form: forms.Form) -> dict[str, Any]:
    return form.get_context()


def specimens(where: str) -> list[Specimen]:
    """Every component; `where` keeps names and ids apart from the other copies on the page."""
    return [
        *_page(where),
        *_programme(),
        *_meeting(where),
        *_talking(where),
        *_figures(where),
        *_saying(where),
    ]


def of_areas() -> list[Specimen]:
    """Components that one area has for itself. Once on the page, in the theme of the reader."""
    return [one for of_area in offered.values() for one in of_area()]


def narrow_and_wide(where: str) -> list[Specimen]:
    """Those that change their shape with the room they have."""
    chosen = {
        "talk",
        "facts",
        "due",
        "table",
        "details",
        "pin",
        "person",
        "crumbs",
        "changes",
        "post",
        "question",
    }
    return [one for one in specimens(where) if one.name in chosen]
