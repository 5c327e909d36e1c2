"""Questions to a session: as its speakers want it, and without names where somebody asks for that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.chat.models import Backchannel, Question, QuestionVote
from hallway.areas.chat.tests.conftest import CHAT
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

SignIn = Callable[[Person], Client]


@pytest.fixture
def path(talk: Happening, backchannel: Backchannel) -> str:
    return f"{CHAT}questions/{talk.code}/"


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_question_is_asked_once_and_wanted_by_many(
    signed_in: SignIn, path: str, bob: Person, grace: Person, ada: Person
) -> None:
    bobs = signed_in(bob)
    for _ in range(2):
        bobs.post(path, {"text": "Why  40,000\nlines?", "client_id": "my-question"})
    question = Question.objects.get()
    assert question.text == "Why 40,000 lines?"
    vote = f"{path}{question.code}/vote/"
    for client in (bobs, bobs, signed_in(ada)):
        client.post(vote)
    assert Question.objects.get().votes == QuestionVote.objects.count() == 2
    assert bobs.post(vote, {"on": "no"}, headers={"Accept": "application/json"}).json() == {"on": False}
    assert Question.objects.get().votes == 1
    assert "Why 40,000 lines?" in text(signed_in(grace), path)


def test_the_most_wanted_come_first_where_somebody_wants_that(
    signed_in: SignIn, path: str, bob: Person, grace: Person
) -> None:
    for words in ("First?", "Second?"):
        signed_in(bob).post(path, {"text": words})
    signed_in(grace).post(f"{path}{Question.objects.get(text='Second?').code}/vote/")
    page = text(signed_in(bob), path)
    assert page.index("First?") < page.index("Second?")
    page = text(signed_in(bob), f"{path}?by=votes")
    assert page.index("Second?") < page.index("First?")


def test_moderated_questions_wait_and_speakers_let_them_through(
    signed_in: SignIn, path: str, bob: Person, grace: Person, ada: Person
) -> None:
    graces = signed_in(grace)
    graces.post(f"{path}mode/", {"mode": "moderated"})
    answer = signed_in(bob).post(path, {"text": "May I?"}, headers={"Accept": "application/json"})
    assert "let it through" in answer.json()["said"]
    question = Question.objects.get()
    assert "May I?" in text(signed_in(bob), path)  # to himself
    assert "May I?" not in text(signed_in(ada), path)
    assert signed_in(ada).get(f"{path}{question.code}/").status_code == 200  # the owner is of the safety team
    assert "May I?" in text(graces, f"{path}stage/")
    graces.post(f"{path}{question.code}/state/", {"do": "show"})
    assert "May I?" in text(signed_in(ada), path)


def test_a_session_without_questions(signed_in: SignIn, path: str, bob: Person, grace: Person) -> None:
    signed_in(grace).post(f"{path}mode/", {"mode": "none"})
    assert "takes no questions" in text(signed_in(bob), path)
    assert signed_in(bob).post(path, {"text": "But?"}).status_code == 422


def test_without_a_name_nobody_is_told_whose_it_is(
    signed_in: SignIn, path: str, bob: Person, grace: Person, safety: Person
) -> None:
    signed_in(bob).post(path, {"text": "A shy question", "anonymous": "on"})
    question = Question.objects.get()
    for client in (signed_in(grace), signed_in(bob)):
        for address in (path, f"{path}{question.code}/"):
            assert "Bob" not in text(client, address).replace(">Bob<", "") and bob.code not in _lines(
                client, address
            )
    assert "Bob" not in text(signed_in(grace), f"{path}stage/")
    assert "Asked by Bob" in text(signed_in(safety), f"{path}{question.code}/")


def _lines(client: Client, address: str) -> str:
    page = text(client, address)
    return page[page.index('class="posts"') : page.index("</article>")]


def test_stage_goes_on_by_votes_and_highlights(
    signed_in: SignIn, path: str, bob: Person, grace: Person, mallory: Person
) -> None:
    for words in ("First?", "Second?", "Third?"):
        signed_in(bob).post(path, {"text": words})
    signed_in(bob).post(f"{path}{Question.objects.get(text='Third?').code}/vote/")
    graces = signed_in(grace)
    for person in (bob, mallory):
        assert signed_in(person).get(f"{path}stage/").status_code == 404
        assert signed_in(person).post(f"{path}next/").status_code == 404
    graces.post(f"{path}next/")
    assert "being answered" in text(signed_in(bob), path)
    stage = text(graces, f"{path}stage/")
    assert stage.index("Third?") < stage.index("First?")
    graces.post(f"{path}next/", {"answered": "1"})
    assert Question.objects.get(text="Third?").state == "answered"
    graces.post(f"{path}next/", {"answered": "1"})
    graces.post(f"{path}next/", {"answered": "1"})
    graces.post(f"{path}next/")
    assert set(Question.objects.values_list("state", flat=True)) == {"answered"}
    assert "No question is open" in text(graces, f"{path}stage/")
    graces.post(f"{path}{Question.objects.get(text='First?').code}/state/", {"do": "again"})
    assert Question.objects.get(text="First?").state == "shown"


def test_only_its_asker_takes_a_question_back(
    signed_in: SignIn, path: str, bob: Person, grace: Person
) -> None:
    signed_in(bob).post(path, {"text": "Never mind"})
    withdrawal = f"{path}{Question.objects.get().code}/withdrawal/"
    assert signed_in(grace).post(withdrawal).status_code == 404
    signed_in(bob).post(withdrawal)
    assert not Question.objects.exists()


@pytest.mark.parametrize("typed", ["", "\u200b", "x" * 301])
def test_what_cannot_be_asked_is_kept(signed_in: SignIn, path: str, bob: Person, typed: str) -> None:
    answer = signed_in(bob).post(path, {"text": typed, "anonymous": "on"})
    assert answer.status_code == 422 and typed.strip() in answer.content.decode()
    assert 'name="anonymous" id="anonymous" checked' in answer.content.decode()


def test_pages_ask_a_fixed_number_of_questions(
    signed_in: SignIn, path: str, bob: Person, grace: Person, queries: Callable[[Callable[[], object]], int]
) -> None:
    signed_in(bob).post(path, {"text": "One?"})
    audience, stage = signed_in(bob), signed_in(grace)
    before = [queries(lambda: audience.get(path)), queries(lambda: stage.get(f"{path}stage/"))]
    for number in range(6):
        signed_in(bob).post(path, {"text": f"Number {number}?"})
    assert [queries(lambda: audience.get(path)), queries(lambda: stage.get(f"{path}stage/"))] == before
