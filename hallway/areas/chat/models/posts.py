"""Streams and what stands in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from hallway.areas.chat.states import PostKind, PostState
from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening

LONGEST_CLIENT_ID = 64


class Stream(models.Model):
    """The conversation of an edition, or about one happening.

    `newest` is the number of its newest post. Raising it is the first thing that a post does, so posts of one
    stream are written one after the other, and their numbers are the order in which they are told.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="streams")
    happening = models.OneToOneField(Happening, models.CASCADE, null=True, related_name="stream")
    newest = models.PositiveBigIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(happening=None), name="one_stream_for_an_edition"
            )
        ]
        indexes = [models.Index(fields=["edition", "-last_at"], name="streams_that_are_alive")]

    def __str__(self) -> str:
        return str(self.happening or self.edition)


class Post(models.Model):
    """One line of a stream. A deleted one stays as a stub without its words."""

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="posts")
    number = models.PositiveBigIntegerField()
    code = models.CharField(max_length=6, unique=True, default=new_code)
    kind = models.CharField(max_length=8, choices=PostKind, default=PostKind.SAID)
    state = models.CharField(max_length=8, choices=PostState, default=PostState.SHOWN)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="posts")
    # What the sender's browser called it: a send that is repeated is the same post.
    client_id = models.CharField(max_length=LONGEST_CLIENT_ID)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True, editable=False)
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replies")
    original = models.ForeignKey("self", models.CASCADE, null=True, related_name="carried")
    about = models.ForeignKey(Happening, models.SET_NULL, null=True, related_name="+")  # a link to its page
    boosted = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=now, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="post_number_once"),
            models.UniqueConstraint(fields=["author", "client_id"], name="post_sent_once"),
            models.UniqueConstraint(fields=["stream", "original"], name="post_carried_once"),
        ]
        indexes = [models.Index(fields=["author", "-at"], name="posts_of_a_person")]

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:60]}"


class Version(models.Model):
    """What a post said before. For moderators, and for a month."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="versions")
    text = models.TextField()
    at = models.DateTimeField(default=now)  # until when it stood there

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.post_id} until {self.at:%F %T}"


class Boost(models.Model):
    """I carry this further."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="boosts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="boosts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="boosted_once")]

    def __str__(self) -> str:
        return f"{self.person} ↻ {self.post_id}"


class Mention(models.Model):
    """Somebody is spoken to by name."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.person} in {self.post_id}"


class Tag(models.Model):
    """A hashtag in a post, in lower case."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="tags")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "name"], name="tagged_once")]
        indexes = [models.Index(fields=["edition", "name"], name="posts_with_a_tag")]

    def __str__(self) -> str:
        return f"#{self.name}"


class OutsidePost(models.Model):
    """Where a post from outside comes from."""

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="outside")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    source = models.CharField(max_length=500)  # its identity over all servers
    account = models.CharField(max_length=300)  # @name@server
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500)
    # Where it was found and what it is called there: it is looked at again, as it may change or go.
    server = models.CharField(max_length=200, blank=True)
    id_there = models.CharField(max_length=100, blank=True)
    looked_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "source"], name="outside_post_once")]
        indexes = [models.Index(fields=["edition", "account"], name="outside_posts_of_account")]

    def __str__(self) -> str:
        return self.source
