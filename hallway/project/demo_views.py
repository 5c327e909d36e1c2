"""Doors that exist in a demo only. They sign anybody in as anybody of the demo's cast."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import nh3
from django.conf import settings
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from hallway.ground.me import confirming
from hallway.ground.me.addresses import note_address
from hallway.ground.people.models import Person

CAST: dict[str, tuple[Promise, Promise]] = {
    "attendee": (_("Attendee"), _("Stars talks, has a plan, signs up.")),
    "speaker": (_("Speaker"), _("Gives a talk and has a page.")),
    "reviewer": (_("Reviewer"), _("Reads proposals.")),
    "organiser": (_("Organiser"), _("Owns the conference and runs it.")),
}
NEWEST = 50
# Django's file backend ends every message with a rule of this width.
RULE = b"-" * 79


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a visitor can play, and who plays it."""

    role: str
    title: Promise
    text: Promise
    person: Person | None


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    to: str
    date: str
    text: str
    html: SafeString  # without style and script; empty for a mail that is plain text only
    off: str  # where one click turns this kind off (RFC 8058); empty where there is no such header


def door(request: HttpRequest) -> HttpResponse:
    """Choose whom to be."""
    people = {person.email: person for person in _cast()}
    roles = [Part(role, *words, people.get(_address(role))) for role, words in CAST.items()]
    return render(request, "demo/door.html", {"roles": roles})


def sign_in_as(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in with one click, also by a plain link, and go to that person's page."""
    if role not in CAST:
        raise Http404
    person = get_object_or_404(_cast(), email=_address(role))
    note_address(person, _address(role), verified=True)  # else passkeys would wait for a code
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    confirming.mark_fresh(request)
    return redirect("people:me")


def mail(request: HttpRequest) -> HttpResponse:
    """What the file backend wrote, newest first: the text, and the HTML made harmless."""
    return render(request, "demo/mail.html", {"mails": newest_mails(Path(settings.EMAIL_FILE_PATH))})


def newest_mails(folder: Path) -> list[Mail]:
    """The NEWEST latest messages in the folder of Django's file mail backend."""
    if not folder.is_dir():
        return []
    # The time of the last write first: a file holds what one connection sent, in order.
    files = sorted(folder.glob("*.log"), key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
    mails: list[Mail] = []
    for file in files[:NEWEST]:
        parts = [part.strip() for part in file.read_bytes().split(RULE)]
        mails += [_read(part) for part in reversed(parts) if part]
    return mails[:NEWEST]


def _read(source: bytes) -> Mail:
    message = message_from_bytes(source, _class=EmailMessage, policy=policy.default)
    body, rich = message.get_body(("plain",)), message.get_body(("html",))
    return Mail(
        str(message["subject"] or ""),
        str(message["to"] or ""),
        str(message["date"] or ""),
        body.get_content() if body else "",
        _harmless(rich.get_content() if rich else ""),
        str(message["list-unsubscribe"] or "").strip("<> "),
    )


def _harmless(html: str) -> SafeString:
    """The mail as the page may show it: its headings one deeper, no style, no script, no pictures."""
    tags = {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "br",
    }
    clean = nh3.clean(html, tags=tags, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
    for level in (3, 2, 1):
        for edge in ("<", "</"):
            clean = clean.replace(f"{edge}h{level}>", f"{edge}h{level + 2}>")
    return SafeString(clean)


def _address(role: str) -> str:
    return f"{role}@demo.example"


def _cast() -> QuerySet[Person]:
    return Person.objects.filter(email__in=[_address(role) for role in CAST], is_active=True)
