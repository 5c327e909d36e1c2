"""What I was sent and why, and how I want to be told."""

from __future__ import annotations

from django.urls import path

from hallway.areas.notices.views import devices, mine, settings

app_name = "notices"
urlpatterns = [
    path("notices/", mine.show, name="list"),
    path("notices/read/", mine.read_all, name="read_all"),
    path("notices/<int:pk>/", mine.follow, name="follow"),
    path("notices/settings/", settings.show, name="settings"),
    path("notices/settings/hours/", settings.hours, name="hours"),
    path("notices/settings/addresses/<int:pk>/", settings.revive_address, name="revive_address"),
    path("notices/devices/", devices.add, name="add_device"),
    path("notices/devices/<int:pk>/trial/", devices.trial, name="try_device"),
    path("notices/devices/<int:pk>/removal/", devices.remove, name="remove_device"),
]
