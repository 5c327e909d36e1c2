from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """The vocabulary of the python-deadlines list (types.yml), so that it can be read and written."""

    PY = "PY", _("Python")
    SCIPY = "SCIPY", _("Science")
    DATA = "DATA", _("Data")
    WEB = "WEB", _("Web")
    BIZ = "BIZ", _("Business")
    GEO = "GEO", _("Earth")
    CAMP = "CAMP", _("Camp")
    DAY = "DAY", _("One day")


class Price(TextChoices):
    """What the usual ticket of somebody who pays themselves costs."""

    UNKNOWN = "", _("Not known")
    FREE = "free", _("Free")
    LOW = "low", _("Below 100 €")
    MIDDLE = "middle", _("100 to 300 €")
    HIGH = "high", _("Above 300 €")


class PlanState(TextChoices):
    """Where somebody stands with their own talk at a conference."""

    IDEA = "idea", _("Idea")
    SUBMITTED = "submitted", _("Handed in")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    GIVEN = "given", _("Given")


class ListFormat(TextChoices):
    """The forms in which others keep lists of conferences."""

    DEADLINES_YAML = "deadlines_yaml", "python-deadlines YAML"
    ORGANIZERS_CSV = "organizers_csv", "python-organizers CSV"
    CONFS_TECH = "confs_tech", "confs.tech JSON"
    TABLE = "table", _("CSV of Hallway")


class RunState(TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    UNCHANGED = "unchanged", _("Nothing new")
    REFUSED = "refused", _("Refused: something would have been lost")
    FAILED = "failed", _("Failed")


class Origin(TextChoices):
    """Where a fact comes from. What a person said is not overwritten by a list."""

    LIST = "list", _("A list")
    PERSON = "person", _("A moderator")
    PROPOSAL = "proposal", _("A proposal")


class SuggestionKind(TextChoices):
    CONFERENCE = "conference", _("A new conference")
    EXTENSION = "extension", _("A deadline has moved")
    FIX = "fix", _("Something is wrong")


class SuggestionState(TextChoices):
    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")


class Suspicion(TextChoices):
    """Why a proposal is put behind the others."""

    TRAP = "trap", _("a field that people do not see was filled in")
    HASTE = "haste", _("it was sent faster than anybody types")
    STALE = "stale", _("its form was not ours, or older than a day")
    LINKS = "links", _("it holds many links")
    MARKUP = "markup", _("there is markup or a script in it")
    RUSH = "rush", _("many proposals came at once")


# Activities after which strangers see an edition that they did not see before.
APPEARED = ("directory.added", "edition.added", "edition.published")
