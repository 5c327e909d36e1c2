"""The contract of a push service, and what web push says on the wire."""

from __future__ import annotations

import datetime as dt
import stat
import time
from collections.abc import Iterator

import http_ece
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from py_vapid import Vapid02

from hallway.ports.push import keys
from hallway.ports.push.console import ConsolePush
from hallway.ports.push.protocol import (
    MAX_BYTES,
    Gone,
    Push,
    PushService,
    Refused,
    Subscription,
    Unavailable,
)
from hallway.ports.push.tests.fake_service import Browser, FakePushService, Read, last_line
from hallway.ports.push.web_push import WebPush

HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def outside(settings) -> Iterator[FakePushService]:
    service = FakePushService()
    settings.FETCH_ALLOW = [service.name]
    yield service
    service.close()


@pytest.fixture
def browser(outside: FakePushService) -> Browser:
    return Browser(outside.url)


@pytest.fixture(params=["console", "web"])
def service_and_reader(request, outside: FakePushService, browser: Browser, tmp_path):
    if request.param == "console":
        return ConsolePush(), lambda: last_line(tmp_path)
    return WebPush(), lambda: browser.read(outside.got[-1][1])


def push_of(data: bytes) -> Push:
    return Push(data, HOUR, "topic")


def test_what_is_sent_arrives(service_and_reader: tuple[PushService, Read], browser: Browser) -> None:
    service, read = service_and_reader
    service.send(browser.subscription, push_of("Grüße".encode()))
    assert read() == "Grüße".encode()


def test_the_largest_message_arrives(service_and_reader: tuple[PushService, Read], browser: Browser) -> None:
    service, read = service_and_reader
    service.send(browser.subscription, push_of(b"x" * MAX_BYTES))
    assert read() == b"x" * MAX_BYTES


def test_a_larger_one_is_refused(service_and_reader: tuple[PushService, Read], browser: Browser) -> None:
    with pytest.raises(Refused):
        service_and_reader[0].send(browser.subscription, push_of(b"x" * (MAX_BYTES + 1)))


def test_the_key_for_browsers_stays_the_same(service_and_reader: tuple[PushService, Read]) -> None:
    service, _read = service_and_reader
    assert service.public_key() == service.public_key() == WebPush().public_key()


@pytest.mark.parametrize(
    ("url", "p256dh", "auth"),
    [
        ("http://push.example.org/x", None, None),
        ("javascript:alert(1)", None, None),
        ("https://user:secret@push.example.org/", None, None),
        ("https://push.example.org:22/", None, None),
        (None, "AAAA", None),
        (None, "not base64!", None),
        (None, "ü", None),
        (None, None, "c2hvcnQ"),
    ],
)
def test_what_is_no_subscription_is_refused(
    service_and_reader, browser: Browser, url: str | None, p256dh: str | None, auth: str | None
) -> None:
    real = browser.subscription
    odd = Subscription(url or real.url, p256dh or real.p256dh, auth or real.auth)
    with pytest.raises(Refused):
        service_and_reader[0].check(odd)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(), st.text(), st.text())
def test_nonsense_is_refused(service_and_reader, url: str, p256dh: str, auth: str) -> None:
    with pytest.raises(Refused):
        service_and_reader[0].check(Subscription(url, p256dh, auth))


def test_only_the_device_can_read_it(outside: FakePushService, browser: Browser) -> None:
    WebPush().send(browser.subscription, push_of(b"for you alone"))
    body = outside.got[0][1]
    assert b"for you alone" not in body
    with pytest.raises(http_ece.ECEException):
        Browser(outside.url).read(body)


def test_the_service_learns_who_sends(outside: FakePushService, browser: Browser, settings) -> None:
    settings.VAPID_CONTACT = "mailto:team@pyharbour.example"
    service = WebPush()
    service.send(browser.subscription, push_of(b"x"))
    claims = outside.sender_of(outside.got[0][0], service.public_key())
    assert claims["sub"] == "mailto:team@pyharbour.example"
    assert time.time() < claims["exp"] < time.time() + 24 * 3600


def test_headers_say_for_how_long_and_how_urgently(outside: FakePushService, browser: Browser) -> None:
    WebPush().send(browser.subscription, Push(b"x", HOUR, "t0pic", is_urgent=True))
    headers = outside.got[0][0]
    wanted = {"TTL": "3600", "Urgency": "high", "Topic": "t0pic", "Content-Encoding": "aes128gcm"}
    assert {name: headers[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (404, Gone), (410, Gone), (400, Refused), (403, Refused), (413, Refused), (301, Refused),
        (429, Unavailable), (500, Unavailable), (503, Unavailable),
    ],
)  # fmt: skip
def test_each_answer_has_its_meaning(outside: FakePushService, browser: Browser, status: int, error) -> None:
    outside.status = status
    with pytest.raises(error) as told:
        WebPush().send(browser.subscription, push_of(b"x"))
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(("header", "seconds"), [("120", 120), ("", 0), ("soon", 0), ("9999999", 86_400)])
def test_a_service_may_ask_to_wait(
    outside: FakePushService, browser: Browser, header: str, seconds: int
) -> None:
    outside.status, outside.headers = 429, {"Retry-After": header}
    with pytest.raises(Unavailable) as told:
        WebPush().send(browser.subscription, push_of(b"x"))
    assert told.value.retry_after == dt.timedelta(seconds=seconds)


def test_nobody_there_is_for_later(outside: FakePushService, browser: Browser) -> None:
    outside.close()
    with pytest.raises(Unavailable) as told:
        WebPush().send(browser.subscription, push_of(b"x"))
    assert "127.0.0.1" not in str(told.value)


def test_an_inner_address_is_never_called(outside: FakePushService, browser: Browser, settings) -> None:
    settings.FETCH_ALLOW = []
    url = outside.url.replace("http://", "https://")
    inner = Subscription(url, browser.subscription.p256dh, browser.subscription.auth)
    with pytest.raises((Refused, Unavailable)):
        WebPush().send(inner, push_of(b"x"))
    assert outside.got == []


def test_the_key_is_made_once_and_its_owner_s_alone(tmp_path) -> None:
    first = keys.public_key()
    assert keys.public_key() == first
    assert stat.S_IMODE((tmp_path / "vapid-key.pem").stat().st_mode) == 0o600


def test_the_key_may_come_from_the_environment(settings, tmp_path) -> None:
    other = Vapid02()
    other.generate_keys()
    settings.VAPID_KEY = other.private_pem().decode()
    assert keys.vapid().public_pem() == other.public_pem()
    assert not (tmp_path / "vapid-key.pem").exists()
