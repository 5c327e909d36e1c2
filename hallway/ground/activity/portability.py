"""What a person did, for the download. After an erasure the lines lead to an empty record."""

from __future__ import annotations

from hallway.ground.activity.models import Activity
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, exports


@exports("activity", "activity.Activity")
def activity(person: Person) -> Rows:
    return list(
        Activity.objects.filter(actor=person)
        .order_by("at")
        .values("at", "edition__name", "verb", "object_type", "object_id", "data")
    )
