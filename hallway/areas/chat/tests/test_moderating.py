"""Reports, the queue, hiding, pauses: who sees what of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.models import Backchannel, Post, Question, Report, TimeOut, Version
from hallway.areas.chat.tasks import forget_old_versions
from hallway.areas.chat.tests.conftest import CHAT, Say
from hallway.ground.activity.models import Activity
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

QUEUE = "/pyharbour-2027/organise/moderation/"
SignIn = Callable[[Person], Client]


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def reported(signed_in: SignIn, say: Say, grace: Person, bob: Person) -> Post:
    post = say(grace, "Very rude words")
    form = {"reason": "conduct", "note": "This is about my friend"}
    signed_in(bob).post(f"{CHAT}post/{post.code}/report/", form)
    return post


def test_a_report_reaches_the_safety_team_alone(
    signed_in: SignIn, reported: Post, safety: Person, grace: Person, bob: Person, ada: Person
) -> None:
    for person in (safety, ada):
        queue = text(signed_in(person), QUEUE)
        assert "Very rude words" in queue and "about my friend" in queue and "Bob" in queue
    for person in (grace, bob):
        assert signed_in(person).get(QUEUE).status_code == 404
    assert not Activity.objects.filter(actor=bob, verb__startswith="chat.").exists()
    assert "my friend" not in str(list(Activity.objects.values_list("data", flat=True)))


def test_reporting_again_is_once_and_ones_own_words_cannot_be_reported(
    signed_in: SignIn, reported: Post, bob: Person, grace: Person
) -> None:
    signed_in(bob).post(f"{CHAT}post/{reported.code}/report/", {"reason": "spam"})
    assert Report.objects.count() == 1
    assert signed_in(grace).get(f"{CHAT}post/{reported.code}/report/").status_code == 404


def test_hiding_answers_the_report_and_restoring_brings_it_back(
    signed_in: SignIn, reported: Post, safety: Person, bob: Person
) -> None:
    act = f"{QUEUE}post/{reported.code}/"
    signed_in(safety).post(act, {"do": "hide"})
    page = text(signed_in(bob), CHAT)
    assert "Hidden by the moderators" in page and "rude" not in page
    assert "rude" not in text(signed_in(bob), f"{CHAT}post/{reported.code}/")
    assert Report.objects.get().state == "hidden" and Report.objects.get().decided_by == safety
    assert "Very rude words" in text(signed_in(safety), QUEUE)
    signed_in(safety).post(act, {"do": "restore"})
    assert "Very rude words" in text(signed_in(bob), CHAT)


def test_a_report_may_be_dismissed(signed_in: SignIn, reported: Post, safety: Person, bob: Person) -> None:
    signed_in(safety).post(f"{QUEUE}post/{reported.code}/", {"do": "dismiss"})
    assert "Nothing waits" in text(signed_in(safety), QUEUE)
    assert "Very rude words" in text(signed_in(bob), CHAT)
    assert signed_in(safety).post(f"{QUEUE}post/{reported.code}/", {"do": "shout"}).status_code == 404


def test_nobody_but_the_team_moderates(
    signed_in: SignIn, reported: Post, bob: Person, mallory: Person
) -> None:
    for person in (bob, mallory):
        for path in (f"{QUEUE}post/{reported.code}/", f"{QUEUE}person/{reported.author.code}/"):
            assert signed_in(person).post(path, {"do": "hide", "hours": "1"}).status_code == 404
    assert Post.objects.get().state == "shown" and not TimeOut.objects.exists()


def test_what_was_changed_or_deleted_moderators_still_read_for_a_month(
    signed_in: SignIn, reported: Post, grace: Person, safety: Person
) -> None:
    path = f"{CHAT}post/{reported.code}/"
    signed_in(grace).post(f"{path}text/", {"text": "Kind words"})
    signed_in(grace).post(f"{path}deletion/")
    history = text(signed_in(safety), f"{QUEUE}post/{reported.code}/")
    assert "Very rude words" in history and "Kind words" in history
    assert "Kind words" in text(signed_in(safety), QUEUE)
    Version.objects.update(at="2020-01-01T00:00Z")
    forget_old_versions()
    assert Version.objects.count() == 2, "a report waits"
    Report.objects.update(state="dismissed")
    forget_old_versions()
    assert not Version.objects.exists()


def test_who_is_asked_to_pause_reads_on_and_writes_nothing(
    signed_in: SignIn, reported: Post, talk: Happening, safety: Person, grace: Person
) -> None:
    person = f"{QUEUE}person/{grace.code}/"
    signed_in(safety).post(person, {"hours": "4", "note": "Third time"})
    graces = signed_in(grace)
    page = text(graces, CHAT)
    assert "asked you to pause until" in page and "Third time" not in page and "Sam" not in page
    assert graces.post(CHAT, {"text": "But"}).status_code == 422
    assert graces.post(f"{CHAT}questions/{talk.code}/", {"text": "But why?"}).status_code == 422
    edit = graces.post(f"{CHAT}post/{reported.code}/text/", {"text": "Changed"})
    assert edit.status_code == 422
    assert "Third time" in text(signed_in(safety), QUEUE)
    signed_in(safety).post(person, {"do": "end"})
    assert graces.post(CHAT, {"text": "Sorry"}).status_code == 302


def test_a_question_is_hidden_by_the_team(
    signed_in: SignIn, backchannel: Backchannel, talk: Happening, bob: Person, grace: Person, safety: Person
) -> None:
    path = f"{CHAT}questions/{talk.code}/"
    signed_in(bob).post(path, {"text": "Rude question", "anonymous": "on"})
    question = Question.objects.get()
    signed_in(grace).post(f"{path}{question.code}/report/", {"reason": "other"})
    queue = text(signed_in(safety), QUEUE)
    assert "Rude question" in queue and "Bob" in queue and "asked without a name" in queue
    signed_in(safety).post(f"{QUEUE}question/{question.code}/", {"do": "hide"})
    assert "Rude question" not in text(signed_in(grace), path)
    assert signed_in(bob).get(f"{path}{question.code}/").status_code == 404
    signed_in(safety).post(f"{QUEUE}question/{question.code}/", {"do": "restore"})
    assert "Rude question" in text(signed_in(grace), path)


def test_the_queue_asks_a_fixed_number_of_questions(
    signed_in: SignIn, reported: Post, say: Say, safety: Person, grace: Person, bob: Person,
    queries: Callable[[Callable[[], object]], int],
) -> None:  # fmt: skip
    client = signed_in(safety)
    before = queries(lambda: client.get(QUEUE))
    for number in range(4):
        post = say(grace, f"Rude {number}")
        signed_in(bob).post(f"{CHAT}post/{post.code}/report/", {"reason": "spam"})
    assert queries(lambda: client.get(QUEUE)) == before
