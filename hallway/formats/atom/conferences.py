"""Entries about calls: all of them, or those that close soon."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from hallway.formats.atom.write import Entry, tag_uri
from hallway.formats.conferences import NOT_ON_ITS_DAYS, CallDate
from hallway.formats.feeds import (
    ENGLISH,
    Listed,
    Words,
    call_title,
    dated_calls,
    days_text,
    moment_text,
    place_text,
)
from hallway.formats.moments import Moment

SOON: Final = timedelta(days=14)
SINCE: Final = 2026


def call_entries(
    listed: Iterable[Listed], *, host: str, stamp: datetime, words: Words = ENGLISH
) -> list[Entry]:
    """One entry for each call with a known date, in the order given.

    `stamp` (aware) stands in where a call does not say when it changed: give the time of the import.
    """
    return [
        _entry(one, call, moment, tag_uri(host, f"call/{_name(one, call)}", SINCE), stamp, words)
        for one, call, moment in dated_calls(listed)
    ]


def closing_entries(
    listed: Iterable[Listed],
    *,
    host: str,
    now: datetime,
    within: timedelta = SOON,
    words: Words = ENGLISH,
) -> list[Entry]:
    """The calls that close within the time from `now`, the nearest first: a digest to subscribe to.

    An entry is new when its call comes within reach, and again when an extended call does, since the
    id holds the deadline. Conferences that do not take place are left out.
    """
    near = [
        (moment.instant(), one, call, moment)
        for one, call, moment in dated_calls(listed)
        if one.conference.status not in NOT_ON_ITS_DAYS and now < moment.instant() <= now + within
    ]
    return [
        _entry(
            one,
            call,
            moment,
            tag_uri(host, f"closing/{_name(one, call)}/{moment.day}", SINCE),
            instant - within,
            words,
        )
        for instant, one, call, moment in sorted(near, key=lambda row: (row[0], row[1].conference.key))
    ]


def _name(one: Listed, call: CallDate) -> str:
    return f"{one.conference.key}-{call.kind.value}"


def _entry(
    one: Listed, call: CallDate, moment: Moment, identity: str, stamp: datetime, words: Words
) -> Entry:
    conference = one.conference
    facts = (moment_text(moment, words), place_text(conference), days_text(conference), conference.note)
    return Entry(
        id=identity,
        title=call_title(conference, call, words),
        updated=max(stamp, one.call_change(call).updated or stamp),
        link=one.page or conference.call_link or conference.link,
        summary="\n".join(fact for fact in facts if fact),
        topics=conference.topics,
    )
