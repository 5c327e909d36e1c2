"""Addresses of the board, below an edition."""

from __future__ import annotations

from django.urls import URLPattern, path

from hallway.areas.openspaces.views import board, mine, organise, pinning, talking

app_name = "openspaces"
_CARD = "board/card/<str:code>/"
urlpatterns: list[URLPattern] = [
    path("board/", board.today, name="today"),
    path("board/screen/", board.screen, name="screen"),
    path("board/cards/", board.waiting, name="waiting"),
    path("board/cards/new/", mine.new, name="new"),
    path("board/mine/", mine.index, name="mine"),
    path("board/mine/tray/", mine.tray, name="tray"),
    path("board/wishes/", talking.wish, name="wish"),
    path("board/wishes/<int:pk>/", talking.answer_wish, name="answer_wish"),
    path("board/<day:day>/", board.day, name="day"),
    path("board/<day:day>/list/", board.listing, name="listing"),
    path("board/cell/<slug:slug>/<str:moment>/", pinning.cell, name="cell"),
    path(_CARD, board.card, name="card"),
    path(f"{_CARD}text/", mine.edit, name="edit"),
    path(f"{_CARD}desk/", mine.desk, name="desk"),
    path(f"{_CARD}place/", pinning.place, name="place"),
    path(f"{_CARD}unpinning/", pinning.unpin, name="unpin"),
    path(f"{_CARD}removal/", mine.remove, name="remove"),
    path(f"{_CARD}helpers/", mine.offer_help, name="offer_help"),
    path(f"{_CARD}helpers/<int:pk>/", mine.helper, name="helper"),
    path(f"{_CARD}leaving/", mine.leave, name="leave"),
    path(f"{_CARD}owner/", mine.take_over, name="take_over"),
    path(f"{_CARD}comments/", talking.comment, name="comment"),
    path(f"{_CARD}comments/<int:pk>/deletion/", talking.delete_comment, name="delete_comment"),
    path(f"{_CARD}heads/", talking.heads, name="heads"),
    path(f"{_CARD}vote/", talking.vote, name="vote"),
    path("organise/board/", organise.settings, name="settings"),
    path("organise/board/cards/", organise.board_cards, name="team_cards"),
    path("organise/board/cards/<str:code>/move/", organise.move, name="team_move"),
    path("organise/board/cards/<str:code>/removal/", organise.remove, name="team_remove"),
    path("organise/board/arrangement/", organise.arrange, name="arrange"),
    path("organise/board/cells/", organise.block, name="block"),
]
