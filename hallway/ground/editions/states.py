from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SeriesKind(TextChoices):
    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")
    TOPIC = "topic", _("By topic")
    ONLINE = "online", _("Online")


class EditionStatus(TextChoices):
    """What is decided about an edition. Whether it is running or over follows from its dates."""

    IDEA = "idea", _("Idea")
    ANNOUNCED = "announced", _("Announced")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")
    NOT_HELD = "not_held", _("Not held")


HELD = frozenset({EditionStatus.IDEA, EditionStatus.ANNOUNCED})  # nothing keeps it from happening


class Mode(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class PhaseKind(TextChoices):
    TUTORIALS = "tutorials", _("Tutorials")
    TRACKS = "tracks", _("Specialist tracks")
    TALKS = "talks", _("Talks")
    SPRINTS = "sprints", _("Sprints")
    SOCIAL = "social", _("Social events")
    OTHER = "other", _("Other")


class PlaceKind(TextChoices):
    ROOM = "room", _("Room")
    STAGE = "stage", _("Stage")
    TABLE = "table", _("Table")
    HALL = "hall", _("Hall")
    OUTSIDE = "outside", _("Outside")
    HALLWAY = "hallway", _("Hallway spot")
