"""Sending lines to those who read along, in the transaction that has written them.

A post stands in its conversation and on other pages: of its hashtags, of its writer, its own, that of what it
answers. All of them get the same line, in one event. Where a post comes to such a page or leaves it other
than at the new end, the page is fetched anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from hallway.areas.chat import writing
from hallway.areas.chat.lines import Line, Liner, with_all
from hallway.areas.chat.live import chat_topic, person_topic, post_topic, tag_topic
from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.states import PostKind
from hallway.ground.editions.models import Edition
from hallway.live import actions as live

MOST_RETOLD = 20  # lines that quote a post and are sent again with it; with more, pages are fetched anew


def lists_of(post: Post) -> set[str]:
    """Topics of the pages that show a post only as long as it is shown: its hashtags, its writer."""
    edition = post.stream.edition
    if post.kind == PostKind.CARRIED:
        return set()
    found = {tag_topic(edition, tag) for tag in writing.tags_of(post.text)}
    if post.kind == PostKind.SAID and post.author is not None:
        found.add(person_topic(edition, post.author.code))
    return found


def pages_of(post: Post) -> set[str]:
    """Topics of every page where its line stands beside its conversation."""
    edition, answered = post.stream.edition, post.reply_to
    own = {post_topic(edition, one.code) for one in (post, answered) if one is not None}
    return lists_of(post) | own


def gone_from(post: Post) -> set[str]:
    """Topics of the pages that are another as soon as this post is no longer shown: its lists and its own."""
    return lists_of(post) | {post_topic(post.stream.edition, post.code)}


def markup(line: Line, edition: Edition, *, is_new: bool = True) -> str:
    """The line as it is sent: `is_new` adds it at the end, else it only takes the place of the one it was."""
    with override(settings.LANGUAGE_CODE), timezone.override(edition.zone):
        return render_to_string("ui/post.html", {"line": line, "is_old": not is_new}).strip()


def tell(post: Post, backchannel: Backchannel, *, is_new: bool, but: AbstractSet[str] = frozenset()) -> None:
    """Send the line to everybody who reads along; not to the topics of `but`, which fetch it."""
    topic = chat_topic(backchannel.edition, post.stream.happening)
    own = {post_topic(post.stream.edition, post.code)} if is_new else set()  # nobody can be there yet
    also = sorted(pages_of(post) - but - own)
    html = markup(Liner(backchannel).line(post), backchannel.edition, is_new=is_new)
    try:
        live.push(topic, *also, html=html)
    except ValueError:  # a thousand letters of four bytes each, and long names: rare, and fetched instead
        live.changed(topic, *also)


def retell(post: Post, backchannel: Backchannel, *, moved: AbstractSet[str] = frozenset()) -> None:
    """A post has changed: send its line again, and those that quote or carry it.

    `moved` are topics of pages to which it has come, or from which it has gone.
    """
    live.changed(*sorted(moved))
    tell(_as_it_stands(post), backchannel, is_new=False, but=moved)
    others = with_all(Post.objects.filter(Q(reply_to=post) | Q(original=post)).order_by("id"))
    quoting = list(others[: MOST_RETOLD + 1])
    if len(quoting) > MOST_RETOLD:
        tell_all(others, but=moved)
        return
    for one in quoting:
        tell(one, backchannel, is_new=False)


def turned(post: Post, backchannel: Backchannel) -> None:
    """A post was hidden or is shown again: it goes from its lists, or comes back to where it was."""
    now = _as_it_stands(post)
    retell(now, backchannel, moved=gone_from(now))


def tell_all(posts: Iterable[Post], *, but: AbstractSet[str] = frozenset()) -> None:
    """Have every page fetched anew on which one of these posts (from `with_all`) stands, or stood."""
    topics: set[str] = set()
    for post in posts:
        topics |= {chat_topic(post.stream.edition, post.stream.happening)} | pages_of(post)
    live.changed(*sorted(topics - but))


def _as_it_stands(post: Post) -> Post:
    return with_all(Post.objects.filter(pk=post.pk)).get()
