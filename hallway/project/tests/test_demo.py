from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.test import Client
from django.urls import clear_url_caches, include, path

from hallway.ground.people.models import Person
from hallway.project import demo_views, urls

PROBE = """
import django
django.setup()
from django.urls import Resolver404, resolve
for path in ("/demo/", "/demo/as/organiser/", "/demo/mail/", "/de/demo/"):
    try:
        match = resolve(path)
    except Resolver404:
        print(path, "absent")
    else:
        print(path, match.view_name)
"""


def _resolve(tmp_path: Path, demo: str) -> str:
    environment = {
        "DJANGO_SETTINGS_MODULE": "hallway.project.settings",
        "HALLWAY_DATA": str(tmp_path),
        "HALLWAY_DEMO": demo,
        "PYTHONPATH": str(Path(urls.__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_without_demo_mode_its_doors_do_not_exist(tmp_path: Path) -> None:
    answer = _resolve(tmp_path, "")
    assert "demo:" not in answer
    assert answer.count("absent") == 4


def test_with_demo_mode_they_do(tmp_path: Path) -> None:
    assert "/demo/as/organiser/ demo:sign_in_as" in _resolve(tmp_path, "1")


def test_this_process_has_none(client: Client, db: None) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.get("/demo/as/organiser/").status_code == 404


@pytest.fixture
def demo(db: None, settings, tmp_path: Path) -> Iterator[Client]:
    """A browser at an installation in demo mode."""
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    urls.urlpatterns.insert(0, path("demo/", include("hallway.project.demo_urls")))
    clear_url_caches()
    yield Client()
    del urls.urlpatterns[0]
    clear_url_caches()


@pytest.mark.parametrize("role", list(demo_views.CAST))
def test_one_click_and_you_are_somebody(demo: Client, role: str) -> None:
    Person.objects.create_user(email=f"{role}@demo.example", name=f"The {role}")
    assert f"Be The {role}" in demo.get("/demo/").content.decode()
    assert f"Hello The {role}" in demo.get(f"/demo/as/{role}/", follow=True).content.decode()
    assert demo.get("/accounts/passkeys/add/").status_code == 200


def test_nobody_else_can_be_played(demo: Client) -> None:
    Person.objects.create_user(email="root@demo.example", name="Root")
    assert demo.get("/demo/as/root/").status_code == 404
    assert demo.get("/demo/as/speaker/").status_code == 404
    assert "Load the demo conference first" in demo.get("/demo/").content.decode()


def test_the_mailbox_shows_plain_text_newest_first(demo: Client, settings) -> None:
    assert "Nothing yet" in demo.get("/demo/mail/").content.decode()
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    for subject in ("First", "Grüße <b>"):
        EmailMessage(
            subject, f"{subject} <script>alert(1)</script>", to=["a@example.org"], connection=backend
        ).send()
    page = demo.get("/demo/mail/").content.decode()
    assert page.index("Grüße") < page.index("First")
    assert "<script>alert" not in page
    assert "Grüße &lt;b&gt; &lt;script&gt;" in page


def test_the_mailbox_shows_html_without_what_it_could_do(demo: Client, settings) -> None:
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    message = EmailMultiAlternatives("Hello", "plain", to=["a@example.org"], connection=backend)
    message.attach_alternative(
        "<style>p {}</style><h1>Big</h1><p onclick='x()'>Rich <script>alert(1)</script></p>"
        "<a href='javascript:x()'>bad</a><img src=x>",
        "text/html",
    )
    message.extra_headers["List-Unsubscribe"] = "<http://localhost:8000/notices/off/token/>"
    message.send()
    page = demo.get("/demo/mail/").content.decode()
    assert "<h3>Big</h3>" in page and "<p>Rich </p>" in page
    assert not any(bad in page for bad in ("alert(1)", "onclick", "javascript:", "<style", "<img src=x"))
    assert 'action="http://localhost:8000/notices/off/token/"' in page
