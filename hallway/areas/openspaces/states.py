from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BoardState(TextChoices):
    """What everybody may do with cards."""

    CLOSED = "closed", _("Closed: cards can be written, not pinned")
    PROPOSE = "propose", _("Propose: cards are collected, nobody pins yet")
    VOTE = "vote", _("Vote: everybody says what they would come to")
    OPEN = "open", _("Open: whoever has a card pins it")


class Who(TextChoices):
    """Who may write and pin cards."""

    ANYBODY = "anybody", _("Everybody who is signed in")
    ATTENDEES = "attendees", _("People who belong to the conference: with a ticket, a talk, a task")


class Need(TextChoices):
    """What a card asks of its room, and what a room has."""

    POWER = "power", _("power")
    QUIET = "quiet", _("quiet")
    FLOOR = "floor", _("free floor")
    TABLES = "tables", _("tables")
    SCREEN = "screen", _("a screen")
    WALL = "wall", _("a wall to write on")
    STEP_FREE = "step_free", _("step-free way")


class HostState(TextChoices):
    """Where somebody stands who helps with a card."""

    OFFERS = "offers", _("offers to help")
    HELPS = "helps", _("hosts with them")


class Refusal(TextChoices):
    """Why a card was not pinned. The words are for whoever tried, about themselves alone."""

    TAKEN = "taken", _("Somebody was quicker: that place is taken. Your card is safe; here is what is free.")
    BUSY = "busy", _("You already have a card at that hour. One at a time, so that you can be there.")
    ENOUGH = "enough", _("You have as many cards on that day as one person may have. Leave some for others.")
    NOT_OPEN = "not_open", _("Nobody can pin cards at the moment. Yours is kept.")
    NO_CELL = "no_cell", _("There is no open space in that room at that hour.")
    OVER = "over", _("That hour is over.")
    GONE = "gone", _("This card is no longer there.")
