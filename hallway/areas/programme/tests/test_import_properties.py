"""What holds for every programme, whatever is in it."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hallway.areas.programme.interchange import importing
from hallway.areas.programme.interchange.exports import EXPORTS
from hallway.areas.programme.interchange.outgoing import schedule_of
from hallway.areas.programme.interchange.plan import ImportPlan
from hallway.formats.schedule import Schedule, Session
from hallway.formats.tests.strategies import schedules
from hallway.ground.editions.models import Edition, Series
from hallway.ground.happenings.models import Happening


def _edition(slug: str = "first", *, published: bool = True) -> Edition:
    series, _ = Series.objects.get_or_create(slug="series", defaults={"name": "Series"})
    return Edition.objects.create(series=series, slug=slug, acronym=slug, name=slug, published=published)


def _bring_in(schedule: Schedule, edition: Edition) -> ImportPlan:
    edition.refresh_from_db()
    plan = importing.plan_import(schedule, edition)
    importing.apply(plan, schedule, edition, by=None)
    return plan


def _seen(rows: list[Session]) -> list[tuple[object, ...]]:
    return sorted((str(one.guid), one.title, one.start, one.room, one.track, one.cancelled) for one in rows)


class Properties(TestCase):
    """Each example runs in a transaction of its own."""

    @settings(max_examples=12, deadline=None)
    @given(schedules(), st.booleans())
    def test_the_second_import_of_anything_does_nothing(self, schedule: Schedule, published: bool) -> None:
        edition = _edition(published=published)
        _bring_in(schedule, edition)
        assert _bring_in(schedule, edition).is_empty

    @settings(max_examples=12, deadline=None)
    @given(schedules(), schedules(), st.data())
    def test_any_change_of_the_file_arrives_and_then_rests(
        self, before: Schedule, after: Schedule, data: st.DataObject
    ) -> None:
        edition = _edition()
        kept = [one for one in before.sessions if data.draw(st.booleans())]
        after = deepcopy(after)
        known = {(one.guid, one.key) for one in after.sessions}
        after.sessions += [
            Session(key=one.key, guid=one.guid, title=f"{one.title}!", start=one.start, duration=one.duration)
            for one in kept
            if (one.guid, one.key) not in known
        ]
        _bring_in(before, edition)
        _bring_in(after, edition)
        assert _bring_in(after, edition).is_empty
        standing = Happening.objects.filter(edition=edition, state="public")
        wanted = {one.title for one in after.sessions if not one.cancelled}
        assert set(standing.values_list("title", flat=True)) == wanted

    @settings(max_examples=12, deadline=None)
    @given(schedules())
    def test_what_goes_out_is_what_came_in(self, schedule: Schedule) -> None:
        first, second = _edition("first"), _edition("second")
        _bring_in(schedule, first)
        out = schedule_of(first)
        _bring_in(out, second)
        assert _seen(schedule_of(second).sessions) == _seen(out.sessions)
        assert _bring_in(out, second).is_empty

    @settings(max_examples=12, deadline=None)
    @given(schedules(), st.sampled_from(sorted(EXPORTS)))
    def test_every_format_can_write_every_programme(self, schedule: Schedule, name: str) -> None:
        edition = _edition()
        _bring_in(schedule, edition)
        assert EXPORTS[name].write(schedule_of(edition))
