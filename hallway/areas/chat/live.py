"""What of the conversations can be listened to, and by whom."""

from __future__ import annotations

from hashlib import blake2s

from hallway.areas.chat import rules
from hallway.areas.chat.conversations import about, backchannel_of, conversation_of
from hallway.areas.chat.models import Post
from hallway.areas.chat.people import seen_in
from hallway.ground.access.rules import Viewer
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.live.topics import family


def _may_read(viewer: Viewer, key: str) -> bool:
    """`edition` or `edition/code`: whoever may read there, and of nothing that is in confidence."""
    slug, _, code = key.partition("/")
    backchannel = backchannel_of(slug)
    if backchannel is None or not rules.may_read(viewer, backchannel):
        return False
    return not code or about(backchannel, code) is not None


def _may_read_at_all(viewer: Viewer, key: str) -> bool:
    """`edition/…`, of all its conversations: what is in confidence has none."""
    return _may_read(viewer, key.partition("/")[0])


def _sees_person(viewer: Viewer, key: str) -> bool:
    """`edition/code` of somebody who is seen there, as their page is."""
    slug, _, code = key.partition("/")
    backchannel = backchannel_of(slug)
    if backchannel is None or not rules.may_read(viewer, backchannel):
        return False
    return seen_in(backchannel.edition).filter(code=code).exists()


def _sees_post(viewer: Viewer, key: str) -> bool:
    """`edition/code` of a post whose conversation this viewer may read."""
    slug, _, code = key.partition("/")
    backchannel = backchannel_of(slug)
    if backchannel is None or not rules.may_read(viewer, backchannel):
        return False
    posts = Post.objects.filter(code=code, stream__edition=backchannel.edition)
    post = posts.select_related("stream__happening").first()
    return post is not None and conversation_of(post, backchannel) is not None


def _may_present(viewer: Viewer, key: str) -> bool:
    slug, _, code = key.partition("/")
    backchannel = backchannel_of(slug)
    found = about(backchannel, code) if backchannel and code else None
    return found is not None and found.happening is not None and rules.may_present(viewer, found.happening)


def _may_moderate(viewer: Viewer, key: str) -> bool:
    edition = Edition.objects.hosted().filter(slug=key).first()
    return edition is not None and rules.may_moderate(viewer, edition)


CHAT = family("chat", _may_read)
TAG = family("chat-tag", _may_read_at_all)
PERSON = family("chat-by", _sees_person)
POST = family("chat-post", _sees_post)
QUESTIONS = family("questions", _may_read)
STAGE = family("stage", _may_present)
QUEUE = family("chat-queue", _may_moderate)


def chat_topic(edition: Edition, happening: Happening | None = None) -> str:
    """One conversation, line by line."""
    return CHAT(edition.slug, happening.code) if happening else CHAT(edition.slug)


def tag_topic(edition: Edition, tag: str) -> str:
    """Everything with a hashtag, by a short name for it: a topic has neither its letters nor its length."""
    return TAG(edition.slug, blake2s(tag.encode(), digest_size=10).hexdigest())


def person_topic(edition: Edition, code: str) -> str:
    """What somebody says in an edition."""
    return PERSON(edition.slug, code)


def post_topic(edition: Edition, code: str) -> str:
    """One post with its answers."""
    return POST(edition.slug, code)


def questions_topic(happening: Happening) -> str:
    """The questions to a session as everybody sees them, line by line."""
    return QUESTIONS(happening.edition.slug, happening.code)


def stage_topic(happening: Happening) -> str:
    """The same for those who answer: in order of votes, and with what waits to be let through."""
    return STAGE(happening.edition.slug, happening.code)


def queue_topic(edition: Edition) -> str:
    """What waits for the moderators."""
    return QUEUE(edition.slug)
