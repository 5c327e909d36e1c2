"""Spam, scripts and what cannot be: refused beside the field, or kept behind the others with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html import escape

import pytest
from django.core import serializers
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.directory.contributing import spam
from hallway.areas.directory.contributing.tests.conftest import NEXT, SOURCE, Send, only
from hallway.areas.directory.models import Entry, FactChange, Spot, Suggestion
from hallway.areas.directory.states import SuggestionState, Suspicion
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.editions.models import Edition, Series

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_on": f"{NEXT}-02-30"},
        {"starts_on": "9999-01-01"},
        {"starts_on": "0000-00-00"},
        {"ends_on": f"{NEXT}-01-01"},
        {"call.on_0": "soon"},
        {"call.on_0": "9999-12-31"},
        {"call.on_0": f"{NEXT}-01-31", "call.on_1": "25:61"},
        {"call.zone": "Mars/Olympus"},
        {"call.url": "javascript:alert(1)"},
        {"call.url": "file:///etc/passwd"},
        {"entry.website": "http://127.0.0.1/"},
        {"entry.website": "http://192.168.0.1/admin"},
        {"entry.website": "http://2130706433/"},
        {"entry.website": "http://[::1]/"},
        {"entry.website": "http://localhost/"},
        {"entry.tickets_url": "data:text/html,<script>alert(1)</script>"},
        {"entry.latitude": "91", "entry.longitude": "0"},
        {"entry.latitude": "48", "entry.longitude": "-181"},
        {"entry.latitude": "nan", "entry.longitude": "inf"},
        {"name": ""},
        {"status": "exploded"},
        {"entry.topics": ["RUBY"]},
        {"attendance": "-5"},
        {"country": "Atlantis"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_beside_its_field(fix: Send, changes: dict[str, object]) -> None:
    response = fix({"venue": "Typed with care", **changes})
    assert response.status_code == 200 and not Suggestion.objects.exists()
    page = response.content.decode()
    assert 'class="error-summary"' in page and "errorlist" in page
    assert "Typed with care" in page
    typed = [
        str(value) for name, value in changes.items() if value and name not in {"status", "entry.topics"}
    ]
    assert all(escape(text) in page for text in typed)


@pytest.mark.parametrize(
    "source", ["", "javascript:alert(1)", "http://10.0.0.1/", "file:///etc/passwd", "hello"]
)
def test_a_source_that_nobody_can_open_is_refused(move: Send, source: str) -> None:
    assert "has-error" in move(source=source).content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("day", ["", f"{NEXT}-02-30", "9999-01-01", f"{NEXT}-01-31", f"{NEXT + 1}-01-31"])
def test_an_extension_to_nowhere_is_refused(move: Send, day: str) -> None:
    assert "has-error" in move(day).content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"nickname": "bot"}, Suspicion.TRAP),
        ({"stamp": ""}, Suspicion.STALE),
        ({"stamp": "forged:by:us"}, Suspicion.STALE),
        ({"comment": "http://a.example http://b.example www.c.example"}, Suspicion.LINKS),
        ({"comment": EVIL}, Suspicion.MARKUP),
        ({"credit": "<b>Me</b>"}, Suspicion.MARKUP),
        ({"comment": "javascript:alert(1)"}, Suspicion.MARKUP),
    ],
)
def test_what_looks_like_spam_is_kept_with_the_reason(
    move: Send, sent: dict[str, str], why: Suspicion
) -> None:
    assert move(**sent).status_code == 302
    assert only().suspicion == why and only().state == SuggestionState.OPEN


@pytest.mark.parametrize(
    ("age", "why"),
    [(dt.timedelta(seconds=1), Suspicion.HASTE), (dt.timedelta(hours=25), Suspicion.STALE)],
)
def test_too_fast_and_too_old_are_kept_as_suspicious(
    move: Send, stamp: Callable[..., str], age: dt.timedelta, why: Suspicion
) -> None:
    move(stamp=stamp(age))
    assert only().suspicion == why


def test_many_at_once_are_put_back_and_then_refused_with_nothing_lost(
    move: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spam, "ONE_SENDER", (2, 4))
    answers = [move(f"{NEXT}-02-{day}", comment=f"typed {day}") for day in range(10, 16)]
    assert [one.status_code for one in answers] == [302] * 4 + [429] * 2
    assert (
        "typed 15" in answers[-1].content.decode() and "Try again in an hour" in answers[-1].content.decode()
    )
    assert list(Suggestion.objects.order_by("id").values_list("suspicion", flat=True)) == [
        "",
        "",
        "rush",
        "rush",
    ]


def test_everybody_together_is_limited_too(move: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spam, "ALL_SENDERS", (1, 2))
    assert [move(f"{NEXT}-02-{day}").status_code for day in (10, 11, 12)] == [302, 302, 429]
    assert [one.suspicion for one in Suggestion.objects.order_by("id")] == ["", "rush"]


def test_scripts_are_text_wherever_they_are_read(fix: Send, at_desk: Client, client: Client) -> None:
    fields = ("name", "venue", "city", "region", "entry.alt_name")
    text = EVIL[:100]
    location = fix(dict.fromkeys(fields, text), comment=EVIL, credit=EVIL[:100]).headers["Location"]
    pages = [at_desk.get("/directory/proposals/"), at_desk.get(f"/directory/proposals/{only().pk}/")]
    data = {"fields": list(only().facts), "thank": "on", "answer": EVIL}
    at_desk.post(f"/directory/proposals/{only().pk}/acceptance/", data)
    edition = only().edition
    assert only().state == SuggestionState.ACCEPTED
    for path in (
        location,
        f"{edition.get_absolute_url()}history/",
        "/conferences/thanks/",
        edition.get_absolute_url(),
    ):
        pages.append(client.get(path))
    pages += [
        client.get(f"{edition.get_absolute_url()}propose/?what=fix"),
        at_desk.get("/directory/unverified/"),
    ]
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200 and "<script>alert" not in html and "<img src=x" not in html


def test_a_source_never_becomes_a_script(at_desk: Client, narnia: Edition) -> None:
    suggestion = Suggestion.objects.create(kind="fix", edition=narnia, source="javascript:alert(1)")
    assert 'href="javascript' not in at_desk.get(f"/directory/proposals/{suggestion.pk}/").content.decode()


def directory() -> str:
    """Everything that the directory says, as text."""
    tables = (Series, Edition, Entry, Spot, Deadline, Extension, FactChange)
    return "".join(serializers.serialize("json", table.objects.order_by("pk")) for table in tables)


junk = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "2027-02-30", "9999-99-99", "1e400", "-0", "javascript:x", "http://[", "\x00", "😀" * 30]
    ),
    st.text(alphabet="0123456789-: T", max_size=20),
)
keys = st.sampled_from(
    [
        "name", "year", "status", "mode", "starts_on", "ends_on", "city", "country", "entry.website",
        "call.on_0", "call.on_1", "call.zone", "call.url", "entry.latitude", "entry.longitude",
        "entry.topics", "attendance", "entry.tickets_from", "until_0", "until_1", "which", "source",
        "comment", "credit", "as_me", "nickname", "stamp",
    ]
)  # fmt: skip


@pytest.fixture
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ONE_SENDER", "ALL_SENDERS"):
        monkeypatch.setattr(spam, name, (10_000, 10_000))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prefix=st.sampled_from(["moved", "fix", "new"]), values=st.dictionaries(keys, junk, max_size=12))
def test_whatever_is_sent_nothing_breaks_and_nothing_changes(
    client: Client, narnia: Edition, without_limits: None, prefix: str, values: dict[str, str]
) -> None:
    before = directory()
    path = "/conferences/propose/" if prefix == "new" else f"/conferences/{narnia.slug}/propose/"
    data = {f"{prefix}-{name}": text for name, text in values.items()}
    response = client.post(path, {"what": prefix, f"{prefix}-source": SOURCE, **data})
    assert response.status_code in {200, 302}
    assert directory() == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=junk, fields=st.lists(junk | keys, max_size=5), how=st.sampled_from(["acceptance", "refusal"]))
def test_whatever_a_moderator_sends_nothing_breaks(
    at_desk: Client, narnia: Edition, answer: str, fields: list[str], how: str
) -> None:
    suggestion = Suggestion.objects.create(
        kind="fix",
        edition=narnia,
        facts={"city": "Beruna"},
        seen={"city": ""},
        source=SOURCE,
        proposed_at=now(),
    )
    data = {"answer": answer, "fields": fields}
    assert at_desk.post(f"/directory/proposals/{suggestion.pk}/{how}/", data).status_code == 302
