"""What a signed-in person does with the directory."""

from __future__ import annotations

from django.urls import path

from hallway.areas.directory.views import mine, plans, switches, travel

app_name = "mine"
urlpatterns = [
    path("conferences/", mine.show, name="conferences"),
    path("conferences/home/", travel.home, name="home"),
    path("conferences/sharing/", travel.sharing, name="sharing"),
    path("conferences/calendar/", travel.address, name="calendar"),
    path("conferences/plans/restoration/", plans.restore, name="plan_restore"),
    path("conferences/plans/<int:pk>/", plans.edit, name="plan"),
    path("conferences/plans/<int:pk>/state/", plans.move, name="plan_move"),
    path("conferences/plans/<int:pk>/removal/", plans.remove, name="plan_remove"),
    path("conferences/<slug:slug>/plan/", plans.new, name="plan_new"),
    path("calls/", mine.calls, name="calls"),
    path("saves/", switches.many, {"kind": "saves"}, name="save_many"),
    path("saves/<slug:slug>/", switches.one, {"kind": "saves"}, name="save"),
    path("follows/", switches.many, {"kind": "follows"}, name="follow_many"),
    path("follows/<slug:slug>/", switches.one, {"kind": "follows"}, name="follow"),
    path("going/", switches.many, {"kind": "going"}, name="go_many"),
    path("going/<slug:slug>/", switches.one, {"kind": "going"}, name="go"),
    path("tickets/", switches.many, {"kind": "tickets"}, name="tickets_many"),
    path("tickets/<slug:slug>/", switches.one, {"kind": "tickets"}, name="tickets"),
]
