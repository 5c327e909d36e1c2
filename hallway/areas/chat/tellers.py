"""Who is told what of the conversations. The words of what is reported are never sent anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override

from hallway.areas.chat import kinds
from hallway.areas.chat.anew import hearers, words_of
from hallway.areas.chat.models import Post, Report
from hallway.areas.chat.states import PostState, ReportState
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Kind, Notice, told_by
from hallway.ground.people.models import Person


@told_by("chat.spoken_to")
def spoken_to(activity: Activity) -> Iterator[Notice]:
    """Those who are named, and the writer of what is answered; each once, and not whoever keeps away."""
    post = _post(activity)
    if post is None:
        return
    told = set(activity.data.get("told", ()))
    named = {one.person_id: one.person for one in post.mentions.select_related("person")}
    answered = post.reply_to.author if post.reply_to and not told else None
    hearing = hearers(post, [*named.values(), *([answered] if answered else [])])
    for person in named.values():
        if person.pk in hearing - told:
            yield _notice(kinds.MENTIONED, person, post)
    if answered and answered.pk in hearing - named.keys():
        yield _notice(kinds.REPLIED, answered, post)


@told_by("chat.hidden")
def hidden(activity: Activity) -> Iterator[Notice]:
    """Its writer, so that nobody wonders where their words are."""
    post = _post(activity)
    if post and post.author and post.state == PostState.HIDDEN and post.author_id != activity.actor_id:
        yield _notice(kinds.HIDDEN, post.author, post, key=str(activity.pk))


@told_by("chat.reported")
def reported(activity: Activity) -> Iterator[Notice]:
    """The safety team, and the owners where there is none."""
    report = Report.objects.filter(pk=int(activity.object_id), state=ReportState.OPEN).first()
    if report is None or activity.edition is None:
        return
    grants = RoleGrant.objects.filter(edition=activity.edition)
    roles = Role.SAFETY if grants.filter(role=Role.SAFETY).exists() else Role.OWNER
    people = Person.objects.filter(role_grants__in=grants.filter(role=roles), is_active=True)
    with override(settings.LANGUAGE_CODE):
        path = reverse("chat:queue", args=[activity.edition.slug])
    for person in people.exclude(Q(pk=report.by_id or 0)).distinct():
        yield Notice(
            kind=kinds.REPORTED.key,
            person=person.pk,
            key=f"{kinds.REPORTED.key}:{report.pk}:{person.pk}",
            path=path,
            words={"conference": activity.edition.name, "report": str(report.pk)},
            edition=activity.edition.pk,
        )


def _post(activity: Activity) -> Post | None:
    found = Post.objects.select_related("stream__edition", "stream__happening", "author", "reply_to__author")
    return found.filter(pk=int(activity.object_id), stream__edition__published=True).first()


def _notice(kind: Kind, person: Person, post: Post, key: str = "") -> Notice:
    edition = post.stream.edition
    with override(settings.LANGUAGE_CODE):
        path = reverse("chat:post", args=[edition.slug, post.code])
    return Notice(
        kind=kind.key,
        person=person.pk,
        key=f"{kind.key}:{post.pk}:{key}:{person.pk}",
        path=path,
        words=words_of(post),
        edition=edition.pk,
    )
