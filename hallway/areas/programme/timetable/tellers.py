"""Who hears of a release: those whose session moved, and those who starred it. Nobody else."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hallway.areas.programme.timetable import kinds, words
from hallway.areas.programme.timetable.changelog import Entry, read
from hallway.areas.programme.timetable.models import Release
from hallway.areas.programme.timetable.states import Change
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, told_by
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance, Star
from hallway.ground.people.models import Person

CHUNK = 2000
MOST_LINES = 40  # of one notice are written out


@told_by("programme.released")
def to_those_whom_it_touches(activity: Activity) -> Iterator[Notice]:
    """One notice for each person, with everything of theirs that moved, in time or room.

    People with a part in a session hear of it although they starred it, too; then once. A session
    that is placed for the first time is news for its speakers, and not for those who starred it.
    """
    release = Release.objects.select_related("edition").filter(pk=activity.object_id).first()
    if release is None or not release.edition.published:
        return
    entries = {one.happening: one for one in read(release.changelog) if not one.is_break}
    if not entries:
        return
    speaking = _of_people(Appearance.objects.filter(happening__in=entries).values_list("person", "happening"))
    starring = _of_people(Star.objects.filter(happening__in=entries).values_list("person", "happening"))
    yield from _notices(release, kinds.MINE_MOVED.key, speaking, entries, with_calendar=True)
    moved = {pk: one for pk, one in entries.items() if one.change != Change.NEW}
    others = {
        person: [pk for pk in mine if pk in moved and pk not in speaking.get(person, ())]
        for person, mine in starring.items()
    }
    yield from _notices(release, kinds.STARRED_MOVED.key, others, moved)


def _of_people(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for person, happening in pairs:
        found[person].append(happening)
    return found


def _notices(
    release: Release,
    kind: str,
    touched: Mapping[int, list[int]],
    entries: Mapping[int, Entry],
    *,
    with_calendar: bool = False,
) -> Iterator[Notice]:
    edition, people = release.edition, sorted(person for person, mine in touched.items() if mine)
    for first in range(0, len(people), CHUNK):
        rows = Person.objects.filter(pk__in=people[first : first + CHUNK], is_active=True)
        for person, language, code in rows.values_list("pk", "language", "code"):
            mine = [entries[pk] for pk in touched[person]]
            with override(language or settings.LANGUAGE_CODE):
                text = _lines(mine, edition)
            told: dict[str, str | int] = {
                "conference": edition.name, "count": len(mine), "changes": text,
            }  # fmt: skip
            if with_calendar:
                told["release"] = release.pk
                told["calendar"] = _address("programme:speaker-calendar", edition.slug, code)
            yield Notice(
                kind=kind,
                person=person,
                key=f"{kind}:{release.pk}:{person}",
                path=_path(mine, edition),
                words=told,
                edition=edition.pk,
                until=_until(mine),
            )


def _lines(mine: list[Entry], edition: Edition) -> str:
    """One line for each session: before → after, by the venue's clock."""
    lines = []
    for one in mine[:MOST_LINES]:
        before = words.where(one.before.starts_at, one.before.room, edition.zone)
        after = words.where(one.after.starts_at, one.after.room, edition.zone)
        if one.change == Change.NEW:
            lines.append(_("“%(title)s”: %(after)s") % {"title": one.title, "after": after})
        elif one.change == Change.REMOVED:
            lines.append(
                _("“%(title)s”: %(before)s → no time any more") % {"title": one.title, "before": before}
            )
        else:
            words_of = {"title": one.title, "before": before, "after": after}
            lines.append(_("“%(title)s”: %(before)s → %(after)s") % words_of)
    if len(mine) > MOST_LINES:
        lines.append(_("and %(n)d more") % {"n": len(mine) - MOST_LINES})
    return "\n".join(lines)


def _path(mine: list[Entry], edition: Edition) -> str:
    """The session itself where it is one, else the schedule."""
    with override(settings.LANGUAGE_CODE):
        if len(mine) == 1:
            return reverse("programme:session", args=[edition.slug, mine[0].code])
        return reverse("programme:schedule", args=[edition.slug])


def _address(name: str, *args: str) -> str:
    with override(settings.LANGUAGE_CODE):
        return settings.PUBLIC_URL + reverse(name, args=args)


def _until(mine: list[Entry]) -> dt.datetime | None:
    """When the last of it is over, before and after: then the news is of no use any more."""
    ends = [moment for one in mine for moment in (one.before.ends_at, one.after.ends_at) if moment]
    return max(ends, default=None)
