from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Who may see a field of a person, from everybody to nobody else."""

    PUBLIC = "public", _("Everybody")
    ATTENDEES = "attendees", _("People who attend the same edition")
    CONTACTS = "contacts", _("My contacts")
    PRIVATE = "private", _("Only me")


class HandleKind(TextChoices):
    WEBSITE = "website", _("Website")
    MASTODON = "mastodon", "Mastodon"
    BLUESKY = "bluesky", "Bluesky"
    GITHUB = "github", "GitHub"
    GITLAB = "gitlab", "GitLab"
    LINKEDIN = "linkedin", "LinkedIn"
    MATRIX = "matrix", "Matrix"
    IRC = "irc", "IRC"
    DISCORD = "discord", "Discord"
    OTHER = "other", _("Other")
