"""Keeping away from each other, and asking the moderators."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from hallway.areas.chat.models.posts import Post
from hallway.areas.chat.models.questions import Question
from hallway.areas.chat.states import DistanceKind, Reason, ReportState
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition


class Distance(models.Model):
    """`person` does not see what `other` writes, or has blocked them. `other` is not told."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="distances")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_at_distance")
    kind = models.CharField(max_length=5, choices=DistanceKind)
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "other"], name="distance_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.other_id}"


class Report(models.Model):
    """Somebody asks the moderators to look at a post or a question. Who asked, only they see."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="chat_reports")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="reports")
    question = models.ForeignKey(Question, models.CASCADE, null=True, related_name="reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="chat_reports")
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.CONDUCT)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.OPEN)
    at = models.DateTimeField(default=now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="chat_reports_decided"
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=True) ^ Q(question__isnull=True), name="report_of_one_thing"
            ),
            models.UniqueConstraint(fields=["post", "by"], name="post_reported_once"),
            models.UniqueConstraint(fields=["question", "by"], name="question_reported_once"),
        ]
        indexes = [models.Index(fields=["edition", "state"], name="reports_that_wait")]

    def __str__(self) -> str:
        return f"{self.reason} {self.state}"


class TimeOut(models.Model):
    """Somebody is asked to pause: until then they read, and write nothing."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="time_outs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="time_outs")
    until = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="time_outs_given"
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="one_time_out_at_a_time")]

    def __str__(self) -> str:
        return f"{self.person} until {self.until:%F %H:%M}"
