"""What conversations hear of: a card that becomes confidential, roles and bans that change who may write."""

from __future__ import annotations

from hallway.areas.chat.lines import with_all
from hallway.areas.chat.live import chat_topic
from hallway.areas.chat.models import Post, Question, Stream
from hallway.areas.chat.telling import tell_all
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
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
