from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecordKind(TextChoices):
    """What a record of an imported file became here."""

    EDITION = "edition", _("Conference")
    ROOM = "room", _("Room")
    TRACK = "track", _("Track")
    SPEAKER = "speaker", _("Speaker")
    SESSION = "session", _("Session")


class RunState(TextChoices):
    """Where an import is on its way from a file to the programme."""

    QUEUED = "queued", _("Waiting for its turn")
    READING = "reading", _("Reading the file")
    PLANNED = "planned", _("Ready to be brought in")
    APPLYING = "applying", _("Bringing it in")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    DISCARDED = "discarded", _("Discarded")


BUSY = (RunState.QUEUED, RunState.READING, RunState.APPLYING)  # one such run for each edition at a time
OVER = (RunState.DONE, RunState.FAILED, RunState.DISCARDED)
