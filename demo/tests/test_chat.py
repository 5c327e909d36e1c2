"""What is said at PyHarbour reads like people, and everything in it has its place."""

from __future__ import annotations

import pytest

from demo import chat_words
from demo.load import load
from hallway.areas.chat.models import Post, Question, Report, Stream
from hallway.areas.chat.states import QuestionState
from hallway.areas.chat.text import MOST, MOST_OF_A_QUESTION, clean


@pytest.mark.django_db
def test_the_morning_is_loaded_as_it_was_written() -> None:
    edition = load(small=True)
    posts = Post.objects.filter(stream__edition=edition)
    assert posts.count() == len(chat_words.SAID) + len(chat_words.OUTSIDE) + 1
    for stream in Stream.objects.filter(edition=edition):
        told = list(stream.posts.order_by("number"))
        assert [post.number for post in told] == list(range(1, stream.newest + 1))
        assert told == sorted(told, key=lambda post: post.at)
    assert Report.objects.filter(state="open").count() == 2
    assert Question.objects.filter(happening__edition=edition).count() == len(chat_words.ASKED)
    assert Question.objects.filter(state=QuestionState.WAITING).exists()
    answers = [said for said in chat_words.SAID if said.answers]
    assert posts.exclude(reply_to=None).count() == len(answers)


def test_words_are_as_people_could_have_sent_them() -> None:
    for said in (*chat_words.SAID, chat_words.REPORTED):
        assert said.words == clean(said.words) and len(said.words) <= MOST
    assert all(len(asked.words) <= MOST_OF_A_QUESTION for asked in chat_words.ASKED)
