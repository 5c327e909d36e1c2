"""The pages of those who look after the directory."""

from __future__ import annotations

from django.urls import path

from hallway.areas.directory.views import fact_sheet, moderators, names, proposals, sources, upkeep

app_name = "directory_desk"
urlpatterns = [
    path("proposals/", proposals.index, name="proposals"),
    path("proposals/<int:pk>/", proposals.show, name="proposal"),
    path("proposals/<int:pk>/acceptance/", proposals.accept, name="proposal_accept"),
    path("proposals/<int:pk>/refusal/", proposals.decline, name="proposal_decline"),
    path("proposals/<int:pk>/spam/", proposals.spam, name="proposal_spam"),
    path("unverified/", upkeep.unverified, name="unverified"),
    path("conferences/<slug:slug>/verification/", upkeep.verify, name="verify"),
    path("links/", upkeep.links, name="broken_links"),
    path("links/<int:pk>/retry/", upkeep.try_again, name="link_retry"),
    path("conferences/<slug:slug>/facts/", fact_sheet.edit, name="facts"),
    path("lists/", sources.index, name="sources"),
    path("lists/<int:pk>/", sources.edit, name="source"),
    path("lists/<int:pk>/readings/", sources.read_now, name="source_read"),
    path("readings/", sources.runs, name="runs"),
    path("readings/<int:pk>/", sources.run, name="run"),
    path("questions/", names.questions, name="questions"),
    path("questions/<int:pk>/same/", names.say_same, name="question_same"),
    path("questions/<int:pk>/difference/", names.tell_apart, name="question_apart"),
    path("names/", names.aliases, name="aliases"),
    path("names/<int:pk>/removal/", names.forget, name="alias_forget"),
    path("moderators/", moderators.index, name="moderators"),
    path("moderators/<int:pk>/withdrawal/", moderators.dismiss, name="moderator_dismiss"),
]
