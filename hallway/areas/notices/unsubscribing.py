"""The link with which somebody turns off one kind of mail without signing in."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

DIGEST = "digest"  # stands for every kind that comes in the digest
_SALT = "hallway.notices.off"


@dataclass(frozen=True, slots=True)
class Off:
    """What a link turns off. It does not expire: old mail is read, too."""

    person: int
    kind: str
    channel: str

    @property
    def token(self) -> str:
        return signing.dumps([self.person, self.kind, self.channel], salt=_SALT)

    @property
    def url(self) -> str:
        return settings.PUBLIC_URL + reverse("notices_off", args=[self.token])


def read(token: str) -> Off | None:
    """What the link says, if it is one of ours."""
    try:
        person, kind, channel = signing.loads(token, salt=_SALT)
        return Off(int(person), str(kind), str(channel))
    except (signing.BadSignature, ValueError, TypeError):
        return None
