"""What the team decides: whether there is a backchannel, for whom, and where else people talk."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.chat.states import BackchannelState, ChannelKind, QuestionMode, Who
from hallway.ground import markdown
from hallway.ground.editions.models import Edition


class Backchannel(models.Model):
    """An edition has a backchannel once its team has set one up."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="backchannel")
    state = models.CharField(
        _("state"), max_length=10, choices=BackchannelState, default=BackchannelState.OPEN
    )
    who = models.CharField(_("who reads and writes"), max_length=10, choices=Who, default=Who.ANYBODY)
    is_public = models.BooleanField(
        _("strangers may read along"),
        default=False,
        help_text=_("Everybody on the Internet reads what is said, without signing in. Say so beforehand."),
    )
    hashtags = models.JSONField(default=list, blank=True)  # without #, in lower case
    questions = models.CharField(
        _("questions to a session"),
        max_length=10,
        choices=QuestionMode,
        default=QuestionMode.LIVE,
        help_text=_("As long as its speakers have not chosen otherwise."),
    )
    note = models.CharField(_("a line for everybody"), max_length=300, blank=True)
    server = models.CharField(
        _("server"),
        max_length=200,
        blank=True,
        help_text=_(
            "Public posts with your hashtags are shown from this Mastodon-compatible server, such as "
            "fosstodon.org. Empty: nothing comes from outside."
        ),
    )
    looked_at = models.DateTimeField(null=True, editable=False)
    trouble = models.CharField(
        max_length=300, blank=True, editable=False
    )  # why nothing came at the last look
    seen = models.JSONField(default=dict, editable=False)  # hashtag → newest id that was seen

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_state_display()}"


class MutedAccount(models.Model):
    """Somebody outside whose posts are not shown here."""

    backchannel = models.ForeignKey(Backchannel, models.CASCADE, related_name="muted_accounts")
    account = models.CharField(max_length=300)

    class Meta:
        ordering = ["account"]
        constraints = [models.UniqueConstraint(fields=["backchannel", "account"], name="account_muted_once")]

    def __str__(self) -> str:
        return self.account


class Channel(models.Model):
    """Another place where people of the conference talk, and how to get in."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=10, choices=ChannelKind, default=ChannelKind.MATRIX)
    name = models.CharField(_("name"), max_length=120, help_text=_("Such as #pyharbour on Libera Chat."))
    url = models.URLField(_("link"), max_length=500, blank=True)
    about = models.CharField(_("what it is for"), max_length=300, blank=True)
    steps = models.TextField(
        _("how to join"),
        max_length=4000,
        blank=True,
        help_text=_("Markdown. Write it for somebody who has never done it."),
    )
    steps_html = models.TextField(editable=False, blank=True)
    order = models.PositiveSmallIntegerField(_("position"), default=10)

    class Meta:
        ordering = ["order", "name", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.steps_html = markdown.to_html(self.steps)
        super().save(*args, **kwargs)
