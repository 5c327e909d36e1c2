from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.directory.about import comparison
from hallway.ground.editions import publishing
from hallway.ui.published import public_page


@public_page(seconds=600, also=(publishing.DIRECTORY,))
def show(request: HttpRequest) -> HttpResponse:
    """Two conferences side by side: `?a=` and `?b=` are their addresses or names."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("a", "b")}
    found = {name: comparison.wanted(text) for name, text in asked.items()}
    left, right = found["a"], found["b"]
    context = {
        "choices": comparison.choices(),
        "fields": [
            {
                "name": name,
                "value": edition.name if (edition := found[name]) else text,
                "missing": bool(text) and edition is None,
                "guesses": [] if edition else comparison.guesses(text),
            }
            for name, text in asked.items()
        ],
        "same": bool(left and left == right),
    }
    if left and right and left != right:
        one, other = comparison.side(left), comparison.side(right)
        context |= {
            "left": left,
            "right": right,
            "rows": comparison.rows(one, other),
            "between": comparison.between(one, other),
        }
    return render(request, "directory/compare.html", context)
