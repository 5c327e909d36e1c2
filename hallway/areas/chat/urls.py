"""Addresses of the conversations, below an edition."""

from __future__ import annotations

from django.urls import URLPattern, path

from hallway.areas.chat.views import (
    channels,
    conversation,
    moderate,
    offers,
    people,
    posts,
    questions,
    setup,
    stage,
)

app_name = "chat"
_POST = "chat/post/<str:code>/"
_ASK = "chat/questions/<str:code>/"
urlpatterns: list[URLPattern] = [
    path("chat/", conversation.show, name="show"),
    path("chat/about/<str:code>/", conversation.about, name="about"),
    path("chat/tags/<str:tag>/", conversation.tag, name="tag"),
    path("chat/channels/", channels.index, name="channels"),
    path("chat/mine/", people.mine, name="mine"),
    path("chat/who/", people.who, name="who"),
    path("chat/offers/", offers.index, name="offers"),
    path("chat/by/<str:code>/", people.show, name="person"),
    path("chat/by/<str:code>/distance/", people.distance, name="distance"),
    path(_POST, posts.show, name="post"),
    path(f"{_POST}text/", posts.edit, name="edit"),
    path(f"{_POST}deletion/", posts.delete, name="delete"),
    path(f"{_POST}boost/", posts.boost, name="boost"),
    path(f"{_POST}gathering/", posts.gathering, name="gathering"),
    path(f"{_POST}report/", posts.report, name="report"),
    path(_ASK, questions.index, name="questions"),
    path(f"{_ASK}stage/", stage.show, name="stage"),
    path(f"{_ASK}mode/", stage.mode, name="mode"),
    path(f"{_ASK}next/", stage.following, name="next"),
    path(f"{_ASK}<str:question>/", questions.show, name="question"),
    path(f"{_ASK}<str:question>/vote/", questions.vote, name="vote"),
    path(f"{_ASK}<str:question>/withdrawal/", questions.withdraw, name="withdraw"),
    path(f"{_ASK}<str:question>/report/", questions.report, name="report_question"),
    path(f"{_ASK}<str:question>/state/", stage.state, name="question_state"),
    path("organise/chat/", setup.settings, name="settings"),
    path("organise/chat/channels/", setup.new_channel, name="new_channel"),
    path("organise/chat/channels/<int:pk>/", setup.channel, name="channel"),
    path("organise/chat/accounts/", setup.account, name="account"),
    path("organise/moderation/", moderate.queue, name="queue"),
    path("organise/moderation/post/<str:code>/", moderate.post, name="moderate_post"),
    path("organise/moderation/question/<str:code>/", moderate.question, name="moderate_question"),
    path("organise/moderation/person/<str:code>/", moderate.person, name="moderate_person"),
]
