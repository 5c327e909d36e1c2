"""Steps that several tests take."""

from __future__ import annotations

import re
from io import BytesIO

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

CODE = re.compile(r"^\s*(\d{4}-\d{4})\s*$", re.MULTILINE)


def code_in_last_mail() -> str:
    """The code stands on a line of its own."""
    found = CODE.search(str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]


def sign_in(client: Client, email: str) -> None:
    client.post("/accounts/login/", {"email": email})
    response = client.post("/accounts/login/code/", {"code": code_in_last_mail()})
    assert response.status_code == 302, response.content.decode()


def is_signed_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def picture(size: tuple[int, int] = (1200, 600), kind: str = "JPEG", **save: object) -> SimpleUploadedFile:
    target = BytesIO()
    Image.new("RGB", size, "teal").save(target, kind, **save)
    return SimpleUploadedFile(f"me.{kind.lower()}", target.getvalue())
