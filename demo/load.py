"""Turn the words of the demo into rows: `load()` fills an empty database."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from demo import chat, crowd, hallway, openspaces, timetable
from demo.cast_instructors import INSTRUCTORS
from demo.cast_speakers import SPEAKERS
from demo.cast_team import CREDITS, TEAM
from demo.directory import load_directory
from demo.draft import load_draft
from demo.past import load_history, track_row
from demo.programme.keynotes import KEYNOTES
from demo.programme.lightning import LIGHTNING_TITLES
from demo.programme.posters import POSTERS
from demo.programme.sprints import SOCIAL, SPRINTS
from demo.programme.talks import TALKS
from demo.programme.tracks import TRACK_TALKS, TRACKS
from demo.programme.tutorials import TUTORIALS
from demo.releases import release_twice
from demo.shapes import TOPICS, Member
from demo.timetable import Placement
from demo.venue import PLENARY_ROOM, POSTER_ROOM, ROOMS, SPRINT_ROOMS, TUTORIAL_ROOMS
from hallway.areas.site.importing import import_news, import_page
from hallway.formats import front_matter
from hallway.ground.access.models import Entitlement, RoleGrant
from hallway.ground.access.states import EntitlementKind, Role
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, Phase, Place, Series, TeamCredit, Track, TrackSeries
from hallway.ground.editions.states import PhaseKind, PlaceKind
from hallway.ground.happenings.models import Appearance, Happening, Topic
from hallway.ground.happenings.states import Level, Part
from hallway.ground.people.models import Handle, Person

Progress = Callable[[str, int, int], None]
HERE = Path(__file__).resolve().parent
PEOPLE = 3000
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"

PHASES = (
    (PhaseKind.TUTORIALS, "Tutorials", 0, 1, "Three hours, twenty places, one teacher and a helper."),
    (
        PhaseKind.TRACKS,
        "Specialist tracks",
        2,
        2,
        "Five rooms, each run by the people who live in the subject.",
    ),
    (PhaseKind.TALKS, "Talks", 3, 5, "Five rooms of half-hour talks, and everybody together twice a day."),
    (PhaseKind.SPRINTS, "Sprints", 6, 9, "Sit down beside a maintainer and make something better."),
)
TOPIC_NAMES = {"devops": "DevOps", "machine-learning": "Machine learning", "core-python": "Core Python"}


def load(*, small: bool = False, progress: Progress = lambda *_: None) -> Edition:
    """Load PyHarbour and its people; `small` keeps one talk day's worth and 30 attendees.

    All or nothing, in one transaction. Reports `progress(stage, done, total)`.
    """
    with transaction.atomic():
        rng = random.Random(2027)
        series, edition = _series_and_edition()
        people = _cast(progress)
        rooms = _rooms(edition)
        tracks = _tracks(series, edition, people)
        load_history(series, {track.slug: track.continues for track in tracks.values() if track.continues})
        sessions = _programme(edition, people, rooms, tracks, small=small, progress=progress)
        release_twice(edition, people[TEAM[0].key])
        _team(edition, people)
        _site(edition, people, progress)
        _crowd(edition, people, small=small, rng=rng, progress=progress)
        attendee = _doors(edition, people, sessions)
        openspaces.hang(edition, attendee, rng)
        hallway.fill(edition, random.Random(21))
        chat.talk(edition, attendee)
        publishing.edition_changed(edition)
        load_directory(edition)
        load_draft(edition, people[TEAM[0].key])
    return edition


def _series_and_edition() -> tuple[Series, Edition]:
    series = Series.objects.create(
        slug="pyharbour",
        name="PyHarbour",
        summary="The Python conference of the southern harbours, run by volunteers since 2012.",
    )
    edition = Edition.objects.create(
        series=series,
        slug="pyharbour-2027",
        acronym="pyharbour2027",
        name="PyHarbour 2027",
        year=2027,
        published=True,
        starts_on=timetable.FIRST_DAY,
        ends_on=timetable.FIRST_DAY + timedelta(days=9),
        timezone="Australia/Hobart",
        venue="The Ropewalk",
        city="Hobart",
        region="TAS",
        country="Australia",
        headline="Ten days of how things really work.",
        lede="Talks by people who built it, broke it and fixed it. Tables where you meet them. Run by volunteers.",
        track_word="specialist track",
        track_team=2,
        attendance=PEOPLE,
        contact="hello@pyharbour.example",
    )
    for kind, name, first, last, summary in PHASES:
        start = timetable.FIRST_DAY
        Phase.objects.create(
            edition=edition,
            kind=kind,
            name=name,
            summary=summary,
            starts_on=start + timedelta(days=first),
            ends_on=start + timedelta(days=last),
        )
    return series, edition


def stable_code(key: str) -> str:
    """A code that is the same at every load, so that links into the demo keep working."""
    number = uuid5(NAMESPACE_URL, f"pyharbour:{key}").int
    return "".join(ALPHABET[number // 31**place % 31] for place in range(6))


def _cast(progress: Progress) -> dict[str, Person]:
    members = [*SPEAKERS, *INSTRUCTORS, *TEAM]
    people: dict[str, Person] = {}
    for done, member in enumerate(members, 1):
        people[member.key] = _person(member)
        progress("Speakers and team", done, len(members))
    return people


def _person(member: Member) -> Person:
    person = Person.objects.create_user(
        email=f"{member.key}@demo.example",
        code=stable_code(member.key),
        name=member.name,
        pronouns=member.pronouns,
        pronunciation=member.pronunciation,
        tagline=member.tagline,
        bio=member.bio,
        city=member.city,
        employer=member.employer,
        core_developer=member.core_developer,
    )
    Handle.objects.bulk_create(
        [Handle(person=person, kind=kind, value=value) for kind, value in member.handles.items()]
    )
    return person


def _rooms(edition: Edition) -> dict[str, Place]:
    return {
        room.slug: Place.objects.create(
            edition=edition,
            slug=room.slug,
            name=room.name,
            capacity=room.capacity,
            hue=room.hue,
            description=room.description,
            kind=PlaceKind.ROOM,
            is_plenary=room.slug == PLENARY_ROOM,
            order=order,
        )
        for order, room in enumerate(ROOMS)
    }


def _tracks(series: Series, edition: Edition, people: dict[str, Person]) -> dict[str, Track]:
    tracks = {}
    for order, track in enumerate(TRACKS):
        line = TrackSeries.objects.create(series=series, slug=track.slug, name=track.name)
        row = track_row(edition, track, line, order)
        row.body, row.website = track.body, track.website
        row.save()
        row.organisers.set(people[key] for key in track.organisers)
        tracks[track.slug] = row
    return tracks


def _placements(*, small: bool) -> list[Placement]:
    placed = [
        *timetable.talks(TALKS),
        *timetable.keynotes(KEYNOTES),
        *timetable.tutorials(TUTORIALS, TUTORIAL_ROOMS),
        *timetable.track_talks(TRACK_TALKS, [track.slug for track in TRACKS]),
        *timetable.posters(POSTERS, POSTER_ROOM),
        *timetable.sprints(SPRINTS, SPRINT_ROOMS),
        *timetable.social(SOCIAL),
        *timetable.frame(LIGHTNING_TITLES),
    ]
    return [one for one in placed if one.day == timetable.TALK_DAYS[0]] if small else placed


def _programme(
    edition: Edition,
    people: dict[str, Person],
    rooms: dict[str, Place],
    tracks: dict[str, Track],
    *,
    small: bool,
    progress: Progress,
) -> dict[str, Happening]:
    topics = {slug: Topic(slug=slug, name=TOPIC_NAMES.get(slug, slug.capitalize())) for slug in TOPICS}
    Topic.objects.bulk_create(topics.values())
    placements = _placements(small=small)
    happenings: dict[str, Happening] = {}
    for done, placement in enumerate(placements, 1):
        happenings[placement.session.key] = _happening(edition, placement, rooms, tracks)
        progress("Programme", done, len(placements))
    rows = list(happenings.values())
    Happening.objects.bulk_create(rows)
    Happening.topics.through.objects.bulk_create(
        Happening.topics.through(happening_id=happenings[one.session.key].pk, topic_id=topics[topic].pk)
        for one in placements
        for topic in one.session.topics
    )
    Appearance.objects.bulk_create(_appearances(placements, happenings, people))
    return happenings


def _happening(
    edition: Edition, placement: Placement, rooms: dict[str, Place], tracks: dict[str, Track]
) -> Happening:
    session = placement.session
    room = rooms.get(placement.room)
    seats = room.capacity if placement.kind == "tutorial" and room else None
    places = timetable.SOCIAL_PLACES.get(session.key, seats)
    happening = Happening(
        edition=edition,
        kind=placement.kind,
        code=stable_code(f"session:{session.key}"),
        guid=uuid5(NAMESPACE_URL, f"pyharbour-2027:{session.key}"),
        title=session.title,
        abstract=session.abstract,
        starts_at=placement.start,
        ends_at=placement.end,
        place=room,
        is_plenary=placement.plenary,
        track=tracks.get(session.track),
        language=session.language if session.language != "en" else "",
        level=session.level if session.level in Level.values else Level.ALL,
        content_warning=session.content_warning,
        is_recorded=session.recorded if placement.kind in {"talk", "keynote", "panel"} else None,
        takes_sign_ups=places is not None,
        capacity=places,
    )
    happening.render()
    return happening


def _appearances(
    placements: Iterable[Placement], happenings: dict[str, Happening], people: dict[str, Person]
) -> list[Appearance]:
    parts = {"tutorial": Part.INSTRUCTOR, "sprint": Part.HOST, "social": Part.HOST}
    return [
        Appearance(
            happening=happenings[one.session.key],
            person=people[key],
            part=parts.get(one.kind, Part.SPEAKER),
            order=order,
        )
        for one in placements
        for order, key in enumerate(one.session.speakers)
    ]


def _team(edition: Edition, people: dict[str, Person]) -> None:
    TeamCredit.objects.bulk_create(
        TeamCredit(edition=edition, team=team, role=role, person=people[key], order=order)
        for order, (team, role, key) in enumerate(CREDITS)
    )


def _site(edition: Edition, people: dict[str, Person], progress: Progress) -> None:
    pages, news = sorted(HERE.glob("pages/*.md")), sorted(HERE.glob("news/*.md"))
    for done, path in enumerate([*pages, *news], 1):
        text = path.read_text()
        if path in pages:
            import_page(edition, text, by=people[TEAM[0].key])
        else:
            import_news(edition, text, by=people[str(front_matter.read(text)[0]["author"])])
        progress("Pages and news", done, len(pages) + len(news))


def _crowd(
    edition: Edition, people: dict[str, Person], *, small: bool, rng: random.Random, progress: Progress
) -> None:
    size = 30 if small else PEOPLE - len(people)
    guests = crowd.make(size, rng)
    progress("Attendees", size, size)
    crowd.give_tickets(edition, [*guests, *people.values()])
    crowd.star(guests, crowd.starrable(edition), rng)
    crowd.sign_up(guests, list(edition.happenings.filter(takes_sign_ups=True)), rng)


def _doors(edition: Edition, people: dict[str, Person], sessions: dict[str, Happening]) -> Person:
    """The four people as whom a visitor can look around, and the rights they need."""
    speaker = next(people[one.speakers[0]] for one in TALKS if one.key in sessions and one.speakers)
    organiser, reviewer = people[TEAM[0].key], people[TEAM[-1].key]
    attendee = Person.objects.create_user(email="attendee@demo.example", name="Robin Marsh", code="RQBNMH")
    for person, address in ((speaker, "speaker"), (organiser, "organiser"), (reviewer, "reviewer")):
        person.email = f"{address}@demo.example"
        person.save(update_fields=["email"])
    Entitlement.objects.create(edition=edition, person=attendee, kind=EntitlementKind.TICKET)
    RoleGrant.objects.create(edition=edition, person=organiser, role=Role.OWNER)
    RoleGrant.objects.create(edition=edition, person=reviewer, role=Role.REVIEWER)
    crowd.star([attendee], crowd.starrable(edition), random.Random(7))
    return attendee
