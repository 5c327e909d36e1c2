from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody may do in an edition. `rules.py` says what each opens."""

    OWNER = "owner", _("Owner")
    PROGRAMME = "programme", _("Programme")
    TRACK = "track", _("Track organiser")
    REVIEWER = "reviewer", _("Reviewer")
    SITE = "site", _("Pages and news")
    TICKETS = "tickets", _("Tickets")
    SPONSORS = "sponsors", _("Sponsors")
    GRANTS = "grants", _("Financial aid")
    SAFETY = "safety", _("Safety team")
    VOLUNTEERS = "volunteers", _("Volunteer lead")
    CHECK_IN = "check_in", _("Check-in")
    ROOMS = "rooms", _("Room crew")
    OPEN_SPACES = "open_spaces", _("Open spaces")
    RECORDINGS = "recordings", _("Recordings")


class EntitlementKind(TextChoices):
    """Why somebody is let in."""

    TICKET = "ticket", _("Ticket")
    SPEAKER = "speaker", _("Speaker")
    SPONSOR = "sponsor", _("Sponsor")
    GRANT = "grant", _("Grant")
    VOLUNTEER = "volunteer", _("Volunteer")
    ORGANISER = "organiser", _("Organiser")
