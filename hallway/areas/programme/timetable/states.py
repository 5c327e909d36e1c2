from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditKind(TextChoices):
    """What somebody did to a draft."""

    PLACE = "place", _("placed")
    MOVE = "move", _("moved")
    REMOVE = "remove", _("took off the timetable")
    LENGTH = "length", _("made longer or shorter")
    LOCK = "lock", _("locked")
    UNLOCK = "unlock", _("unlocked")
    BLOCK = "block", _("moved a block")
    DAY = "day", _("moved a day")
    SHIFT = "shift", _("shifted")
    BREAK = "break", _("put a break")
    SOLVE = "solve", _("took over what was solved")
    CARDS = "cards", _("brought cards in")
    CATCH_UP = "catch_up", _("took over what changed on the public schedule")
    WEIGHTS = "weights", _("changed what the rules count")
    UNDO = "undo", _("undid")
    REDO = "redo", _("did again")


STEPS_BACK = (EditKind.UNDO, EditKind.REDO)  # edits about an edit


class FactKind(TextChoices):
    """What somebody did to what a timetable has to respect."""

    SET = "set", _("set")
    SAID = "said", _("said themselves")
    UNDO = "undo", _("undid")
    REDO = "redo", _("did again")


FACT_STEPS_BACK = (FactKind.UNDO, FactKind.REDO)


class Subject(TextChoices):
    """What such a step is about."""

    HOURS = "hours", _("hours of the days")
    ROOMS = "rooms", _("rooms and ways")
    PERSON = "person", _("when somebody can come")
    SESSION = "session", _("what a session needs")


class EditState(TextChoices):
    """Whether an edit is in force. Only the undo and redo of the journals turn it."""

    DONE = "done", _("done")
    UNDONE = "undone", _("undone")


class RunState(TextChoices):
    """Where a solve is on its way from the button to the draft."""

    QUEUED = "queued", _("Waiting for its turn")
    SOLVING = "solving", _("Solving")
    SOLVED = "solved", _("Ready to be looked at")
    IMPOSSIBLE = "impossible", _("Not possible like this")
    APPLIED = "applied", _("Taken over")
    DISCARDED = "discarded", _("Discarded")
    FAILED = "failed", _("Failed")


BUSY = (RunState.QUEUED, RunState.SOLVING)  # one such run for each draft at a time


class Scope(TextChoices):
    """What a solve may move."""

    ALL = "all", _("Everything that is not locked")
    UNPLACED = "unplaced", _("Only what has no place yet")
    DAY = "day", _("Only this day")
    REPAIR = "repair", _("As little as possible, until every rule holds")


class Part(TextChoices):
    """A part of a day, as somebody says when they cannot come."""

    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")


class Change(TextChoices):
    """What a release does to one session."""

    NEW = "new", _("new")
    MOVED = "moved", _("moved")
    REMOVED = "removed", _("taken off")
