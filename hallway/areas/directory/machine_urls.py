"""What calendars, feed readers, programs and other websites ask for, in no language."""

from __future__ import annotations

from django.urls import path

from hallway.areas.directory.outgoing import OUTLETS
from hallway.areas.directory.views import outgoing, travel

urlpatterns = [
    *(
        path(f"{one.of}/{one.name}", outgoing.outlet, {"name": one.name}, name=f"directory_{one.name}")
        for one in OUTLETS.values()
    ),
    path("api/conferences/", outgoing.api, name="directory_api"),
    path("api/conferences/<slug:slug>/", outgoing.api_one, name="directory_api_one"),
    path("calendar/<str:token>/conferences.ics", travel.calendar, name="my_calendar"),
    path("widget/calls/", outgoing.widget, name="directory_widget"),
]
