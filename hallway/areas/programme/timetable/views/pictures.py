"""Looking at a draft as a whole: beside another one, and in pictures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hallway.areas.programme.timetable import balance, changelog, comparing, words
from hallway.areas.programme.timetable.problem import load
from hallway.areas.programme.timetable.views.doors import draft_of, programme_page
from hallway.engines.timetable.rules import Soft
from hallway.ground.editions.models import Edition


@programme_page
@require_safe
def compare(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """This draft beside the public schedule, or beside another draft (`?with=`)."""
    found = draft_of(edition, draft)
    others = list(edition.drafts.exclude(pk=found.pk))
    asked = request.GET.get("with", "")
    material = load(found)
    if asked.isdecimal():
        other = get_object_or_404(edition.drafts, pk=asked)
        other.edition = edition
        comparison = comparing.with_draft(material, other)
    else:
        comparison = comparing.with_public(material)
    left, right = comparison.left.score.costs, comparison.right.score.costs
    context = {
        "edition": edition,
        "draft": found,
        "others": others,
        "asked": asked,
        "comparison": comparison,
        "counts": changelog.counts(comparison.entries),
        "costs": [
            {"rule": words.SOFT[rule], "before": left.get(rule, 0), "after": right.get(rule, 0)}
            for rule in Soft
            if left.get(rule) or right.get(rule)
        ],
    }
    return render(request, "timetable/compare.html", context)


@programme_page
@require_safe
def show_balance(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Room load, track flow, speakers' days, levels and topics, and what the audience loses."""
    found = draft_of(edition, draft)
    material = load(found)
    comparison = comparing.with_public(material)
    context = {
        "edition": edition,
        "draft": found,
        "balance": balance.balance_of(material),
        "pairs": comparing.lost_pairs(material),
        "public": comparison.left,
        "mine": comparison.right,
    }
    return render(request, "timetable/balance.html", context)
