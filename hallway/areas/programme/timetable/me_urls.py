"""Addresses below `/me/`: what a speaker says themselves."""

from django.urls import path

from hallway.areas.programme.timetable.views import availability

app_name = "availability"
urlpatterns = [path("availability/<slug:edition>/", availability.mine, name="mine")]
