"""The moderators' desk: what stands in its navigation, in this order."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# (name of the address, label)
ITEMS: Final[list[tuple[str, str | Promise]]] = [
    ("directory_desk:proposals", _("Proposals")),
    ("directory_desk:unverified", _("Not looked at")),
    ("directory_desk:broken_links", _("Broken links")),
    ("directory_desk:sources", _("Lists")),
    ("directory_desk:runs", _("What lists brought")),
    ("directory_desk:questions", _("Names to decide")),
    ("directory_desk:aliases", _("Names")),
    ("directory_desk:moderators", _("Moderators")),
]
