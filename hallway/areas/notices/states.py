from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeliveryState(TextChoices):
    """Where one message stands. All but WAITING are final."""

    WAITING = "waiting", _("on its way")
    SENT = "sent", _("sent")
    OFF = "off", _("not sent: you turned it off")
    PASSED = "passed", _("not sent: it no longer held")
    TOO_LATE = "too_late", _("not sent: it was too late to be of use")
    GONE = "gone", _("not sent: the address or device does not take anything")
    GIVEN_UP = "given_up", _("given up after several tries")
