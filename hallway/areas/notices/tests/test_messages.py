"""What a mail says: two languages, two forms, instants on the reader's clock, and its headers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.notices import wording
from hallway.areas.notices.models import MailTemplate
from hallway.areas.notices.tests.conftest import EXTENDED, NOON, QUIETLY, Clock, notice, run
from hallway.ground.activity import notices
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
AOE = ZoneInfo("Etc/GMT+12")


def html_of(message: EmailMessage) -> str:
    return message.alternatives[0][0]


def test_a_mail_has_text_and_html_with_the_same_words(tell: Tell, bob: Person) -> None:
    tell(notice(bob))
    sent = mail.outbox[0]
    assert sent.alternatives[0][1] == "text/html"
    for text in (sent.body, html_of(sent)):
        assert "Hello Bob" in text and "You follow PyCon." in text
        assert "http://localhost:8000/conferences/example/" in text
        assert "Friday, 4 June 2027, 12:00 (UTC)" in text
    assert "<strong>PyCon Example</strong>" in html_of(sent)


def test_instants_stand_on_the_reader_s_clock(tell: Tell, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(time_zone="America/New_York")
    tell(notice(bob))
    assert "Friday, 4 June 2027, 08:00 (America/New York)" in mail.outbox[0].body


def test_anywhere_on_earth_is_explained(tell: Tell, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(time_zone="Europe/Berlin")
    end = dt.datetime(2027, 6, 30, 23, 59, tzinfo=AOE)
    tell(notice(bob, moments={"closes": end}))
    body = mail.outbox[0].body
    assert "Thursday, 1 July 2027, 13:59 (Europe/Berlin)" in body
    assert "Wednesday, 30 June 2027, 23:59 anywhere on Earth (AoE, UTC−12)" in body


def test_a_mail_is_in_the_reader_s_language(tell: Tell, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(language="de")
    tell(notice(bob))
    assert "Freitag" in mail.outbox[0].body
    assert "http://localhost:8000/de/conferences/example/" in mail.outbox[0].body
    assert '<html lang="de">' in html_of(mail.outbox[0])


def test_headers_for_programs(tell: Tell, bob: Person, settings) -> None:
    settings.PUBLIC_URL = "https://hallway.example"
    tell(notice(bob))
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"].startswith("<https://hallway.example/notices/off/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-ID"] == "<tests-extended.hallway.example>"
    assert (headers["Auto-Submitted"], headers["Precedence"]) == ("auto-generated", "bulk")
    assert headers["Message-ID"].endswith("@hallway.example>")


def test_a_digest_holds_each_notice_with_its_link(tell: Tell, time: Clock, bob: Person) -> None:
    tell(
        notice(bob, "a", QUIETLY, path="/a/", words={"conference": "A", "what": "One"}),
        notice(bob, "b", QUIETLY, path="/b/", words={"conference": "B", "what": "Two"}),
    )
    time.forward(hours=21)
    run()
    sent = mail.outbox[0]
    assert sent.subject == "News of A, and 1 more"
    for text in (sent.body, html_of(sent)):
        assert all(word in text for word in ("News of A", "News of B", "One", "Two", "/a/", "/b/"))


def test_the_team_s_words_are_used(tell: Tell, bob: Person) -> None:
    MailTemplate.objects.create(
        kind=EXTENDED.key, language="en", subject="Ahoy: {conference}", body="*Look* at {link}, {name}"
    )
    tell(notice(bob))
    assert mail.outbox[0].subject == "Ahoy: PyCon Example"
    assert "<em>Look</em>" in html_of(mail.outbox[0])
    assert "*Look* at http://localhost:8000/conferences/example/, Bob" in mail.outbox[0].body


def test_words_are_escaped_in_html(tell: Tell, bob: Person) -> None:
    tell(notice(bob, words={"conference": "<script>x</script>[a](javascript:b)", "series": "<i>"}))
    html = html_of(mail.outbox[0])
    assert "<script" not in html and "&lt;script&gt;" in html
    assert 'href="javascript' not in html and "<i>" not in html


def test_a_link_stays_in_the_house(tell: Tell, bob: Person) -> None:
    tell(notice(bob, path="//evil.example/x"))
    assert "http://localhost:8000/evil.example/x" in mail.outbox[0].body


names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
values = st.text(max_size=30)


@given(st.dictionaries(names, values), st.text(max_size=80))
def test_a_text_is_no_template(words: dict[str, str], text: str) -> None:
    """Only {name} is replaced, and what comes in is not looked at again."""
    spice = "".join(f"{{{name}}}" for name in words)
    assert wording.filled(text + "{unknown}", {}) == text + "{unknown}"
    assert wording.filled(spice, words) == "".join(words.values())
    assert (
        wording.filled("{{x}} {x.__class__} {x!r} {% now %}", {"x": "{x}"})
        == "{{x}} {x.__class__} {x!r} {% now %}"
    )


@given(values)
def test_no_value_writes_html(value: str) -> None:
    html = wording.filled_html("Before {x} **after**", {"x": value}, "https://e.example/")
    assert html.count("<") == 4  # p and strong, opened and closed
    assert html.count('"') == 0


@given(st.text())
def test_a_subject_is_one_line(text: str) -> None:
    line = wording.one_line(text)
    assert line.isprintable() and len(line.splitlines()) <= 1


@given(
    st.datetimes(
        timezones=st.sampled_from([dt.UTC, AOE, ZoneInfo("Asia/Tokyo")]),
        min_value=dt.datetime(1980, 1, 1),
        max_value=dt.datetime(9990, 1, 1),
    )
)
def test_only_what_was_given_as_aoe_speaks_of_it(moment: dt.datetime) -> None:
    with translation.override("en"):
        said = wording.moment_text(moment, ZoneInfo("Europe/Berlin"))
    assert "(Europe/Berlin)" in said
    assert ("AoE" in said) == (moment.tzinfo is AOE)


@pytest.mark.parametrize("path", ["/x/", "//evil/", "/\\evil/", "evil"])
def test_a_path_in_another_language_is_a_path(path: str) -> None:
    for language in ("en", "de"):
        there = wording.in_language(path, language, "en")
        assert there.startswith("/") and not there.startswith(("//", "/\\"))


def test_nothing_is_left_over_for_a_kind_that_is_gone(
    tell: Tell, time: Clock, bob: Person, monkeypatch
) -> None:
    tell(notice(bob, kind=QUIETLY))
    monkeypatch.setattr(notices, "_kinds", {})
    time.now = NOON + dt.timedelta(hours=21)
    assert run() == {"off": 1}
