from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeadlineKind(TextChoices):
    """What can be handed in until then."""

    CALL = "call", _("Talks")
    TUTORIAL = "tutorial", _("Tutorials")
    WORKSHOP = "workshop", _("Workshops")
    POSTER = "poster", _("Posters")
    LIGHTNING = "lightning", _("Lightning talks")
    AID = "aid", _("Financial aid")
    EARLY_BIRD = "early_bird", _("Early-bird tickets")
