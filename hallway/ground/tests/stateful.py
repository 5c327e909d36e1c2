"""State machines whose examples each begin with an empty database and one conference with its people."""

from __future__ import annotations

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person


class Narnia(RuleBasedStateMachine):
    """`edition` is public and `people` are as many as the class says; all of it is gone afterwards."""

    PEOPLE: int

    def __init__(self) -> None:
        super().__init__()
        self.attempt = transaction.atomic()
        self.attempt.__enter__()
        series = Series.objects.create(slug="narnia", name="PyCon Narnia")
        self.edition = Edition.objects.create(
            series=series, slug="narnia", acronym="narnia", name="Narnia", timezone="Australia/Hobart",
            published=True,
        )  # fmt: skip
        self.people = [
            Person.objects.create_user(email=f"{n}@example.org", name=f"P{n}") for n in range(self.PEOPLE)
        ]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.attempt.__exit__(None, None, None)
