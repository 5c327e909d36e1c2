"""Whatever two people set, take back and do again in whichever order: it is what a plain model says."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.programme.timetable import facts, facts_journal
from hallway.areas.programme.timetable.journal import NothingToUndo
from hallway.areas.programme.timetable.models import FactEdit
from hallway.areas.programme.timetable.standing import fingerprint, standing
from hallway.ground.editions.models import Edition, Place
from hallway.ground.people.models import Person

WORDS = [None, ["piano"], ["stage"]]


@dataclass
class Step:
    who: int
    changes: dict[str, tuple[object, object]]
    done: bool = True


@dataclass
class Model:
    """The same rules on a dictionary."""

    stands: dict[str, object]
    steps: list[Step] = field(default_factory=list)

    def set(self, who: int, wishes: dict[str, object], seen: dict[str, object]) -> str:
        touched = {key: value for key, value in wishes.items() if value not in (seen[key], self.stands[key])}
        if any(self.stands[key] != seen[key] for key in touched):
            return "SetAnew"
        if touched:
            self.steps.append(Step(who, {key: (self.stands[key], value) for key, value in touched.items()}))
            self.stands |= touched
        return ""

    def undo(self, who: int) -> str:
        mine = [step for step in self.steps if step.who == who and step.done]
        return self._turn(mine[-1], done=False) if mine else "NothingToUndo"

    def redo(self, who: int) -> str:
        mine = [step for step in self.steps if step.who == who]
        while any(step.done for step in mine):
            mine = mine[1:]
        return self._turn(mine[0], done=True) if mine else "NothingToUndo"

    def _turn(self, step: Step, *, done: bool) -> str:
        ways = {key: change if done else change[::-1] for key, change in step.changes.items()}
        if any(self.stands[key] != now for key, (now, _then) in ways.items()):
            return "SetAnew"
        self.stands |= {key: then for key, (_now, then) in ways.items()}
        step.done = done
        return ""


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["look", "set", "set", "undo", "undo", "redo"]),
        st.integers(0, 1),
        st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)),
    ),
    max_size=16,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(steps=STEPS)
def test_facts_are_what_a_plain_model_says(
    steps: list[tuple[str, int, tuple]], edition: Edition, hall: Place, cove: Place, ada: Person, bob: Person
) -> None:
    keys, people = [f"room/{hall.pk}", f"room/{cove.pk}"], (ada, bob)
    facts.set_rooms(edition, {hall.pk: [], cove.pk: []}, [], by=None)
    FactEdit.objects.all().delete()
    model = Model(standing(edition, keys))
    saw = [dict(model.stands), dict(model.stands)]  # by each of them, when they looked last
    for verb, who, words in steps:
        if verb == "look":
            saw[who] = dict(model.stands)
            continue
        happened, by = "", people[who]
        try:
            if verb == "set":
                seen = {key: fingerprint(value) for key, value in saw[who].items()}
                features = {hall.pk: words[0] or [], cove.pk: words[1] or []}
                facts.set_rooms(edition, features, [], by=by, seen=seen)
            else:
                getattr(facts_journal, verb)(edition, by=by)
        except (facts_journal.SetAnew, NothingToUndo) as refused:
            happened = type(refused).__name__
        wishes = dict(zip(keys, words, strict=True))
        expected = model.set(who, wishes, saw[who]) if verb == "set" else getattr(model, verb)(who)
        assert happened == expected
        assert standing(edition, keys) == model.stands
    told = dict.fromkeys(keys)
    for edit in FactEdit.objects.order_by("pk"):  # and the journal tells the same from the beginning
        for key, before, after in edit.changes:
            assert told[key] == before
            told[key] = after
    assert told == model.stands
