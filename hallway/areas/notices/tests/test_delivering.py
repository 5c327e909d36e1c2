"""Sending through a real mail server, and what happens when it or the worker fails."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from hallway.areas.notices import deciding, delivering, reading, telling
from hallway.areas.notices.channels.mail import MailSender
from hallway.areas.notices.models import DeadAddress, Delivery
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.tests.conftest import EXTENDED, QUIETLY, Clock, notice, run
from hallway.areas.notices.tests.smtp import MailServer
from hallway.ground.activity import notices
from hallway.ground.activity.notices import Attachment
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
LIMIT = delivering.LEASE + dt.timedelta(seconds=1)


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    yield server
    server.close()


def crowd(count: int) -> list[Person]:
    return Person.objects.bulk_create(Person(email=f"p{n}@example.org", name=f"P{n}") for n in range(count))


def ours(caplog: pytest.LogCaptureFixture) -> str:
    """What Hallway has logged; the mail server of the test logs as well."""
    return "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("hallway"))


def test_a_batch_goes_over_one_connection(server: MailServer, tell: Tell, db: None) -> None:
    assert tell(*map(notice, crowd(30))) == {"sent": 30}
    assert len(set(server.recipients)) == len(server.mails) == 30
    assert server.connections == 1


def test_files_are_made_as_a_mail_goes_and_one_that_fails_is_left_out(
    server: MailServer,
    tell: Tell,
    bob: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def attach(person: int, words: Mapping[str, str]) -> Iterator[Attachment]:
        yield Attachment(
            "what.txt", "text/plain", f"{person}: {words['what']}".encode(), {"charset": "utf-8"}
        )
        if words["series"] == "PyCon":
            raise KeyError("secret")

    monkeypatch.setitem(notices._kinds, EXTENDED.key, replace(EXTENDED, attach=attach))
    words = {"conference": "PyCon Example", "what": "Grüße"}
    assert tell(notice(bob, "one", words=words | {"series": "EuroPython"})) == {"sent": 1}
    (part,) = server.mails[0].iter_attachments()
    assert (part.get_filename(), part.get_content()) == ("what.txt", f"{bob.pk}: Grüße")
    assert tell(notice(bob, "two", words=words | {"series": "PyCon"})) == {"sent": 1}
    assert list(server.mails[1].iter_attachments()) == []
    assert "is left out: KeyError" in ours(caplog) and "secret" not in ours(caplog)


def test_what_was_sent_is_written_down(server: MailServer, tell: Tell, time: Clock, bob: Person) -> None:
    tell(notice(bob))
    sent = Delivery.objects.get()
    assert (sent.state, sent.sent_at, sent.attempts) == (DeliveryState.SENT, time.now, 1)
    assert sent.message_id == server.mails[0]["Message-ID"]
    assert run() == {}


def test_a_server_that_is_away_is_asked_again_ever_later_and_at_last_no_more(
    server: MailServer, tell: Tell, time: Clock, bob: Person
) -> None:
    server.close()
    tries = []
    tell(notice(bob))
    start = time.now
    while Delivery.objects.get().state == DeliveryState.WAITING:
        waiting = Delivery.objects.get()
        tries.append(round((waiting.not_before - time.now).total_seconds() / 60))
        time.now = waiting.not_before
        run()
    assert tries[:4] == [1, 5, 30, 120]
    assert time.now - start > dt.timedelta(hours=10)
    given_up = Delivery.objects.get()
    assert (given_up.state, given_up.attempts) == (DeliveryState.GIVEN_UP, 6)
    assert "does not answer" in given_up.problem
    assert any("1 messages were given up" in line for line in reading.troubles())


def test_a_later_try_keeps_quiet_hours(server: MailServer, tell: Tell, time: Clock, bob: Person) -> None:
    time.now = dt.datetime(2027, 6, 1, 21, 59, 30, tzinfo=dt.UTC)
    server.answers["bob@example.org"] = "451 4.3.0 later"
    tell(notice(bob))
    assert Delivery.objects.get().not_before == dt.datetime(2027, 6, 2, 8, tzinfo=dt.UTC)


def test_a_busy_server_holds_up_one_mail_only(
    server: MailServer, tell: Tell, bob: Person, grace: Person
) -> None:
    server.answers["bob@example.org"] = "450 4.2.1 greylisted"
    assert tell(notice(bob), notice(grace)) == {"sent": 1, "waiting": 1}
    assert not DeadAddress.objects.exists()


@pytest.mark.parametrize("said", ["550 no such user", "550 5.1.1 no such user", "553 5.1.3 bad address"])
def test_an_address_refused_for_good_is_retired(
    server: MailServer, tell: Tell, bob: Person, said: str
) -> None:
    server.answers["bob@example.org"] = said
    assert tell(notice(bob)) == {"gone": 1}
    assert DeadAddress.objects.get().address == "bob@example.org"
    server.answers.clear()
    assert tell(notice(bob, "two")) == {"gone": 1}
    assert server.mails == []


@pytest.mark.parametrize("said", ["554 5.7.1 policy", "550 5.7.26 not signed", "552 5.2.2 mailbox full"])
def test_an_address_is_not_blamed_for_what_is_not_its_fault(
    server: MailServer, tell: Tell, bob: Person, said: str
) -> None:
    server.answers["bob@example.org"] = said
    tell(notice(bob))
    assert not DeadAddress.objects.exists()


def test_a_mail_that_is_not_taken_is_given_up_and_the_address_is_kept(
    server: MailServer, tell: Tell, bob: Person
) -> None:
    server.at_data = "554 5.6.0 looks odd"
    assert tell(notice(bob)) == {"given_up": 1}
    assert not DeadAddress.objects.exists()


def test_a_connection_that_breaks_is_opened_again(server: MailServer, tell: Tell, db: None) -> None:
    server.hang_up_after = 3
    assert tell(*map(notice, crowd(6))) == {"sent": 5, "waiting": 1}
    assert server.connections == 2


def test_a_killed_worker_s_messages_go_when_its_lease_has_ended(
    server: MailServer, time: Clock, bob: Person
) -> None:
    telling.tell([notice(bob)])
    deciding.decide()
    assert delivering.claim("mail")  # and then the power went
    assert run() == {}
    time.now += LIMIT
    assert run() == {"sent": 1}


def test_what_was_accepted_and_not_recorded_goes_again_with_the_same_message_id(
    server: MailServer, tell: Tell, time: Clock, bob: Person
) -> None:
    tell(notice(bob))
    lease = {"leased_until": time.now + delivering.LEASE, "sent_at": None}
    Delivery.objects.update(state=DeliveryState.WAITING, **lease)  # as if killed in between
    time.now += LIMIT
    assert run() == {"sent": 1}
    assert len({one["Message-ID"] for one in server.mails}) == 1
    assert len(server.mails) == 2


def test_a_message_that_kills_every_worker_is_given_up(server: MailServer, time: Clock, bob: Person) -> None:
    telling.tell([notice(bob)])
    deciding.decide()
    for _death in range(6):
        assert delivering.claim("mail")
        time.now += LIMIT
    assert run() == {"given_up": 1}


def test_a_lease_near_its_end_is_given_back(server: MailServer, time: Clock, db: None, monkeypatch) -> None:
    telling.tell(map(notice, crowd(5)))
    deciding.decide()
    send = MailSender.send

    def slowly(self: MailSender, message: object) -> object:
        time.forward(minutes=4)
        return send(self, message)

    monkeypatch.setattr(MailSender, "send", slowly)
    run()
    assert len(server.recipients) == len(set(server.recipients)) == 5
    assert set(Delivery.objects.values_list("attempts", flat=True)) == {1}


def test_an_error_of_ours_holds_up_one_message_only_and_names_nobody_in_the_log(
    server: MailServer, tell: Tell, bob: Person, grace: Person, monkeypatch, caplog
) -> None:
    send = MailSender.send

    def broken(self: MailSender, message: object) -> object:
        if message.recipient.name == "Bob":
            raise ValueError(f"cannot write to {message.recipient.email}")
        return send(self, message)

    monkeypatch.setattr(MailSender, "send", broken)
    with caplog.at_level(logging.DEBUG, "hallway"):
        assert tell(notice(bob), notice(grace)) == {"sent": 1, "waiting": 1}
    assert "ValueError" in ours(caplog)
    assert "example.org" not in ours(caplog) and "Bob" not in ours(caplog)


def test_nothing_private_is_logged_when_addresses_are_refused(
    server: MailServer, tell: Tell, bob: Person, grace: Person, caplog
) -> None:
    server.answers = {"bob@example.org": "550 5.1.1 no bob@example.org", "grace@example.org": "451 grace"}
    with caplog.at_level(logging.DEBUG):
        tell(notice(bob), notice(grace))
    assert "example.org" not in ours(caplog)
    assert "example.org" not in "".join(Delivery.objects.values_list("problem", flat=True))


def test_an_address_with_letters_beyond_ascii(server: MailServer, tell: Tell, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(email="bob@müller.example")
    assert tell(notice(bob)) == {"sent": 1}
    assert server.recipients == ["bob@xn--mller-kva.example"]


def test_a_name_beyond_ascii_in_front_of_the_domain_is_given_up(
    server: MailServer, tell: Tell, bob: Person
) -> None:
    Person.objects.filter(pk=bob.pk).update(email="jürgen@example.org")
    assert tell(notice(bob)) == {"given_up": 1}
    assert server.mails == []


def test_nothing_breaks_out_of_the_headers(server: MailServer, tell: Tell, bob: Person) -> None:
    Person.objects.filter(pk=bob.pk).update(name="Bob\r\nBcc: eve@example.org\r\n\r\nHello")
    bad = {"conference": "Py\r\nBcc: eve@example.org\r\n\r\nCon\x00\u2028", "series": "a\nb"}
    assert tell(notice(bob, words=bad)) == {"sent": 1}
    mail = server.mails[0]
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Py Bcc: eve@example.org Con : more time"
    assert server.recipients == ["bob@example.org"]


def test_a_batch_costs_a_fixed_number_of_queries_and_one_for_each_mail(
    server: MailServer, time: Clock, db: None, django_assert_max_num_queries
) -> None:
    telling.tell(map(notice, crowd(delivering.BATCH)))
    deciding.decide()
    with django_assert_max_num_queries(delivering.BATCH + 14):
        assert delivering.deliver()["sent"] == delivering.BATCH


def test_a_very_long_digest_says_how_much_more_there_is(
    server: MailServer, tell: Tell, time: Clock, bob: Person
) -> None:
    many = [notice(bob, str(n), QUIETLY, words={"conference": f"No {n}"}) for n in range(130)]
    tell(*many)
    time.forward(hours=21)
    assert run() == {"sent": 1}
    text = server.mails[0].get_body(("plain",)).get_content()
    assert "30 more are on your page" in text
    assert server.mails[0]["Subject"].endswith("and 129 more")


def test_overdue_messages_are_a_remark_of_the_check(server: MailServer, time: Clock, bob: Person) -> None:
    assert list(reading.troubles()) == []
    telling.tell([notice(bob, kind=EXTENDED)])
    deciding.decide()
    time.forward(hours=2)
    assert [line.partition(" ")[0] for line in reading.troubles()] == ["1"]
