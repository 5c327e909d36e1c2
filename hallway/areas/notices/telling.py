"""From what happened, or what time brings, to one row for everybody who is told: `Told`.

Everything here may be done twice: (person, key) is unique, and what is there already is left alone.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import tempfile
from collections.abc import Iterable
from itertools import islice
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.models import Cursor, Outbox, Told
from hallway.areas.notices.timing import BACK_OFF
from hallway.ground.activity import notices
from hallway.ground.activity.notices import Notice
from hallway.ground.clock import now

CHUNK = 500
_SET_BACK = dt.timedelta(minutes=1)
_log = logging.getLogger(__name__)


def expand_outbox() -> int:
    """Tell of every activity that waits; how many are done. One that fails does not hold up the others."""
    done = 0
    while entry := Outbox.objects.filter(not_before__lte=now()).select_related("activity").first():
        mine = Outbox.objects.filter(pk=entry.pk)
        try:
            tell(notices.from_activity(entry.activity))
        except Exception as error:  # whatever an area's teller does wrong
            _log.exception("Nobody could be told of activity %s yet.", entry.pk)
            wait = BACK_OFF[min(entry.attempts, len(BACK_OFF) - 1)]
            mine.update(attempts=entry.attempts + 1, not_before=now() + wait, problem=type(error).__name__)
        else:
            mine.delete()
            done += 1
    return done


def ask_time() -> None:
    """Ask every source of time-driven notices what has become due since it was asked last.

    Raises what the last failing source raised, after all others have been asked; it is asked
    again for the whole time.
    """
    moment, failed = now(), None
    for name, watcher in notices.watchers().items():
        try:
            _ask(name, watcher, moment)
        except Exception as error:
            _log.exception("%s could not be asked for what is due.", name)
            failed = error
    if failed:
        raise failed


def _ask(name: str, watcher: notices.Watcher, moment: dt.datetime) -> None:
    cursor, _is_new = Cursor.objects.get_or_create(name=name, defaults={"until": moment})
    since = cursor.until
    if since > moment + _SET_BACK:  # the clock was set back, as the demo's is at every start
        Cursor.objects.filter(name=name, until=since).update(until=moment)
    elif since < moment:
        tell(watcher(since, moment))
        Cursor.objects.filter(name=name, until=since).update(until=moment)


def tell(many: Iterable[Notice]) -> int:
    """Keep these notices, each once; how many were given. Memory does not grow with their number.

    All are read before the first is written: a query that is still open while its connection
    begins to write fails on SQLite as soon as another process writes (SQLITE_BUSY_SNAPSHOT).
    """
    with tempfile.TemporaryFile("w+") as spool:
        count = sum(1 for notice in many if _keep(notice, spool))
        spool.seek(0)
        while rows := [_row(line) for line in islice(spool, CHUNK)]:
            Told.objects.bulk_create(rows, ignore_conflicts=True)
    return count


def _keep(notice: Notice, spool: IO[str]) -> bool:
    if kind_of(notice.kind) is None:
        _log.error("There is no kind of notice called %s.", notice.kind)
        return False
    fields = {
        "person_id": notice.person,
        "kind": notice.kind,
        "key": notice.key,
        "path": notice.path,
        # PostgreSQL takes no null bytes.
        "words": {name: str(value).replace("\0", "") for name, value in notice.words.items()},
        # With the offset in which they were given: −12:00 says Anywhere on Earth.
        "moments": {name: moment.isoformat() for name, moment in notice.moments.items()},
        "edition_id": notice.edition,
        "until": notice.until.isoformat() if notice.until else None,
    }
    spool.write(json.dumps(fields, cls=DjangoJSONEncoder) + "\n")
    return True


def _row(line: str) -> Told:
    fields: dict[str, Any] = json.loads(line)
    until = fields.pop("until")
    return Told(**fields, until=dt.datetime.fromisoformat(until) if until else None, at=now())
