from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What it is. Areas add rows, not tables, for everything with a time and a place."""

    TALK = "talk", _("Talk")
    TUTORIAL = "tutorial", _("Tutorial")
    WORKSHOP = "workshop", _("Workshop")
    PANEL = "panel", _("Panel")
    KEYNOTE = "keynote", _("Keynote")
    LIGHTNING = "lightning", _("Lightning talks")
    POSTER = "poster", _("Poster")
    SPRINT = "sprint", _("Sprint")
    SOCIAL = "social", _("Social event")
    OPEN_SPACE = "open_space", _("Open space")
    BREAK = "break", _("Break")
    OTHER = "other", _("Other")


WITH_PAGE = frozenset(Kind.values) - {Kind.BREAK}  # what has a page of its own
PROGRAMME = WITH_PAGE - {Kind.OPEN_SPACE}  # what the team has chosen; cards hang on a board of their own


class Level(TextChoices):
    ALL = "all", _("For everybody")
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")
    CANCELLED = "cancelled", _("Cancelled")


class Part(TextChoices):
    """What somebody does in a happening."""

    SPEAKER = "speaker", _("Speaker")
    INSTRUCTOR = "instructor", _("Instructor")
    ASSISTANT = "assistant", _("Teaching assistant")
    MODERATOR = "moderator", _("Moderator")
    PANELLIST = "panellist", _("Panellist")
    HOST = "host", _("Host")
    CHAIR = "chair", _("Session chair")


ON_STAGE = frozenset(Part.values) - {Part.CHAIR}  # who is introduced to the public; a chair only helps


class Choice(TextChoices):
    """What a star means to whoever gave it, where several are at the same time or it is over."""

    FIRST = "first", _("I go there")
    SECOND = "second", _("My second choice")
    MISSED = "missed", _("I missed it")


class SignUpState(TextChoices):
    IN = "in", _("You have a place")
    WAITING = "waiting", _("On the waiting list")
    OUT = "out", _("Cancelled")
