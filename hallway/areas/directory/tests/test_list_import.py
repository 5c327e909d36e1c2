"""What lists bring, what stays as it is, and that nothing vanishes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory.actions import change_facts
from hallway.areas.directory.models import FactChange, ImportRun, NameQuestion, SourceRecord
from hallway.areas.directory.states import Origin, RunState
from hallway.areas.directory.tests.lists import NEXT, bring, csv_list, narnia, yaml_list
from hallway.ground.activity.models import Activity
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition, Series
from hallway.ground.editions.states import EditionStatus, Mode

pytestmark = pytest.mark.django_db


def edition() -> Edition:
    return Edition.objects.get(slug=f"pycon-narnia-{NEXT}")


def deadline() -> Deadline:
    return Deadline.objects.get(kind="call")


def person_says(**values: str) -> None:
    change_facts(edition(), values, by=None, origin=Origin.PERSON)


def test_a_record_becomes_an_edition_with_its_call() -> None:
    result = bring(yaml_list(narnia()))
    assert result.plan.counts() | {"in": 1, "new": 1, "series": 1} == result.plan.counts()
    found = edition()
    assert (found.name, found.city, found.country) == (
        f"PyCon Narnia {NEXT}",
        "Cair Paravel",
        "United Kingdom",
    )
    assert (found.entry.website, found.entry.topics) == ("https://narnia.example.org/", ["PY"])
    assert deadline().closes_at == dt.datetime(NEXT, 1, 31, 23, 59, tzinfo=dt.UTC)
    record = SourceRecord.objects.get()
    assert (record.edition, record.raw["cfp"]) == (found, f"{NEXT}-01-31 23:59:00")


def test_the_same_list_again_writes_nothing() -> None:
    records = [narnia(), narnia(year=NEXT - 1, start=f"{NEXT - 1}-06-05", end=f"{NEXT - 1}-06-07", cfp="TBA")]
    bring(yaml_list(*records))
    with CaptureQueriesContext(connection) as queries:
        result = bring(yaml_list(*records))
    assert result.plan.is_empty and result.run is None
    assert [
        one["sql"] for one in queries if not one["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ] == []


def test_the_number_of_queries_does_not_grow_with_the_list() -> None:
    counts = []
    for size in (2, 20):
        records = [narnia(conference=f"Py{chr(65 + at) * 3}conf", location=None) for at in range(size)]
        bring(yaml_list(*records), f"list of {size}")
        with CaptureQueriesContext(connection) as queries:
            bring(yaml_list(*records), f"list of {size}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_changes_its_mind() -> None:
    bring(yaml_list(narnia()))
    result = bring(yaml_list(narnia(place="Tashbaan, United Kingdom", cfp_ext=f"{NEXT}-02-14 23:59:00")))
    assert result.plan.counts()["changed"] == 1
    assert edition().city == "Tashbaan"
    assert deadline().closes_at == dt.datetime(NEXT, 2, 14, 23, 59, tzinfo=dt.UTC)
    assert Activity.objects.filter(verb="deadline.extended").count() == 1
    assert FactChange.objects.get(field="city").origin == Origin.LIST


def test_a_persons_correction_beats_every_later_reading() -> None:
    bring(yaml_list(narnia()))
    person_says(**{"city": "Archenland Castle", "entry.latitude": "54.3", "entry.longitude": "-6.2"})
    moved = [{"title": f"PyCon Narnia {NEXT}", "latitude": 54.1, "longitude": -6.1}]
    result = bring(yaml_list(narnia(place="Tashbaan, United Kingdom", location=moved, note="New.")))
    assert (edition().city, edition().entry.latitude) == ("Archenland Castle", 54.3)
    assert edition().entry.note == "New."
    assert {line.message.split(":")[0] for line in result.plan.kept} == {"city", "latitude", "longitude"}


def test_what_a_person_took_away_no_list_brings_back() -> None:
    bring(yaml_list(narnia()))
    person_says(**{"entry.website": ""})
    bring(yaml_list(narnia()))
    assert edition().entry.website == ""


@pytest.mark.parametrize(
    "gone", [{"cfp": "Cancelled"}, {"cfp": "None"}, {"link": ""}, {"place": "Online"}, {"sub": ""}]
)
def test_a_list_that_forgets_takes_nothing_away(gone: dict[str, Any]) -> None:
    bring(yaml_list(narnia()))
    result = bring(yaml_list(narnia(location=None, **gone)))
    assert not result.is_refused
    found = edition()
    assert (found.city, found.entry.website, found.entry.topics) == (
        "Cair Paravel", "https://narnia.example.org/", ["PY"],
    )  # fmt: skip
    assert (found.entry.latitude, deadline().on) == (54.2, dt.date(NEXT, 1, 31))


def test_cancelled_is_a_status_and_no_date() -> None:
    bring(yaml_list(narnia()))
    bring(yaml_list(narnia(cfp="Cancelled")))
    assert edition().status == EditionStatus.CANCELLED


def test_a_record_that_leaves_the_list_is_told_and_stays() -> None:
    bring(yaml_list(narnia(), narnia(conference="PyCon Calormen", link="https://calormen.example.org/")))
    result = bring(yaml_list(narnia()))
    assert [line.label for line in result.plan.missing] == [f"PyCon Calormen {NEXT}"]
    assert Edition.objects.filter(name=f"PyCon Calormen {NEXT}").exists()


def test_a_year_in_several_cities_becomes_several_editions_and_one_city_one() -> None:
    records = [narnia(place=f"{city}, United Kingdom", location=None) for city in ("Anvard", "Tashbaan")]
    result = bring(
        yaml_list(*records, narnia(conference="Narnia PyCon", place="Tashbaan, UK", location=None))
    )
    assert {one.city for one in Edition.objects.all()} == {"Anvard", "Tashbaan"}
    assert Series.objects.count() == 1
    assert len(result.plan.merged) == 1
    assert bring(yaml_list(*records)).plan.is_empty


def test_further_places_and_hybrid() -> None:
    bring(yaml_list(narnia(extra_places=["Anvard, United Kingdom", "Online"])))
    assert [spot.city for spot in edition().spots.all()] == ["Anvard"]
    assert edition().mode == Mode.HYBRID


class TestTwoLists:
    ROW = {
        "Subject": "PyCon Narnia",
        "Start Date": f"{NEXT}-06-05",
        "End Date": f"{NEXT}-06-07",
        "Location": "Cair Paravel",
        "Country": "GBR",
        "Talk Deadline": f"{NEXT}-01-31",
    }

    def test_they_meet_at_one_edition_and_unknown_facts_are_filled(self) -> None:
        bring(yaml_list(narnia(link="https://narnia.example.org/", cfp="TBA", timezone=None)))
        result = bring(csv_list(self.ROW), "organizers")
        assert len(result.plan.merged) == 1
        assert deadline().closes_at == dt.datetime(NEXT, 2, 1, 11, 59, 59, tzinfo=dt.UTC)

    def test_the_better_list_is_right_in_either_order(self) -> None:
        row = self.ROW | {"End Date": f"{NEXT}-06-08"}
        bring(csv_list(row), "organizers")
        bring(yaml_list(narnia()))
        assert edition().ends_on == dt.date(NEXT, 6, 7)
        result = bring(csv_list(row), "organizers")
        assert edition().ends_on == dt.date(NEXT, 6, 7)
        assert [line.message for line in result.plan.differs] == [
            f"last day: here {NEXT}-06-07, in the list {NEXT}-06-08"
        ]
        assert bring(yaml_list(narnia())).plan.is_empty

    def test_a_day_is_no_contradiction_to_the_day_and_its_time(self) -> None:
        bring(yaml_list(narnia()))
        assert bring(csv_list(self.ROW), "organizers").plan.differs == []
        assert deadline().at == dt.time(23, 59)

    def test_a_list_that_overwrites_its_dates_means_an_extension(self) -> None:
        bring(csv_list(self.ROW), "organizers")
        bring(csv_list(self.ROW | {"Talk Deadline": f"{NEXT}-02-20"}), "organizers")
        assert deadline().on == dt.date(NEXT, 1, 31)
        assert [one.on for one in deadline().extensions.all()] == [dt.date(NEXT, 2, 20)]
        assert bring(csv_list(self.ROW | {"Talk Deadline": f"{NEXT}-02-20"}), "organizers").plan.is_empty


def test_a_hosted_edition_keeps_its_own_truth(edition: Edition) -> None:
    record = narnia(
        conference="PyHarbour", year=2027, start="2027-09-08", end="2027-09-18", place="Hobart, Australia",
        location=None, cfp="2027-03-01 23:59:00",
    )  # fmt: skip
    result = bring(yaml_list(record))
    edition.refresh_from_db()
    assert edition.ends_on == dt.date(2027, 9, 17)
    assert not Deadline.objects.exists()
    assert "last day: here 2027-09-17, in the list 2027-09-18" in [
        line.message for line in result.plan.differs
    ]


class TestFaults:
    """Faults that the real lists show; each is told with its place, and none does harm."""

    @pytest.mark.parametrize(
        ("fault", "section"),
        [
            ({"cfp_ext": "https://example.org/cfp"}, "refused"),
            ({"cfp": "sometime in September"}, "refused"),
            ({"cfp": f"{NEXT}-02-30 23:59:00"}, "refused"),
            ({"cfp": f"{NEXT}-12-24 23:59:00"}, "refused"),
            ({"link": "javascript:alert(1)"}, "refused"),
            ({"link": "http://192.168.0.1/"}, "refused"),
            ({"timezone": "CST"}, "refused"),
            ({"end": f"{NEXT}-08-07"}, "repaired"),
            ({"place": "Cair Paravel, UAE"}, "repaired"),
            ({"location": [{"title": "x", "latitude": 0, "longitude": 0}]}, "repaired"),
            ({"location": [{"title": f"{NEXT}", "latitude": 95, "longitude": 0}]}, "refused"),
            ({"cfp": f"{NEXT}-06-06 23:59:00"}, "look"),
            ({"start": f"{NEXT + 1}-06-05", "end": f"{NEXT + 1}-06-07"}, "look"),
        ],
    )
    def test_it_is_told_and_the_conference_comes_in(self, fault: dict[str, Any], section: str) -> None:
        result = bring(yaml_list(narnia(**fault)))
        _counts, report = result.described()
        assert report[section], report
        assert all(line["where"] for line in report[section])
        assert Edition.objects.get().entry.website in ("https://narnia.example.org/", "")
        assert bring(yaml_list(narnia(**fault))).plan.is_empty

    def test_a_year_that_cannot_be_leaves_the_record_out(self) -> None:
        result = bring(yaml_list(narnia(), narnia(year=9999, start="9999-06-05", end="9999-06-07")))
        assert Edition.objects.get() == edition()
        assert any("left out" in line["message"] for line in result.described()[1]["refused"])

    def test_a_point_far_from_its_town_is_left_out(self) -> None:
        there = [{"title": "Narnia", "latitude": 54.2, "longitude": -6.2}]
        far = [{"title": "Narnia", "latitude": 50.0, "longitude": 12.5}]
        years = [
            narnia(year=year, start=f"{year}-06-05", end=f"{year}-06-07", cfp="TBA", location=there)
            for year in (NEXT - 3, NEXT - 2, NEXT - 1)
        ]
        bring(yaml_list(*years), "archive")
        result = bring(yaml_list(narnia(location=far)))
        assert edition().entry.latitude is None
        assert "point-far" in result.described()[1]["kinds"]


class TestLikeNames:
    def ask(self) -> NameQuestion:
        bring(yaml_list(narnia(conference="PyCon Narniaa", place="Anvard, Germany", link="https://a.example.org/",
                               start=f"{NEXT}-11-05", end=f"{NEXT}-11-06", location=None)))  # fmt: skip
        bring(yaml_list(narnia()), "other list")
        return NameQuestion.objects.get()

    def test_they_are_two_until_somebody_decides(self) -> None:
        question = self.ask()
        assert Series.objects.count() == 2
        assert question.reasons
        assert ImportRun.objects.get(source__name="other list").counts["asked"] == 1

    def test_nobody_is_asked_twice(self) -> None:
        self.ask()
        assert bring(yaml_list(narnia()), "other list").plan.is_empty


def test_a_dry_run_writes_nothing() -> None:
    result = bring(yaml_list(narnia()), dry_run=True)
    assert result.plan.counts()["new"] == 1
    assert not Edition.objects.exists() and not ImportRun.objects.exists()


def test_a_run_is_kept_with_its_report() -> None:
    bring(yaml_list(narnia(place="Cair Paravel, UAE")))
    run = ImportRun.objects.get()
    assert (run.state, run.counts["new"], run.counts["repaired"]) == (RunState.DONE, 1, 1)
    assert run.report["repaired"][0]["where"].startswith("line 1, ")
    told = Activity.objects.get(verb="directory.imported")
    assert told.data == {"in": 1, "new": 1, "series": 1}
