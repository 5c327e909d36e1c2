"""A browser subscribes, is pushed to, and goes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from hallway.areas.notices import actions
from hallway.areas.notices.models import Delivery, PushEndpoint, Told
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.tests.conftest import EXTENDED, Clock, notice, run
from hallway.areas.notices.views.devices import device_name
from hallway.ground.people import portability
from hallway.ground.people.models import Person
from hallway.ports.push.tests.fake_service import Browser, FakePushService

Tell = Callable[..., dict[str, int]]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def outside(settings, tmp_path) -> Iterator[FakePushService]:
    service = FakePushService()
    settings.FETCH_ALLOW, settings.DATA_DIR = [service.name], tmp_path
    yield service
    service.close()


@pytest.fixture
def device(outside: FakePushService) -> Browser:
    return Browser(outside.url)


@pytest.fixture
def client(bob: Person, signed_in: Callable[[Person], Client]) -> Client:
    return signed_in(bob)


def subscribe(client: Client, device: Browser, **other: str):
    one = device.subscription
    fields = {"url": one.url, "p256dh": one.p256dh, "auth": one.auth, **other}
    return client.post("/me/notices/devices/", fields, headers={"user-agent": FIREFOX})


def test_a_notice_reaches_the_device(
    tell: Tell, bob: Person, client: Client, device: Browser, outside: FakePushService
) -> None:
    assert subscribe(client, device).status_code == 201
    assert tell(notice(bob)) == {"sent": 2}  # by mail as well
    shown = json.loads(device.read(outside.got[0][1]))
    assert shown["title"] == "PyCon Example: more time"
    assert shown["url"] == "http://localhost:8000/conferences/example/"
    assert "Firefox, Linux" in client.get("/me/notices/settings/").content.decode()


def test_every_device_is_a_message_of_its_own(
    tell: Tell, bob: Person, client: Client, outside: FakePushService
) -> None:
    phone, laptop = Browser(f"{outside.url}/1"), Browser(f"{outside.url}/2")
    for one in (phone, laptop):
        subscribe(client, one)
    tell(notice(bob))
    assert [one.read(body)[:1] for one, (_head, body) in zip((phone, laptop), outside.got, strict=True)] == [
        b"{"
    ] * 2


def test_a_message_sent_twice_has_one_topic(
    tell: Tell, bob: Person, client: Client, device: Browser, outside: FakePushService
) -> None:
    subscribe(client, device)
    tell(notice(bob))
    Delivery.objects.filter(channel="push").update(state=DeliveryState.WAITING)
    run()
    assert len(outside.got) == 2
    assert len({headers["Topic"] for headers, _body in outside.got}) == 1


def test_a_device_that_unsubscribed_is_retired(
    tell: Tell, bob: Person, client: Client, device: Browser, outside: FakePushService
) -> None:
    subscribe(client, device)
    outside.status = 410
    assert tell(notice(bob)) == {"sent": 1, "gone": 1}
    assert PushEndpoint.objects.get().retired_at
    tell(notice(bob, "two"))
    assert len(outside.got) == 1
    assert "It has unsubscribed" in client.get("/me/notices/settings/").content.decode()


def test_a_retired_device_comes_back_by_subscribing(
    tell: Tell, time: Clock, bob: Person, client: Client, device: Browser, outside: FakePushService
) -> None:
    subscribe(client, device)
    PushEndpoint.objects.update(retired_at=time.now)
    subscribe(client, device)
    assert tell(notice(bob)) == {"sent": 2}


def test_a_service_that_is_busy_is_left_alone_for_as_long_as_it_asks(
    tell: Tell, time: Clock, bob: Person, client: Client, device: Browser, outside: FakePushService
) -> None:
    subscribe(client, device)
    outside.status, outside.headers = 429, {"Retry-After": "3600"}
    tell(notice(bob))
    waiting = Delivery.objects.get(channel="push")
    assert (waiting.not_before - time.now).total_seconds() == 3600


def test_a_trial_goes_to_that_device_alone_and_once_a_minute(
    time: Clock, client: Client, device: Browser, outside: FakePushService
) -> None:
    subscribe(client, device)
    pk = PushEndpoint.objects.get().pk
    for _press in range(3):
        client.post(f"/me/notices/devices/{pk}/trial/")
    assert run() == {"sent": 1}
    assert b"This is how a notice looks" in device.read(outside.got[0][1])


def test_a_device_can_be_removed_with_what_waits_for_it(
    time: Clock, client: Client, device: Browser, outside: FakePushService
) -> None:
    subscribe(client, device)
    pk = PushEndpoint.objects.get().pk
    client.post(f"/me/notices/devices/{pk}/trial/")
    client.post(f"/me/notices/devices/{pk}/removal/")
    assert run() == {"gone": 1}
    assert outside.got == []


def test_nobody_touches_another_s_device(grace: Person, client: Client, device: Browser, signed_in) -> None:
    subscribe(signed_in(grace), device)
    pk = PushEndpoint.objects.get().pk
    assert client.post(f"/me/notices/devices/{pk}/trial/").status_code == 404
    assert client.post(f"/me/notices/devices/{pk}/removal/").status_code == 404


def test_a_browser_belongs_to_who_asked_last(
    tell: Tell,
    bob: Person,
    grace: Person,
    client: Client,
    device: Browser,
    outside: FakePushService,
    signed_in,
) -> None:
    subscribe(signed_in(grace), device)
    subscribe(client, device)
    assert tell(notice(grace)) == {"sent": 1}
    assert outside.got == []


@pytest.mark.parametrize(
    "bad",
    [
        {"url": "http://169.254.169.254/latest/"}, {"url": "https://10.0.0.1:22/"}, {"url": ""},
        {"url": "x" * 2000}, {"p256dh": "AAAA"}, {"auth": ""}, {"auth": "\x01"},
    ],
)  # fmt: skip
def test_what_is_no_device_is_refused(client: Client, device: Browser, bad: dict[str, str]) -> None:
    response = subscribe(client, device, **bad)
    assert (response.status_code, response.json()["ok"]) == (400, False)
    assert not PushEndpoint.objects.exists()


def test_nobody_has_endlessly_many(client: Client, bob: Person, outside: FakePushService) -> None:
    for number in range(actions.MOST_DEVICES):
        assert subscribe(client, Browser(f"{outside.url}/{number}")).status_code == 201
    assert subscribe(client, Browser(f"{outside.url}/more")).status_code == 400


def test_the_secrets_of_a_device_are_not_in_the_download(
    client: Client, bob: Person, device: Browser
) -> None:
    subscribe(client, device)
    rows = portability.everything_about(bob)["push_devices"]
    assert rows[0]["label"] == "Firefox, Linux"
    assert "secret-of-the-browser" not in str(rows)


def test_the_service_worker_is_at_the_root(client: Client) -> None:
    response = client.get("/sw.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in response.content
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_trial_is_nothing_to_choose(client: Client, time: Clock, device: Browser) -> None:
    assert "A trial message" not in client.get("/me/notices/settings/").content.decode()
    assert EXTENDED.label in client.get("/me/notices/settings/").content.decode()
    assert not Told.objects.exists()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Linux"),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("", "A browser"),
    ],
)
def test_a_device_has_a_name(agent: str, name: str) -> None:
    assert device_name(agent) == name
