from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person

DAY = "/pyharbour-2027/schedule/2027-09-11/"


def fill(edition: Edition, hall: Place, track: Track, count: int) -> None:
    """`count` talks on one day, each with a speaker of its own."""
    begin = dt.datetime(2027, 9, 11, 1, tzinfo=dt.UTC)
    for number in range(count):
        start = begin + dt.timedelta(minutes=10 * number)
        talk = Happening.objects.create(
            edition=edition,
            title=f"Talk {number}",
            starts_at=start,
            ends_at=start + dt.timedelta(minutes=10),
            place=hall,
            track=track,
            recording_url="https://video.example/1",
        )
        Appearance.objects.create(happening=talk, person=Person.objects.create_user(name=f"Speaker {number}"))


LISTS = [
    "schedule/2027-09-11/",
    "schedule/",
    "sessions/",
    "speakers/",
    "tracks/",
    "track/django/",
    "rooms/",
    "room/tide/",
    "videos/",
    "schedule/now/",
]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_needs_the_same_queries_at_any_size(
    path: str, client: Client, edition: Edition, hall: Place, track: Track
) -> None:
    counts = []
    for size in (2, 20):
        fill(edition, hall, track, size)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/pyharbour-2027/{path}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_the_day_shows_talk_speaker_and_room(client: Client, talk: Happening) -> None:
    page = client.get(DAY).content.decode()
    assert all(text in page for text in ("Deleting 40,000 lines", "Grace", "Tide", "10:15"))


def test_times_are_those_of_the_venue(client: Client, talk: Happening) -> None:
    assert 'datetime="2027-09-11T10:15:00+10:00"' in client.get(DAY).content.decode()


@pytest.mark.parametrize("day", ["2027-09-12", "2027-13-45", "tomorrow", "20270911"])
def test_a_day_without_sessions_is_a_404(client: Client, talk: Happening, day: str) -> None:
    assert client.get(f"/pyharbour-2027/schedule/{day}/").status_code == 404


def test_an_hour_after_midnight_belongs_to_the_evening_before(client: Client, talk: Happening) -> None:
    talk.starts_at = dt.datetime(2027, 9, 11, 15, tzinfo=dt.UTC)  # 01:00 on the 12th in Hobart
    talk.ends_at = talk.starts_at + dt.timedelta(hours=1)
    talk.save()
    assert "Deleting" in client.get(DAY).content.decode()


def test_filters_are_links(client: Client, talk: Happening, track: Track) -> None:
    Happening.objects.create(
        edition=talk.edition, title="On Django", track=track, starts_at=talk.starts_at, ends_at=talk.ends_at
    )
    page = client.get(DAY + "?track=django").content.decode()
    assert "On Django" in page and "Deleting" not in page


def test_an_unknown_filter_value_shows_the_way_out(client: Client, talk: Happening) -> None:
    assert "Show the whole day" in client.get(DAY + "?track=nothing").content.decode()


def test_drafts_are_nowhere(client: Client, talk: Happening) -> None:
    Happening.objects.update(state=State.DRAFT)
    for path in ("sessions/", f"talk/{talk.code}/", "speakers/", "schedule/"):
        assert "Deleting" not in client.get(f"/pyharbour-2027/{path}").content.decode()


def test_a_cancelled_session_says_so(client: Client, talk: Happening) -> None:
    Happening.objects.update(state=State.CANCELLED)
    assert "Cancelled" in client.get(f"/pyharbour-2027/talk/{talk.code}/").content.decode()


def test_a_speaker_page_has_their_talks_of_other_editions(
    client: Client, talk: Happening, grace: Person, other_edition: Edition
) -> None:
    later = Happening.objects.create(edition=other_edition, title="What came of it")
    Appearance.objects.create(happening=later, person=grace)
    page = client.get(f"/pyharbour-2027/speaker/{grace.code}/").content.decode()
    assert "Deleting 40,000 lines" in page and "What came of it" in page


def test_who_does_not_speak_has_no_speaker_page(client: Client, talk: Happening, bob: Person) -> None:
    assert client.get(f"/pyharbour-2027/speaker/{bob.code}/").status_code == 404


def test_breaks_have_no_page(client: Client, talk: Happening) -> None:
    Happening.objects.update(kind=Kind.BREAK)
    assert client.get(f"/pyharbour-2027/talk/{talk.code}/").status_code == 404


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_no_field_brings_script_onto_a_page(
    client: Client, talk: Happening, track: Track, grace: Person
) -> None:
    Happening.objects.update(title=HOSTILE, subtitle=HOSTILE, content_warning=HOSTILE, track=track)
    talk.refresh_from_db()
    talk.abstract = talk.description = HOSTILE + "[x](javascript:alert(1))"
    talk.save()
    for person in [grace]:
        person.name = person.tagline = person.bio = HOSTILE
        person.save()
    Track.objects.update(name=HOSTILE, emoji="<b>", summary=HOSTILE)
    Place.objects.update(name=HOSTILE, description=HOSTILE)
    for path in (*LISTS, f"talk/{talk.code}/", f"speaker/{grace.code}/"):
        page = client.get(f"/pyharbour-2027/{path}").content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page and 'href="javascript:' not in page


def test_an_edition_without_any_programme_has_kind_empty_pages(
    client: Client, other_edition: Edition
) -> None:
    for path in ("schedule/", "sessions/", "speakers/", "tracks/", "rooms/", "videos/", "schedule/now/"):
        response = client.get(f"/pyharbour-2028/{path}")
        assert response.status_code == 200 and 'class="empty"' in response.content.decode()


def side_by_side(talk: Happening, count: int) -> list[Happening]:
    return [
        Happening.objects.create(
            edition=talk.edition,
            kind=Kind.POSTER,
            title=f"Poster {number}",
            place=talk.place,
            starts_at=talk.ends_at,
            ends_at=talk.ends_at + dt.timedelta(hours=3),
        )
        for number in range(count)
    ]


def test_many_that_share_room_and_hours_share_a_cell(client: Client, talk: Happening) -> None:
    side_by_side(talk, 24)
    page = client.get(DAY).content.decode()
    assert "24 × Poster" in page and page.count('class="bundle ') == 1 and "Poster 23" in page


def test_two_at_the_same_time_stand_side_by_side(client: Client, talk: Happening) -> None:
    side_by_side(talk, 2)
    assert "bundle" not in client.get(DAY).content.decode()


def test_a_bundle_is_folded_only_when_something_else_goes_on(client: Client, talk: Happening) -> None:
    first = side_by_side(talk, 5)[0]
    assert " open>" in client.get(DAY).content.decode()
    Happening.objects.create(
        edition=talk.edition, title="Meanwhile", starts_at=first.starts_at, ends_at=first.ends_at
    )
    assert " open>" not in client.get(DAY).content.decode()


def test_what_a_speaker_keeps_private_is_on_no_page(client: Client, talk: Happening, grace: Person) -> None:
    grace.tagline, grace.pronouns, grace.bio = "Secret line", "secret/pronouns", "Secret story"
    grace.audience = {"tagline": "private", "pronouns": "contacts", "bio": "attendees"}
    grace.save()
    for path in ("speakers/", f"speaker/{grace.code}/", f"talk/{talk.code}/"):
        assert "ecret" not in client.get(f"/pyharbour-2027/{path}").content.decode()


def test_phones_begin_with_now_while_the_day_is_under_way(
    client: Client, talk: Happening, monkeypatch: pytest.MonkeyPatch
) -> None:
    side_by_side(talk, 1)
    for minutes, folds in ((-10, False), (40, True), (600, False)):
        moment = talk.starts_at + dt.timedelta(minutes=minutes)
        monkeypatch.setattr("hallway.areas.programme.views.schedule.now", lambda moment=moment: moment)
        assert ("Earlier today" in client.get(DAY).content.decode()) is folds


def test_two_tracks_share_a_room(client: Client, talk: Happening, track: Track) -> None:
    other = Track.objects.create(edition=talk.edition, slug="security", name="Security")
    Happening.objects.filter(pk=talk.pk).update(track=track)
    Happening.objects.create(
        edition=talk.edition,
        title="In the same room",
        track=other,
        place=talk.place,
        starts_at=talk.ends_at,
        ends_at=talk.ends_at + dt.timedelta(minutes=30),
    )
    page = client.get(DAY).content.decode()
    assert page.count('<p class="door') == 1 and page.count("col-2 colto-3") == 3  # its door and both talks
    assert "Django" in page and "Security" in page
