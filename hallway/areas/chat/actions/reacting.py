"""Boosts, distance to somebody, reports."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F

from hallway.areas.chat import rules
from hallway.areas.chat.actions.posting import Refused, check_writer, next_number
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.lines import with_all
from hallway.areas.chat.live import queue_topic
from hallway.areas.chat.models import Backchannel, Boost, Distance, Post, Question, Report
from hallway.areas.chat.states import DistanceKind, PostKind, PostState, Reason, Refusal
from hallway.areas.chat.telling import retell, tell, tell_all
from hallway.ground.activity.actions import record
from hallway.ground.people.distance import distance_changed
from hallway.ground.people.models import Person
from hallway.live import actions as live


@transaction.atomic
def boost(post: Post, backchannel: Backchannel, *, by: Person) -> None:
    """Carry it further, once; from a session into the edition's conversation. Raises Refused."""
    check_writer(backchannel, by)
    post = post.original if post.kind == PostKind.CARRIED and post.original else post
    if post.author_id == by.pk or post.state != PostState.SHOWN:
        return
    if rules.is_blocked(by, by=post.author_id):
        raise Refused(Refusal.DISTANT)
    _one, is_new = Boost.objects.get_or_create(post=post, person=by)
    if not is_new or not Post.objects.filter(pk=post.pk).update(boosted=F("boosted") + 1):
        return
    retell(post, backchannel)
    if post.stream.happening_id is not None:
        _carry(post, backchannel, by)


def _carry(post: Post, backchannel: Backchannel, by: Person) -> None:
    """One line in the conversation of the edition, however many boost it."""
    if Post.objects.filter(original=post).exists():
        return
    stream, number = next_number(Conversation(backchannel))
    line = Post(stream=stream, number=number, author=by, original=post)
    line.kind, line.client_id = PostKind.CARRIED, f"boost {post.code}"
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError:  # somebody else was quicker
        return
    tell(with_all(Post.objects.filter(pk=line.pk)).get(), backchannel, is_new=True)


@transaction.atomic
def take_boost_back(post: Post, backchannel: Backchannel, *, by: Person) -> None:
    """After the last one has, it is carried no more."""
    post = post.original if post.kind == PostKind.CARRIED and post.original else post
    if not Boost.objects.filter(post=post, person=by).delete()[0]:
        return
    Post.objects.filter(pk=post.pk, boosted__gt=0).update(boosted=F("boosted") - 1)
    other = Boost.objects.filter(post=post).order_by("id").first()
    carried = Post.objects.filter(original=post)
    if other is None:
        tell_all(with_all(carried))
        carried.delete()
    else:
        carried.filter(author=by).update(author=other.person_id, client_id=f"boost {post.code}")
    retell(post, backchannel)


@transaction.atomic
def keep_away(other: Person, kind: DistanceKind, *, by: Person) -> None:
    """Mute or block somebody; they are not told, and nobody else is."""
    if other.pk != by.pk:
        Distance.objects.update_or_create(person=by, other=other, defaults={"kind": kind})
        distance_changed(by, other)


@transaction.atomic
def come_near(other: Person, *, by: Person) -> None:
    """Neither muted nor blocked any more."""
    Distance.objects.filter(person=by, other=other).delete()
    distance_changed(by, other)


@transaction.atomic
def report(
    what: Post | Question, backchannel: Backchannel, *, by: Person, reason: Reason, note: str = ""
) -> Report:
    """Ask the moderators to look at it. The log and the notice do not say who asked, nor why."""
    post = what if isinstance(what, Post) else None
    if post and post.kind == PostKind.CARRIED and post.original:
        post = post.original
    question = what if isinstance(what, Question) else None
    found, is_new = Report.objects.get_or_create(
        post=post,
        question=question,
        by=by,
        defaults={"edition": backchannel.edition, "reason": reason, "note": note},
    )
    if is_new:
        record("chat.reported", found, by=None, edition=backchannel.edition)
        live.changed(queue_topic(backchannel.edition))
    return found
