"""Paper: cards to print and pin to a wall, and their lines back into the draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hallway.areas.programme.timetable import actions, lines, reading, words
from hallway.areas.programme.timetable.board import card_of
from hallway.areas.programme.timetable.checking import Check
from hallway.areas.programme.timetable.forms import CardsForm
from hallway.areas.programme.timetable.journal import Refused, Wish
from hallway.areas.programme.timetable.lines import CardLine
from hallway.areas.programme.timetable.problem import Material, load
from hallway.areas.programme.timetable.rules import Reach
from hallway.areas.programme.timetable.spots import Spot
from hallway.areas.programme.timetable.states import EditKind
from hallway.areas.programme.timetable.views.doors import draft_of, programme_page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import Kind
from hallway.ground.people.requests import person_of


@programme_page
@require_safe
def print_them(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """A card for each session, its code large; filtered as the tray is."""
    found = draft_of(edition, draft)
    material, asked = load(found), request.GET
    cards = [
        card_of(material, row, Check([]), Reach(all=True))
        for row in material.rows
        if row.happening.kind != Kind.BREAK and (asked.get("only") != "tray" or row.starts_at is None)
    ]
    shown = [one for one in cards if reading.fits(one, asked.get("kind", ""), "", "")]
    context = {
        "edition": edition,
        "draft": found,
        "cards": sorted(shown, key=lambda card: (card.happening.kind, -card.stars)),
        "asked": asked,
        "kinds": [
            choice for choice in Kind.choices if any(card.happening.kind == choice[0] for card in cards)
        ],
    }
    return render(request, "timetable/cards.html", context)


@programme_page
def bring_in(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Type what stands on the wall; all of it becomes one edit, or none."""
    found = draft_of(edition, draft)
    material = load(found)
    form = CardsForm(request.POST or None, listed=material.days, initial={"day": request.GET.get("day", "")})
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        day = dt.date.fromisoformat(form.cleaned_data["day"])
        rows = {row.happening.code: row for row in material.rows}
        rooms = {place.name.casefold(): place.pk for place in material.places}
        read = lines.read_cards(
            form.cleaned_data["lines"], codes=rows, rooms=rooms, day=day, zone=edition.zone
        )
        problems = read.problems
        if not problems:
            try:
                edit = actions.swap_in(
                    found, _wishes(read.values, material), by=person_of(request), kind=EditKind.CARDS
                )
            except Refused as refused:
                problems = [words.refusal(refused, edition.zone)]
            else:
                moved = len(edit.changes) if edit else 0
                messages.success(request, _("Done: %(n)d sessions. Undo takes it back.") % {"n": moved})
                return redirect(f"{found.get_absolute_url()}?day={day}")
    context = {"edition": edition, "draft": found, "form": form, "problems": problems}
    return render(request, "timetable/cards_in.html", context, status=422 if problems else 200)


def _wishes(read: list[CardLine], material: Material) -> list[Wish]:
    rows = {row.happening.code: row for row in material.rows}
    wishes = []
    for line in read:
        row = rows[line.code]
        spot = Spot(line.place, line.starts_at, row.minutes)
        stands = (row.place_id, row.starts_at) == (spot.place, spot.starts_at)
        wishes.append(
            Wish(row.pk, replace(spot, is_locked=row.is_locked) if stands or row.is_locked else spot)
        )
    return wishes
