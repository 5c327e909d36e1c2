from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MINUTES = (30, 60, 90)  # for which a beacon is lit, or lit on


class Refusal(TextChoices):
    """Why a beacon was not lit."""

    ALREADY = "already", _("You have a beacon already. One at a time: change it, or end it first.")
    CLOSED = "closed", _("The hallway opens with the conference. Come back then.")
