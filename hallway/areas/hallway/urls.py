"""Addresses of the hallway, below an edition."""

from __future__ import annotations

from django.urls import URLPattern, path

from hallway.areas.hallway.views import alive, beacons, help_desk, here, organise

app_name = "hallway"
_BEACON = "hallway/beacons/<str:code>/"
_HERE = "hallway/here/<str:code>/"  # of a session or a card
_PLEA = "help/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("hallway/", alive.alive, name="alive"),
    path("hallway/screen/", alive.screen, name="screen"),
    path("hallway/mode/", alive.mode, name="mode"),
    path("hallway/beacons/new/", beacons.light, name="light"),
    path(_BEACON, beacons.beacon, name="beacon"),
    path(f"{_BEACON}report/", beacons.report, name="report_beacon"),
    path(_HERE, here.show, name="here"),
    path(f"{_HERE}part/", here.part, name="here_part"),
    path("help/", help_desk.desk, name="help"),
    path("help/new/", help_desk.ask, name="ask"),
    path(_PLEA, help_desk.plea, name="plea"),
    path(f"{_PLEA}solution/", help_desk.solution, name="solution"),
    path(f"{_PLEA}removal/", help_desk.remove, name="remove_plea"),
    path(f"{_PLEA}report/", help_desk.report, name="report_plea"),
    path(f"{_PLEA}answers/<int:line>/removal/", help_desk.remove_answer, name="remove_answer"),
    path("organise/hallway/", organise.desk, name="desk"),
    path("organise/hallway/beacons/<int:pk>/removal/", organise.remove_beacon, name="team_remove_beacon"),
    path("organise/hallway/help/<int:pk>/removal/", organise.remove_plea, name="team_remove_plea"),
    path("organise/hallway/reports/<int:pk>/", organise.settle, name="settle"),
]
