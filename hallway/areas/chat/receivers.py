"""What conversations hear of: cards that become confidential. And what others ask them: who is kept away."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.urls import reverse

from hallway.areas.chat.conversations import backchannel_of
from hallway.areas.chat.lines import with_all
from hallway.areas.chat.live import chat_topic
from hallway.areas.chat.models import Distance, Post, Question, Stream
from hallway.areas.chat.states import BackchannelState, DistanceKind
from hallway.areas.chat.telling import tell_all
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.people.distance import keeps_apart, leads_apart
from hallway.ground.people.models import Person
from hallway.live import actions as live


@witness
def becomes_confidential(activity: Activity) -> None:
    """What was said about it goes, as its comments do: it would tell who comes."""
    if activity.verb != "openspaces.changed":  # claims wait for us: they are not asked about
        return
    # Whoever posts holds this row: what they say is here before it is deleted, or is refused afterwards.
    streams = Stream.objects.select_for_update(of=("self",)).select_related("edition")
    stream = streams.filter(happening=int(activity.object_id)).first()
    happening = Happening.objects.filter(pk=int(activity.object_id)).select_related("edition").first()
    if happening is None or not is_in_confidence(happening):
        return
    Question.objects.filter(happening=happening).delete()
    if stream is not None:
        said = with_all(Post.objects.filter(stream=stream))
        carried = with_all(Post.objects.filter(original__stream=stream))
        tell_all([*said, *carried])
        live.revoke(topic=chat_topic(stream.edition, happening))
        stream.delete()


@keeps_apart
def muted_or_blocked(person: Person) -> Iterable[int]:
    """Whom somebody has muted they do not see; of a block neither sees the other."""
    blocks_me = Q(other=person, kind=DistanceKind.BLOCK)
    pairs = Distance.objects.filter(Q(person=person) | blocks_me).values_list("person_id", "other_id")
    return [other if one == person.pk else one for one, other in pairs]


@leads_apart
def to_mute_or_block(edition: str, people: Collection[str]) -> dict[str, str]:
    """Where somebody is muted or blocked, in an edition with conversations."""
    backchannel = backchannel_of(edition) if people else None
    if backchannel is None or backchannel.state == BackchannelState.CLOSED:
        return {}
    return {code: reverse("chat:distance", args=[edition, code]) for code in people}
