"""The service worker, and unsubscribing in one click."""

from __future__ import annotations

from django.urls import path

from hallway.areas.notices.views import machines

urlpatterns = [
    path("sw.js", machines.service_worker, name="service_worker"),
    path("notices/off/<str:token>/", machines.off, name="notices_off"),
]
