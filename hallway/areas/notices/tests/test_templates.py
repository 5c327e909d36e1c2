"""The team writes its own mails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from hallway.areas.notices.models import MailTemplate
from hallway.areas.notices.tests.conftest import notice
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
PAGE = "/notices/tests.extended/en/"
WORDS = {"subject": "Ahoy, {conference}!", "body": "More *time* until {closes}. See {link}, {name}."}


def test_the_list_leads_to_every_kind_and_language(admin: Client) -> None:
    text = admin.get("/notices/").content.decode()
    assert all(
        f"/notices/tests.{kind}/{code}/" in text for kind in ("extended", "quietly") for code in ("en", "de")
    )


def test_the_page_begins_with_the_original_and_a_preview(admin: Client) -> None:
    text = admin.get(PAGE).content.decode()
    assert "{conference}: more time" in text and "PyCon Example: more time" in text
    assert "<strong>PyCon Example</strong>" in text


def test_own_words_are_saved_and_sent(admin: Client, tell: Tell, bob: Person) -> None:
    assert admin.post(PAGE, WORDS).status_code == 302
    tell(notice(bob))
    assert mail.outbox[0].subject == "Ahoy, PyCon Example!"
    assert "your own" in admin.get("/notices/").content.decode()


def test_a_preview_saves_nothing(admin: Client) -> None:
    text = admin.post(PAGE, WORDS | {"preview": "1"}).content.decode()
    assert "Ahoy, PyCon Example!" in text and "<em>time</em>" in text
    assert not MailTemplate.objects.exists()


@pytest.mark.parametrize("field", ["subject", "body"])
@pytest.mark.parametrize("bad", ["{conferance}", "{conference.__class__}", "{0}", "{name!r}", "{password}"])
def test_an_unknown_name_is_refused_with_those_that_there_are(admin: Client, field: str, bad: str) -> None:
    response = admin.post(PAGE, WORDS | {field: f"Hello {bad}"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "You can use: {closes}, {conference}, {link}, {name}, {series}." in text
    assert not MailTemplate.objects.exists()


def test_template_language_and_scripts_are_just_words(admin: Client) -> None:
    body = "{% load x %} <script>alert(1)</script> [x](javascript:alert(1))"
    text = admin.post(PAGE, WORDS | {"body": body, "preview": "1"}).content.decode()
    assert "<script>alert" not in text and 'href="javascript' not in text
    assert "{% load x %}" in text


def test_back_to_the_original(admin: Client, tell: Tell, bob: Person) -> None:
    admin.post(PAGE, WORDS)
    admin.post(f"{PAGE}original/")
    tell(notice(bob))
    assert mail.outbox[0].subject == "PyCon Example: more time"


def test_the_history_says_who_and_what(admin: Client) -> None:
    admin.post(PAGE, WORDS)
    admin.post(f"{PAGE}original/")
    admin.post("/notices/tests.extended/de/", WORDS | {"subject": "Ahoi"})
    text = admin.get(PAGE).content.decode()
    assert "Root: “Ahoy, {conference}!”" in text
    assert "back to the original words" in text and "Ahoi" not in text


def test_a_subject_stays_one_line(admin: Client) -> None:
    admin.post(PAGE, WORDS | {"subject": "Ahoy\r\nBcc: eve@example.org"})
    assert MailTemplate.objects.get().subject == "Ahoy Bcc: eve@example.org"


@pytest.mark.parametrize(
    "path", ["/notices/", PAGE, "/notices/tests.unknown/en/", "/notices/tests.extended/xx/"]
)
def test_for_everybody_else_there_is_no_such_page(ada: Person, signed_in, client: Client, path: str) -> None:
    assert signed_in(ada).get(path).status_code == 404
    assert client.get(path).headers["Location"].startswith("/accounts/")


@pytest.mark.parametrize("path", ["/notices/tests.unknown/en/", "/notices/tests.extended/xx/"])
def test_what_does_not_exist_is_a_404(admin: Client, path: str) -> None:
    assert admin.get(path).status_code == admin.post(path, WORDS).status_code == 404
