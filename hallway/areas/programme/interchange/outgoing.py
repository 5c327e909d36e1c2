"""Rows as the neutral schedule, which every export is written from.

Only what a stranger may see goes in: public and cancelled sessions, and of people
what `people.rules` opens to everybody. Addresses of mail are not read at all.
"""

from __future__ import annotations

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation

from hallway.areas.programme.interchange.words import color_of, kind_of
from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker, Track
from hallway.ground.editions.models import Edition, Place
from hallway.ground.editions.models import Track as TrackRow
from hallway.ground.happenings.models import Appearance, Happening, HappeningQuerySet
from hallway.ground.happenings.states import ON_STAGE, Kind, State
from hallway.ground.people.models import Person
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import Audience

_APPEARANCES = Prefetch(
    "appearances",
    Appearance.objects.filter(part__in=ON_STAGE).select_related("person").defer("person__email"),
)


def schedule_of(edition: Edition, happenings: HappeningQuerySet | None = None) -> Schedule:
    """The public programme of an edition, or only the given happenings of it.

    A fixed number of queries: happenings, appearances with people, their handles, rooms, tracks.
    """
    chosen = Happening.objects.filter(edition=edition) if happenings is None else happenings
    rows = list(
        chosen.filter(state__in=[State.PUBLIC, State.CANCELLED])
        .to_be_there()
        .in_order()
        .select_related("place", "track")
        .prefetch_related(_APPEARANCES, "appearances__person__handles")
    )
    schedule = head_of(edition)
    schedule.rooms = [_room(place) for place in edition.places.all()]
    schedule.tracks = [_track(track) for track in edition.tracks.all()]
    schedule.sessions = [session_of(row, schedule.url) for row in rows]
    people = {one.person_id: one.person for row in rows for one in row.appearances.all()}
    speaking = {one.person_id for row in rows if row.kind != Kind.OPEN_SPACE for one in row.appearances.all()}
    schedule.speakers = [speaker_of(one, is_speaker=pk in speaking) for pk, one in people.items()]
    return schedule


def head_of(edition: Edition) -> Schedule:
    """The conference itself, without any session."""
    address = address_of(edition)
    return Schedule(
        title=edition.name,
        timezone=edition.timezone,
        acronym=edition.acronym,
        version=edition.schedule_version,
        base_url=f"{address}schedule/",
        url=address,
        venue=edition.venue,
        city=edition.city,
        start=edition.starts_on,
        end=edition.ends_on,
        color=color_of(edition.hue),
    )


def address_of(edition: Edition) -> str:
    """The absolute address of an edition, in the language without a prefix."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.PUBLIC_URL + reverse("site:edition", args=[edition.slug])


def session_of(row: Happening, address: str) -> Session:
    """One happening; its appearances should be prefetched. `address` is that of the edition."""
    links = [link for link in row.links if isinstance(link, dict) and link.get("url")]
    return Session(
        key=str(row.guid),
        title=row.title,
        kind=_kind(row),
        start=row.starts_at,
        duration=row.length,
        room=row.place.name if row.place else "",
        track=row.track.name if row.track else "",
        code=row.code,
        number=row.source_number,
        guid=row.guid,
        subtitle=row.subtitle,
        abstract=row.abstract,
        description=row.description,
        language=row.language,
        url=_page(row, address),
        stream_url=next((link["url"] for link in links if link.get("part") == "stream"), ""),
        recording_url=row.recording_url,
        do_not_record=None if row.is_recorded is None else not row.is_recorded,
        is_break=row.kind == Kind.BREAK,
        plenary=row.is_plenary,
        cancelled=row.is_cancelled,
        sequence=row.sequence,
        speakers=[one.person.code for one in row.appearances.all() if one.part in ON_STAGE],
        links=[_link(link) for link in links if "part" not in link],
        attachments=[_link(link) for link in links if link.get("part") == "attachment"],
        updated=row.changed_at,
    )


def _page(row: Happening, address: str) -> str:
    if row.kind == Kind.OPEN_SPACE:
        return f"{address}board/card/{row.code}/"
    return f"{address}talk/{row.code}/" if row.has_page else ""


def speaker_of(person: Person, *, is_speaker: bool = True) -> Speaker:
    """Somebody with a public session, as they are introduced to strangers; or who only hosts a card."""

    def shown(field: str) -> bool:
        return may_see(field, person, nearness=Audience.PUBLIC, is_speaker=is_speaker)

    handles = person.handles.all() if shown("handles") else []
    return Speaker(
        key=person.code,
        name=person.name,
        code=person.code,
        tagline=person.tagline if shown("tagline") else "",
        biography=person.bio if shown("bio") else "",
        avatar_url=settings.PUBLIC_URL + person.photo.url if person.photo and shown("photo") else "",
        links=[
            Link(handle.value, handle.get_kind_display(), "web")
            for handle in handles
            if handle.value.startswith(("https://", "http://"))
        ],
    )


def _kind(row: Happening) -> str:
    """The word that the source used, as long as it still says what the session is."""
    if row.source_kind and kind_of(row.source_kind, is_break=row.kind == Kind.BREAK) == row.kind:
        return row.source_kind
    return row.kind


def _room(place: Place) -> Room:
    return Room(
        name=place.name,
        guid=place.guid,
        number=place.pk,
        slug=place.slug,
        description=place.description,
        capacity=place.capacity,
        url=place.url,
    )


def _track(track: TrackRow) -> Track:
    return Track(
        name=track.name,
        slug=track.slug,
        number=track.pk,
        description=track.body or track.summary,
        color=color_of(track.hue),
    )


def _link(link: dict[str, str]) -> Link:
    return Link(link["url"], link.get("title", ""), link.get("kind", "related"))
