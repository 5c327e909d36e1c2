"""Back into the format that a record came from, without loss.

A reader mends and leaves out; the list that it read from should still get its
own words back. So a field that nobody changed since is written as it stood, and
only what differs is written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hallway.formats.conferences import RawRecord, RawValue


def merged(
    order: Iterable[str], raw: RawRecord, before: Mapping[str, RawValue], now: Mapping[str, RawValue]
) -> RawRecord:
    """The record to write: known fields in `order`, then the ones of `raw` that are not known.

    `before` are the fields as they would be written for the raw record itself, `now` as they would be
    written for the record of today. Where both agree the raw value stays, or stays away.
    """
    fields: RawRecord = {}
    for name in order:
        source = raw if before.get(name) == now.get(name) else now
        if name in source:
            fields[name] = source[name]
    return fields | {name: value for name, value in raw.items() if name not in fields and name not in before}
