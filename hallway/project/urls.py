"""Every address, in the order in which they are tried."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, register_converter

from hallway.ground.editions.paths import Day, EditionSlug
from hallway.ground.me.views.photos import photo
from hallway.project import views

register_converter(EditionSlug, "edition")
register_converter(Day, "day")

urlpatterns = [
    path("health/", views.health, name="health"),
    path("media/people/<str:name>", photo, name="photo"),
    path("live/", include("hallway.live.urls")),
    path("", include("hallway.areas.site.root_urls")),
    path("", include("hallway.areas.directory.machine_urls")),
    path("", include("hallway.areas.notices.machine_urls")),
    *i18n_patterns(
        path("me/", include("hallway.areas.programme.me_urls")),
        path("me/", include("hallway.areas.programme.timetable.me_urls")),
        path("me/", include("hallway.areas.directory.me_urls")),
        path("me/", include("hallway.areas.notices.me_urls")),
        path("directory/", include("hallway.areas.directory.moderation_urls")),
        path("notices/", include("hallway.areas.notices.team_urls")),
        path("", include("hallway.areas.directory.urls")),
        path("accounts/", include("hallway.ground.me.account_urls")),
        path("me/", include("hallway.ground.me.urls")),
        *([path("demo/", include("hallway.project.demo_urls"))] if settings.DEMO else []),
        path("styleguide/", include("hallway.ui.urls")),
        path("<edition:edition>/organise/", include("hallway.ground.access.urls")),
        path("<edition:edition>/", include("hallway.areas.programme.timetable.urls")),
        path("<edition:edition>/", include("hallway.areas.openspaces.urls")),
        path("<edition:edition>/", include("hallway.areas.hallway.urls")),
        path("<edition:edition>/", include("hallway.areas.chat.urls")),
        path("<edition:edition>/", include("hallway.areas.programme.urls")),
        path("", include("hallway.areas.site.urls")),  # last: it ends with the pages of an edition
        prefix_default_language=False,
    ),
]
