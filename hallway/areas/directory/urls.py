"""The public pages: calls, conferences, series, guides."""

from __future__ import annotations

from django.urls import path

from hallway.areas.directory.views import (
    calendar,
    comparison,
    conference,
    credits,
    guides,
    lists,
    outgoing,
    proposing,
    series,
    worldmap,
)

app_name = "directory"
urlpatterns = [
    path("calls/", lists.calls, name="calls"),
    path("calls/past/", lists.calls_past, name="calls_past"),
    # Fixed words stand before the addresses of conferences, and in RESERVED_SLUGS.
    path("conferences/", lists.conferences, name="conferences"),
    path("conferences/archive/", lists.archive, name="archive"),
    path("conferences/archive/<int:year>/", lists.archive_year, name="archive_year"),
    path("conferences/calendar/<int:year>/", calendar.show, name="calendar"),
    path("conferences/map/", worldmap.show, name="map"),
    path("conferences/take/", outgoing.index, name="outlets"),
    path("conferences/compare/", comparison.show, name="compare"),
    path("conferences/propose/", proposing.new, name="propose_new"),
    path("conferences/proposals/<str:code>/", proposing.state, name="proposal_state"),
    path("conferences/thanks/", credits.thanks, name="thanks"),
    path("conferences/<slug:slug>/propose/", proposing.change, name="propose"),
    path("conferences/<slug:slug>/history/", credits.history, name="history"),
    path("conferences/<slug:slug>/", conference.show, name="edition"),
    path("series/", series.index, name="series_index"),
    path("series/<slug:slug>/", series.show, name="series"),
    path("guides/", guides.index, name="guides"),
    path("guides/<slug:slug>/", guides.show, name="guide"),
]
