"""A page that is live: the headline of an edition, a field, and a list that lines are pushed to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import path

from hallway.ground.editions.models import Edition
from hallway.live.reading import position
from hallway.live.topics import family, may_see_edition_of
from hallway.project.urls import urlpatterns as house

HEADLINE = family("test-headline", may_see_edition_of)
LINES = family("test-lines", may_see_edition_of)

PART = """<h2 id="headline">{{ edition.headline }}</h2>
<p>Written <b>{{ edition.headline|length }}</b> letters long.</p>
<label for="mine">Mine</label> <input id="mine" value="">"""
PAGE = (
    """{% extends "base.html" %}{% block title %}Live{% endblock %}
{% block scripts %}{{ block.super }}{% include "live/scripts.html" %}{% endblock %}
{% block content %}<div class="wrap"><h1>Live</h1>
<live-region topic="{{ headline }}" src="/live-test/part/" announce="Another headline"
  {% if since %}since="{{ since }}"{% endif %}>"""
    + PART
    + """</live-region>
<live-region topic="{{ lines }}" since="{{ now }}" appends="lines"><ol id="lines"></ol></live-region>
</div>{% endblock %}"""
)


def page(request: HttpRequest) -> HttpResponse:
    now = position()
    edition = get_object_or_404(Edition, published=True)
    topics = {"headline": HEADLINE(edition.slug), "lines": LINES(edition.slug)}
    since = "" if "late" in request.GET else now
    context = {"edition": edition, "since": since, "now": now, **topics}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


def part(request: HttpRequest) -> HttpResponse:
    edition = get_object_or_404(Edition, published=True)
    return HttpResponse(engines["django"].from_string(PART).render({"edition": edition}, request))


urlpatterns = [path("live-test/", page), path("live-test/part/", part), *house]
