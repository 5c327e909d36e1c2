"""Mail: one SMTP connection for a batch, one acceptance for a message."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy, ngettext

from hallway.areas.notices import unsubscribing
from hallway.areas.notices.channels.protocol import Message, Outcome, Unreachable
from hallway.areas.notices.composing import absolute
from hallway.areas.notices.models import DeadAddress
from hallway.areas.notices.recipients import Recipient, normalised
from hallway.areas.notices.states import DeliveryState
from hallway.ground.activity.notices import Attachment
from hallway.ground.clock import now

MOST_FILES = 10  # notices of a digest whose files go with it
_log = logging.getLogger(__name__)
_NETWORK = (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, OSError)
# Answers that are not about the address (RFC 3463): mailbox full, system, network, protocol, policy.
_NOT_THE_ADDRESS = ("5.2.2", "5.3.", "5.4.", "5.5.", "5.6.", "5.7.")


class MailChannel:
    key = "mail"
    label = gettext_lazy("Mail")

    def targets(self, recipient: Recipient) -> Iterable[int | None]:
        return [None] if recipient.email else []

    @contextmanager
    def opened(self) -> Iterator[MailSender]:
        connection = get_connection()
        try:
            connection.open()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(f"The mail server does not answer ({type(error).__name__}).") from error
        try:
            yield MailSender(connection)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                connection.close()


class MailSender:
    def __init__(self, connection: BaseEmailBackend) -> None:
        self._connection = connection

    def send(self, message: Message) -> Outcome:
        """One mail. The server's acceptance is the moment after which it must not be sent again."""
        if problem := _unsendable(message.recipient):
            return problem
        mail = compose(message)
        try:
            self._connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as refused:
            return _refused(message.recipient, *next(iter(refused.recipients.values())))
        except smtplib.SMTPResponseException as error:
            return _by_code(error.smtp_code, "The mail server did not take it")
        except _NETWORK as error:
            self._reopen()
            return Outcome(DeliveryState.WAITING, f"The connection broke ({type(error).__name__}).")
        except smtplib.SMTPException as error:
            return Outcome(DeliveryState.GIVEN_UP, f"The mail cannot be sent ({type(error).__name__}).")
        return Outcome(DeliveryState.SENT, message_id=mail.extra_headers["Message-ID"])

    def _reopen(self) -> None:
        try:
            self._connection.close()
            self._connection.open()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(f"The mail server does not answer ({type(error).__name__}).") from error


def _unsendable(reader: Recipient) -> Outcome | None:
    address = normalised(reader.email)
    if not reader.email or address in reader.dead:
        return Outcome(DeliveryState.GONE, "The address takes no mail.")
    if not address.isascii():
        return Outcome(DeliveryState.GIVEN_UP, "The address has letters that mail servers do not take.")
    return None


def _refused(reader: Recipient, code: int, said: bytes) -> Outcome:
    """What the server said to this one address; what it says for good of the address retires it."""
    enhanced = said.decode("ascii", "replace").partition(" ")[0]
    if code < 500 or enhanced.startswith(_NOT_THE_ADDRESS):
        is_full = enhanced.startswith("5.2.2")
        return _by_code(452 if is_full else code, "The mail server did not take it")
    problem = f"The mail server does not know the address (code {code})."
    DeadAddress.objects.get_or_create(
        person_id=reader.id, address=normalised(reader.email), defaults={"problem": problem, "since": now()}
    )
    return Outcome(DeliveryState.GONE, problem)


def _by_code(code: int, text: str) -> Outcome:
    """4xx is for later (RFC 5321, 4.2.1); what is for good is about this mail, not about the address."""
    state = DeliveryState.WAITING if code < 500 else DeliveryState.GIVEN_UP
    return Outcome(state, f"{text} (code {code}).")


def compose(message: Message) -> EmailMultiAlternatives:
    """Plain text and HTML, in the reader's language, with the headers that programs act on."""
    reader = message.recipient
    off = unsubscribing.Off(reader.id, message.kind, "mail").url
    with translation.override(reader.language):
        subject = subject_of(message)
        context = {
            "reader": reader,
            "pieces": message.pieces,
            "more": message.more,
            "subject": subject,
            "is_digest": message.is_digest,
            "off": off,
            "all": absolute("/me/notices/", reader.language),
            "settings": absolute("/me/notices/settings/", reader.language),
            "house": parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Hallway",
        }
        mail = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("notices/mail/message.txt", context).strip() + "\n",
            to=[normalised(reader.email)],
            headers=_headers(message, off),
        )
        mail.attach_alternative(render_to_string("notices/mail/message.html", context), "text/html")
        for part in _files(message):
            mail.attach(part)
    return mail


def _files(message: Message) -> list[MIMEBase]:
    """What its notices have to attach. A file that cannot be made keeps no mail from going."""
    found = []
    for piece in message.pieces[:MOST_FILES]:
        try:
            found += [_part(file) for file in piece.files()]
        except Exception as error:
            _log.error("A file of delivery %s is left out: %s", message.delivery.pk, type(error).__name__)
    return found


def _part(file: Attachment) -> MIMEBase:
    """In base64, so that no line of it is changed on the way."""
    part = MIMEBase(*file.media_type.split("/", 1))
    for name, value in file.parameters.items():
        part.set_param(name, value)
    part.set_payload(file.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part


def subject_of(message: Message) -> str:
    """What a list of mails shows; in the active language."""
    if not message.is_digest:
        return message.pieces[0].subject
    count = len(message.pieces) + message.more
    if count == 1:
        return message.pieces[0].subject
    first = message.pieces[0].subject
    text = ngettext("%(first)s, and %(n)s more", "%(first)s, and %(n)s more", count - 1)
    return str(text % {"first": first, "n": count - 1})[:200]


def _headers(message: Message, off: str) -> dict[str, str]:
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    # Not to be guessed from outside, and the same whenever this message is sent again.
    name = salted_hmac("hallway.notices.message", message.delivery.key).hexdigest()[:40]
    return {
        "Message-ID": f"<{name}@{host}>",
        "List-ID": f"<{message.kind.replace('.', '-').replace('_', '-')}.{host}>",
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
    }
