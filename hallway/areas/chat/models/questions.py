"""Questions to a session."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hallway.areas.chat.models.posts import LONGEST_CLIENT_ID
from hallway.areas.chat.states import QuestionMode, QuestionState
from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.happenings.models import Happening


class QuestionTime(models.Model):
    """How one session takes questions; without a row it is as the edition says.

    `newest` numbers its questions as `Stream.newest` numbers posts. At most one question is highlighted.
    """

    happening = models.OneToOneField(
        Happening, models.CASCADE, primary_key=True, related_name="question_time"
    )
    mode = models.CharField(max_length=10, choices=QuestionMode, blank=True)  # empty: as the edition says
    newest = models.PositiveIntegerField(default=0)
    highlighted = models.ForeignKey("chat.Question", models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.happening}: {self.mode or 'as the edition says'}"


class Question(models.Model):
    """One question. Without a name it has an author whom only moderators see."""

    happening = models.ForeignKey(Happening, models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=6, unique=True, default=new_code)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="questions")
    is_anonymous = models.BooleanField(default=False)
    client_id = models.CharField(max_length=LONGEST_CLIENT_ID)
    text = models.CharField(max_length=1000)
    state = models.CharField(max_length=8, choices=QuestionState, default=QuestionState.SHOWN)
    votes = models.PositiveIntegerField(default=0)  # of `voted`, counted with each vote
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["happening", "number"], name="question_number_once"),
            models.UniqueConstraint(fields=["author", "client_id"], name="question_sent_once"),
        ]
        indexes = [models.Index(fields=["happening", "state"], name="questions_of_a_session")]

    def __str__(self) -> str:
        return self.text[:60]


class QuestionVote(models.Model):
    """I would like to know that, too. Only counts are ever shown."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="voted")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="question_votes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="question_voted_once")]

    def __str__(self) -> str:
        return f"{self.person} → {self.question_id}"
