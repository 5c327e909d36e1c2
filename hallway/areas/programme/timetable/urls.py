"""Addresses below an edition: the organisers' desk of the timetable, and the public's old versions."""

from django.urls import path

from hallway.areas.programme.timetable.views import (
    cards,
    drafts,
    editor,
    edits,
    facts,
    facts_journal,
    journal,
    lists,
    moves,
    pictures,
    releases,
    solves,
    versions,
    weights,
)

DESK = "organise/timetable/"
DRAFT = f"{DESK}<int:draft>/"

app_name = "timetable"
urlpatterns = [
    path(DESK, drafts.index, name="index"),
    path(f"{DESK}releases/", releases.index, name="releases"),
    path(f"{DESK}releases/<int:number>/return/", releases.roll_back, name="roll-back"),
    path(f"{DESK}facts/hours/", facts.hours, name="hours"),
    path(f"{DESK}facts/people/", facts.people, name="people"),
    path(f"{DESK}facts/people/<str:code>/", facts.person, name="person"),
    path(f"{DESK}facts/rooms/", facts.rooms, name="rooms"),
    path(f"{DESK}facts/sessions/<str:code>/", facts.session, name="needs"),
    path(f"{DESK}facts/journal/", facts_journal.show, name="facts-journal"),
    path(f"{DESK}facts/undo/", facts_journal.undo, name="facts-undo"),
    path(f"{DESK}facts/redo/", facts_journal.redo, name="facts-redo"),
    path(DRAFT, editor.show, name="editor"),
    path(f"{DRAFT}board/", editor.board, name="board"),
    path(f"{DRAFT}changes/", editor.changes, name="changes"),
    path(f"{DRAFT}cells/<int:pk>/", editor.cells, name="cells"),
    path(f"{DRAFT}moves/", moves.move, name="moves"),
    path(f"{DRAFT}list/", lists.show, name="list"),
    path(f"{DRAFT}session/<str:code>/", edits.session, name="session"),
    path(f"{DRAFT}block/", edits.block, name="block"),
    path(f"{DRAFT}break/", edits.add_break, name="break"),
    path(f"{DRAFT}journal/", journal.show, name="journal"),
    path(f"{DRAFT}undo/", journal.undo, name="undo"),
    path(f"{DRAFT}redo/", journal.redo, name="redo"),
    path(f"{DRAFT}state/", drafts.change_state, name="draft-state"),
    path(f"{DRAFT}catch-up/", drafts.catch_up, name="catch-up"),
    path(f"{DRAFT}weights/", weights.change, name="weights"),
    path(f"{DRAFT}cards/", cards.print_them, name="cards"),
    path(f"{DRAFT}cards/in/", cards.bring_in, name="cards-in"),
    path(f"{DRAFT}compare/", pictures.compare, name="compare"),
    path(f"{DRAFT}balance/", pictures.show_balance, name="balance"),
    path(f"{DRAFT}solves/", solves.start, name="solves"),
    path(f"{DRAFT}solves/<int:pk>/", solves.show, name="solve"),
    path(f"{DRAFT}solves/<int:pk>/status/", solves.status, name="solve-status"),
    path(f"{DRAFT}solves/<int:pk>/stop/", solves.stop, name="solve-stop"),
    path(f"{DRAFT}solves/<int:pk>/application/", solves.take_over, name="solve-apply"),
    path(f"{DRAFT}solves/<int:pk>/discard/", solves.discard, name="solve-discard"),
    path(f"{DRAFT}release/", releases.release, name="release"),
    path("schedule/v/", versions.index, name="versions"),
    path("schedule/v/<str:version>/", versions.show, name="version"),
    path("schedule/v/<str:version>/<path:rest>", versions.show),
]
