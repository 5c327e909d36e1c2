"""A mail server on this machine that takes, refuses or hangs up, as a test asks."""

from __future__ import annotations

import asyncio
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """`answers` maps an address to what the server says to it; anything else is taken."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.at_data = ""
        self.hang_up_after: int | None = None
        self.connections = 0
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()
        self._is_open = True

    def close(self) -> None:
        """Nobody answers any more; closing twice does nothing."""
        if self._is_open:
            self._is_open = False
            self._controller.stop()

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if said := self.answers.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.at_data:
            return self.at_data
        if self.hang_up_after is not None and len(self.mails) >= self.hang_up_after:
            self.hang_up_after = None
            server.transport.abort()
            await asyncio.sleep(0)
        content: Any = envelope.content
        self.mails.append(message_from_bytes(content, _class=EmailMessage, policy=policy.default))
        self.recipients += envelope.rcpt_tos
        return "250 OK"
