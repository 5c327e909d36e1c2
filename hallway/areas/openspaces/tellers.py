"""What of the board is worth telling, to whom and when (see ground/activity/notices.py).

A notice may be read over a shoulder: of a sensitive card it does not say the title.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from hallway.areas.openspaces import kinds
from hallway.areas.openspaces.models import Card
from hallway.areas.openspaces.states import HostState
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Kind, Notice, due, told_by
from hallway.ground.clock import now
from hallway.ground.happenings.models import Star
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person

LEAD = dt.timedelta(minutes=15)


@due
def cards_begin(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
    """A reminder a quarter of an hour before; none when that has passed already."""
    begins = {"happening__starts_at__gt": max(since + LEAD, now()), "happening__starts_at__lte": until + LEAD}
    pinned = Card.objects.shown().pinned().filter(happening__edition__published=True, **begins)
    for card in pinned.select_related("happening__edition", "happening__place"):
        starts_at, _end = card.happening.span
        key = f"{starts_at.timestamp():.0f}"
        yield from _to(_everybody(card), kinds.BEGINS_SOON, card, key, until=starts_at)


@told_by("openspaces.pinned")
def card_pinned(activity: Activity) -> Iterator[Notice]:
    """To those who had starred it while it looked for a place."""
    card = _card(activity)
    if card and card.happening.has_time:
        people = _everybody(card, but=activity).exclude(pk=card.owner_id or 0)
        yield from _to(people, kinds.PINNED, card, str(activity.pk), until=card.happening.ends_at)


@told_by("openspaces.moved")
def card_moved(activity: Activity) -> Iterator[Notice]:
    """At once, and to everybody whom it concerns but who moved it."""
    card = _card(activity)
    if card and card.happening.has_time:
        people = _everybody(card, but=activity)
        yield from _to(people, kinds.MOVED, card, str(activity.pk), activity, until=card.happening.ends_at)


@told_by("openspaces.unpinned")
def card_taken_down(activity: Activity) -> Iterator[Notice]:
    """By its host or by the team; whoever meant to come should know before they stand there."""
    card = _card(activity)
    if card and not card.happening.has_time:
        people = _everybody(card, but=activity)
        yield from _to(people, kinds.TAKEN_DOWN, card, str(activity.pk), activity)


@told_by("openspaces.help_offered", "openspaces.hand_over_asked")
def somebody_asks(activity: Activity) -> Iterator[Notice]:
    """To the host who decides, or to whom the card is offered."""
    card = _card(activity)
    if card is None or card.is_sensitive or activity.actor is None:
        return
    asked = activity.data.get("person") or card.owner_id
    people = Person.objects.filter(pk=int(asked or 0), is_active=True)
    yield from _to(people, kinds.ASKED, card, str(activity.pk), name=activity.actor.name, page="desk")


def _card(activity: Activity) -> Card | None:
    cards = Card.objects.select_related("happening__edition", "happening__place")
    return cards.filter(pk=int(activity.object_id), happening__edition__published=True).first()


def _everybody(card: Card, *, but: Activity | None = None) -> QuerySet[Person]:
    """Who has starred it, and its hosts; without the one who did it."""
    starred = Star.objects.filter(happening=card.pk).values("person")
    helping = card.helpers.filter(state=HostState.HELPS).values("person")
    people = Person.objects.filter(is_active=True).exclude(pk=(but and but.actor_id) or 0)
    return (
        people.filter(pk__in=starred) | people.filter(pk__in=helping) | people.filter(pk=card.owner_id or 0)
    )


def _to(
    people: Iterable[Person],
    kind: Kind,
    card: Card,
    key: str,
    activity: Activity | None = None,
    *,
    until: dt.datetime | None = None,
    name: str = "",
    page: str = "card",
) -> Iterator[Notice]:
    for person in people:
        with override(person.language or settings.LANGUAGE_CODE):
            words = _words(card, activity) | ({"name": name} if name else {})
        yield Notice(
            kind=kind.key,
            person=person.pk,
            key=f"{kind.key}:{card.pk}:{key}:{person.pk}",
            path=_path(card, page),
            words=words,
            edition=card.happening.edition_id,
            until=until,
        )


def _words(card: Card, activity: Activity | None) -> dict[str, str]:
    """In the language that is in force; times are those of the venue, where people will stand."""
    happening = card.happening
    edition = happening.edition
    words = {
        "what": _("A card in confidence") if card.is_sensitive else happening.title,
        "conference": edition.name,
        "when": _hour(happening.starts_at, card) if happening.starts_at else "",
        "where": happening.place.name if happening.place else "",
    }
    if activity and "at_before" in activity.data:
        moment = dt.datetime.fromisoformat(activity.data["at_before"])
        words["before"] = f"{_hour(moment, card)}, {activity.data['place_before']}"
    return words


def _hour(moment: dt.datetime, card: Card) -> str:
    return date_format(moment.astimezone(card.happening.edition.zone), "D H:i")


def _path(card: Card, page: str) -> str:
    """Its page, or the board once it has none any more."""
    slug, code = card.happening.edition.slug, card.happening.code
    with override(settings.LANGUAGE_CODE):
        if card.happening.state != State.PUBLIC:
            return reverse("openspaces:today", args=[slug])
        return reverse(f"openspaces:{page}", args=[slug, code])
