"""Run by bench/timetable.py in an environment of its own: the PyPI package conference-scheduler.

Reads JSON from standard input: slots, events, which slots an event can not use, which events share
people. Prints as its last line the seconds of the processor (those of the CBC solver included) and for
each event the number of its slot; none without a solution.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys

from conference_scheduler import scheduler
from conference_scheduler.resources import Event, Slot


def main() -> None:
    given = json.load(sys.stdin)
    slots = [
        Slot(
            venue=slot["room"],
            starts_at=dt.datetime.fromtimestamp(slot["start"] * 60, dt.UTC).replace(tzinfo=None),
            duration=slot["minutes"],
            session=slot["block"],
            capacity=slot["seats"],
        )
        for slot in given["slots"]
    ]
    events = [
        Event(name=event["id"], duration=event["minutes"], tags=[], demand=event["demand"])
        for event in given["events"]
    ]
    for event, told in zip(events, given["events"], strict=True):
        event.add_unavailability(*(slots[number] for number in told["not_in"]))
        event.add_unavailability(*(events[number] for number in told["not_with"]))
    began = sum(os.times()[:4])
    try:
        solution = list(scheduler.schedule(events, slots) or ())
    except ValueError:
        solution = []
    where = {event.name: slots.index(slot) for event, slot in ((i.event, i.slot) for i in solution)}
    answer = {"seconds": sum(os.times()[:4]) - began, "where": where}
    # CBC writes its own lines before this one.
    print("\n" + json.dumps(answer))


if __name__ == "__main__":
    main()
