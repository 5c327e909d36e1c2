"""Addresses below an edition. `talk/`, `speaker/` and `schedule/` are where pretalx has them,
so that links and apps made for it go on working."""

from django.urls import path

from hallway.areas.programme import interchange_urls
from hallway.areas.programme.views import rooms, schedule, sessions, speakers, tracks

app_name = "programme"
urlpatterns = [
    path("schedule/", schedule.today, name="schedule"),
    path("schedule/now/", schedule.on_now, name="now"),
    path("schedule/<day:day>/", schedule.day, name="day"),
    path("sessions/", sessions.index, name="sessions"),
    path("talk/<str:code>/", sessions.show, name="session"),
    path("videos/", sessions.videos, name="videos"),
    path("speakers/", speakers.index, name="speakers"),
    path("speaker/<str:code>/", speakers.show, name="speaker"),
    path("tracks/", tracks.index, name="tracks"),
    path("track/<slug:slug>/", tracks.show, name="track"),
    path("rooms/", rooms.index, name="rooms"),
    path("room/<slug:slug>/", rooms.show, name="room"),
    *interchange_urls.urlpatterns,
]
