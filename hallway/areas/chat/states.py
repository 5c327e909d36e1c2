from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BackchannelState(TextChoices):
    """What people may do in the conversations of an edition."""

    OPEN = "open", _("Open: people write and read")
    READ_ONLY = "read_only", _("Read only: nothing new is written")
    CLOSED = "closed", _("Closed: only the team sees it")


class Who(TextChoices):
    """Who reads and writes."""

    ANYBODY = "anybody", _("Everybody who is signed in")
    ATTENDEES = "attendees", _("People who belong to the conference: with a ticket, a talk, a task")


class PostKind(TextChoices):
    SAID = "said", _("Said here")
    CARRIED = "carried", _("Boosted from another conversation")
    OUTSIDE = "outside", _("From outside")


class PostState(TextChoices):
    SHOWN = "shown", _("Shown")
    DELETED = "deleted", _("Deleted by its writer")
    HIDDEN = "hidden", _("Hidden by the moderators")


class DistanceKind(TextChoices):
    """How far somebody keeps away from somebody else."""

    MUTE = "mute", _("muted: I do not see what they write")
    BLOCK = "block", _("blocked: neither do they reply to me, boost or mention me")


class Reason(TextChoices):
    """Why somebody reports a post or a question."""

    CONDUCT = "conduct", _("It breaks the code of conduct")
    PRIVATE = "private", _("It tells something private about somebody")
    SPAM = "spam", _("It is advertising, or the same again and again")
    OTHER = "other", _("Something else")


class ReportState(TextChoices):
    OPEN = "open", _("Waits for a moderator")
    HIDDEN = "hidden", _("Hidden")
    DISMISSED = "dismissed", _("Stays as it is")


class QuestionMode(TextChoices):
    """How a session takes questions; its speakers choose."""

    LIVE = "live", _("Live: a question is seen at once")
    MODERATED = "moderated", _("Moderated: a question is seen when somebody has let it through")
    NONE = "none", _("None: this session takes no questions here")


class QuestionState(TextChoices):
    WAITING = "waiting", _("Waits to be let through")
    SHOWN = "shown", _("Asked")
    ANSWERED = "answered", _("Answered")
    HIDDEN = "hidden", _("Hidden")


PUBLIC = (QuestionState.SHOWN, QuestionState.ANSWERED)  # what everybody sees who may read


class ChannelKind(TextChoices):
    """Where else people of the conference talk."""

    IRC = "irc", _("IRC")
    MATRIX = "matrix", _("Matrix")
    DISCORD = "discord", _("Discord")
    SLACK = "slack", _("Slack")
    ZULIP = "zulip", _("Zulip")
    SIGNAL = "signal", _("Signal")
    TELEGRAM = "telegram", _("Telegram")
    MASTODON = "mastodon", _("Mastodon")
    MAIL = "mail", _("Mailing list")
    OTHER = "other", _("Something else")


class Refusal(TextChoices):
    """Why something was not sent. Whoever tried keeps their words."""

    EMPTY = "empty", _("There is nothing to read in it yet.")
    TOO_LONG = (
        "too_long",
        _("This is too long for one message. Your words are kept: make it shorter or send it in parts."),
    )
    TOO_MANY = "too_many", _("That was a lot in a short time. Your words are kept; send them in a minute.")
    CLOSED = "closed", _("Nothing new can be written here at the moment. Your words are kept.")
    TIMED_OUT = (
        "timed_out",
        _("The moderators have asked you to pause. You can read on, and write again later."),
    )
    DISTANT = "distant", _("You cannot reply to this person or boost what they say.")
    GONE = "gone", _("What you reply to is no longer there. Your words are kept.")
