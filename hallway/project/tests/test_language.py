"""The address names the language, and nothing else does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.utils import translation
from lxml import html

from hallway.areas.site.words import nth_year
from hallway.ground.access.actions import invite
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.editions.words import date_span, weekday_span
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

HOME = "/pyharbour-2027/"
PUBLIC = [
    ("/", "Komm rein.", "Come in."),
    (HOME, "Zum Programm", "See the programme"),
    (f"{HOME}schedule/2027-09-11/", "Samstag", "Saturday"),
    (f"{HOME}sessions/", "Programmpunkte", "Sessions"),
    (f"{HOME}talk/CODE/", "Samstag, 11. September", "Saturday 11 September"),
    (f"{HOME}speakers/", "Vortragende", "Speakers"),
    (f"{HOME}rooms/", "480 Plätze", "480 seats"),
]
PRIVATE = [
    ("/me/", "Mein Profil", "My record"),
    (f"{HOME}organise/", "Was dich heute braucht", "What needs you today"),
    (f"{HOME}organise/details/", "Zeitzone", "Time zone"),
]
SIGN_IN = ("/accounts/login/", "Schick mir einen Code", "Send me a code")

SignedIn = Callable[[Person], Client]


@pytest.fixture
def address(talk: Happening) -> Callable[[str], str]:
    """The address of a page, once the talk that it shows exists."""
    return lambda path: path.replace("CODE", talk.code)


def _page(client: Client, path: str, accept: str = "en") -> tuple[str, str, str]:
    """(text, language of the document, Content-Language) of a page that is there."""
    response = client.get(path, headers={"Accept-Language": accept})
    assert response.status_code == 200, path
    text = response.content.decode()
    language = re.search(r'<html lang="([^"]+)"', text)
    assert language
    return text, language[1], response.headers["Content-Language"]


@pytest.mark.parametrize(("path", "german", "english"), [*PUBLIC, SIGN_IN])
@pytest.mark.parametrize("accept", ["en", "de", "de-CH, de;q=0.9"])
def test_the_prefix_alone_chooses_the_language(
    client: Client, address: Callable[[str], str], path: str, german: str, english: str, accept: str
) -> None:
    text, *language = _page(client, f"/de{address(path)}", accept)
    assert language == ["de", "de"] and german in text and english not in text
    text, *language = _page(client, address(path), accept)
    assert language == ["en", "en"] and english in text and german not in text


@pytest.mark.parametrize(("path", "german", "english"), PRIVATE)
def test_pages_of_a_person_follow_the_prefix_too(
    signed_in: SignedIn, ada: Person, path: str, german: str, english: str
) -> None:
    ada.language = "de"
    ada.save()
    text, *language = _page(signed_in(ada), f"/de{path}")
    assert language == ["de", "de"] and german in text and english not in text
    text, *language = _page(signed_in(ada), path, accept="de")
    assert language == ["en", "en"] and english in text and german not in text


@pytest.mark.parametrize("path", [path for path, *_words in PUBLIC])
@pytest.mark.parametrize("prefix", ["", "/de"])
def test_public_pages_vary_by_nothing_personal(
    client: Client, address: Callable[[str], str], prefix: str, path: str
) -> None:
    response = client.get(prefix + address(path), headers={"Accept-Language": "de"})
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    assert response.status_code == 200
    assert not varies & {"accept-language", "cookie"}


@pytest.mark.parametrize("path", [path for path, *_words in [*PUBLIC, SIGN_IN]])
@pytest.mark.parametrize("prefix", ["", "/de"])
def test_the_footer_leads_to_the_same_page_in_each_language(
    client: Client, address: Callable[[str], str], prefix: str, path: str
) -> None:
    path = address(path)
    page = html.fromstring(client.get(prefix + path).content)
    links = {link.get("hreflang"): link for link in page.xpath("//footer//a[@hreflang]")}
    assert {code: link.get("href") for code, link in links.items()} == {"en": path, "de": f"/de{path}"}
    assert {code: link.text for code, link in links.items()} == {"en": "English", "de": "Deutsch"}
    current = [code for code, link in links.items() if link.get("aria-current")]
    assert current == ["de" if prefix else "en"]
    for code, link in links.items():
        assert _page(client, link.get("href"))[1] == code


def test_links_within_a_german_page_stay_german(client: Client, talk: Happening) -> None:
    page = html.fromstring(client.get(f"/de{HOME}speakers/").content)
    hrefs = [link.get("href") for link in page.xpath("//header//a | //main//a")]
    assert hrefs and all(href.startswith("/de/") for href in hrefs)


@pytest.mark.parametrize(
    ("prefix", "language", "title"),
    [("", "en", "Schedule of PyHarbour 2027"), ("/de", "de", "Zeitplan von PyHarbour 2027")],
)
def test_the_feed_says_in_which_language_it_is(
    client: Client, edition: Edition, prefix: str, language: str, title: str
) -> None:
    feed = client.get(f"{prefix}{HOME}schedule/feed.xml").content.decode()
    assert f'xml:lang="{language}"' in feed and f"<title>{title}</title>" in feed


def test_an_address_that_does_not_exist_is_missing_in_its_language(client: Client, db: None) -> None:
    response = client.get("/de/nowhere/")
    assert response.status_code == 404
    assert '<html lang="de"' in response.content.decode()
    assert "So eine Tür gibt es hier nicht." in response.content.decode()


def test_dates_and_counts_are_said_as_germans_say_them() -> None:
    start, end = dt.date(2027, 9, 8), dt.date(2027, 9, 17)
    with translation.override("de"):
        assert date_span(start, end) == "8.–17. September 2027"
        assert weekday_span(start, start) == "Mi. 8. September"
        assert nth_year(8) == "zum 8. Mal dabei"
        assert translation.ngettext("%(seats)s seat", "%(seats)s seats", 1) % {"seats": 1} == "1 Platz"


@pytest.mark.parametrize(("capacity", "words"), [(1, "1 Platz"), (2, "2 Plätze")])
def test_counts_choose_the_right_form(
    client: Client, edition: Edition, hall: Place, capacity: int, words: str
) -> None:
    hall.capacity = capacity
    hall.save()
    text, *_language = _page(client, f"/de{HOME}room/tide/")
    assert re.search(rf"\b{words}\b", text)


def test_lists_of_the_team_speak_german(signed_in: SignedIn, ada: Person, track: Track, hall: Place) -> None:
    client = signed_in(ada)
    assert "Fachtrack" in _page(client, f"/de{HOME}organise/tracks/")[0]
    assert "Raum · 480 Plätze" in _page(client, f"/de{HOME}organise/places/")[0]


@pytest.mark.parametrize(
    ("language", "subject", "link"),
    [
        ("de", "Du hilfst bei PyHarbour 2027 mit", "/de/accounts/login/"),
        ("en", "You help with PyHarbour 2027", "/accounts/login/"),
        ("", "You help with PyHarbour 2027", "/accounts/login/"),
    ],
)
def test_a_mail_speaks_the_language_of_its_reader(
    edition: Edition,
    ada: Person,
    bob: Person,
    django_capture_on_commit_callbacks: Callable[..., object],
    language: str,
    subject: str,
    link: str,
) -> None:
    bob.language = language
    bob.save()
    with translation.override("en"), django_capture_on_commit_callbacks(execute=True):
        invite(edition, bob.email or "", Role.REVIEWER, by=ada)
    (sent,) = mail.outbox
    assert sent.subject == subject
    assert re.search(rf"//[^/]+{link}", sent.body)


@pytest.mark.parametrize(("prefix", "words"), [("", "Your code:"), ("/de", "Dein Code:")])
def test_a_code_comes_in_the_language_of_the_page_that_asked(
    client: Client, bob: Person, prefix: str, words: str
) -> None:
    response = client.post(f"{prefix}/accounts/login/", {"email": bob.email})
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"{prefix}/accounts/")
    assert words in mail.outbox[0].body
