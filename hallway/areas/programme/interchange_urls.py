"""Addresses of imports and exports below an edition. Most are where pretalx has them (and one where
Sessionize has it), because apps and scripts have those paths built in."""

from django.urls import path

from hallway.areas.programme.views import exports, feeds, imports

urlpatterns = [
    path("schedule/export/", exports.index, name="exports"),
    path("schedule/export/<str:name>", exports.whole, name="export"),
    path("schedule.xml", exports.whole, {"name": "schedule.xml"}),
    path("schedule.json", exports.whole, {"name": "schedule.json"}),
    path("schedule/widgets/schedule.json", exports.whole, {"name": "widget.json"}, name="widget"),
    path("schedule/v/<str:version>/", exports.version, name="version"),
    path("schedule/v/<str:version>/<path:rest>", exports.version),
    path("schedule/feed.xml", feeds.versions, name="feed"),
    path("schedule/day/<str:day>.ics", exports.day_calendar, name="day-calendar"),
    path("talk/<str:code>.ics", exports.session_calendar, name="session-calendar"),
    path("speaker/<str:code>/talks.ics", exports.speaker_calendar, name="speaker-calendar"),
    path("room/<slug:slug>.ics", exports.room_calendar, name="room-calendar"),
    path("track/<slug:slug>.ics", exports.track_calendar, name="track-calendar"),
    path("api/v2/view/<str:view>", exports.sessionize, name="sessionize"),
    path("organise/import/", imports.start, name="import"),
    path("organise/import/<int:pk>/", imports.show, name="import-run"),
    path("organise/import/<int:pk>/status/", imports.status, name="import-status"),
    path("organise/import/<int:pk>/application/", imports.apply, name="import-apply"),
    path("organise/import/<int:pk>/discard/", imports.discard, name="import-discard"),
]
