"""Mail templates that the team can edit."""

from __future__ import annotations

from django.urls import path

from hallway.areas.notices.views import templates

app_name = "mail_templates"
urlpatterns = [
    path("", templates.show_all, name="list"),
    path("<str:kind>/<str:language>/", templates.edit, name="edit"),
    path("<str:kind>/<str:language>/original/", templates.drop, name="drop"),
]
