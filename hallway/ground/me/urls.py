from django.urls import path

from hallway.ground.me.views import data, me, overlay, profile

app_name = "people"
urlpatterns = [
    path("", me.show, name="me"),
    path("overlay/", overlay.show, name="overlay"),
    path("profile/", profile.edit, name="profile"),
    path("profile/photo/", profile.photo, name="photo"),
    path("profile/photo/removal/", profile.remove_photo, name="remove_photo"),
    path("data/", data.show, name="data"),
    path("data/download/", data.download, name="download"),
    path("erase/", data.erase, name="erase"),
]
