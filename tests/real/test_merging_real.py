"""The merging engine on the public lists: which names become one series, and what is asked."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict

import pytest

from hallway.engines.merging.blocking import Index
from hallway.engines.merging.editions import match_edition
from hallway.engines.merging.known import Known, built_in
from hallway.engines.merging.records import Series
from hallway.engines.merging.verdict import Answer
from tests.real.data import ENVIRONMENT, shared_data
from tests.real.deadlines import confs_tech_records, deadline_record, deadline_rows, listed_records

SHARED = shared_data() or pytest.skip(f"no public data here; set {ENVIRONMENT}", allow_module_level=True)
RECORDS = [deadline_record(row) for row in deadline_rows(SHARED)]
# All names that are brought together although they are written differently.
TOGETHER = {
    frozenset(names)
    for names in (
        ("DjangoCon EU", "DjangoCon Europe"),
        ("PyCon Asia Pacific", "PythonAsia"),
        ("PyCon Brazil", "Python Brasil"),
        ("PyCon Davao", "PyConf Mini Davao"),
        ("PyCon Germany", "PyCon Germany & PyData Berlin", "PyCon Germany & PyData Conference"),
        ("PyCon Hong Kong", "PyCon Hong Kong Fall", "PyCon Hong Kong Spring"),
        ("PyCon KyuShu", "PyCon Kyushu Kumamoto"),
        ("PyCon Mini Tokai", "PyCon mini Tokai"),
        ("SciPy Japan", "SciPyData Japan"),
        ("Xtreme Python", "XtremePython"),
    )
}


def read(records, index):
    """Read records one after the other, as an import does; gives the answers and the editions' grounds."""
    answers, grounds = Counter(), Counter()
    for record in records:
        answer, one, _ = index.decide(record)
        answers[answer.value] += 1
        if one is None:
            one, editions = len(index.series), ()
        else:
            editions = index.series[one].editions
            grounds[match_edition(record, editions).ground.name] += 1
        index.add(one, Series((*editions, record)))
    return answers, grounds


@pytest.fixture(scope="module")
def index():
    index = Index()
    read(RECORDS, index)
    return index


def names(index):
    return {frozenset(edition.name for edition in one.editions) for one in index.series.values()}


def test_643_records_are_189_series_and_nothing_is_asked():
    begin = time.perf_counter()
    index = Index()
    answers, grounds = read(RECORDS, index)
    assert time.perf_counter() - begin < 2
    assert (len(RECORDS), len({record.name for record in RECORDS})) == (643, 201)
    assert answers == {"same": 454, "different": 189}
    # Two rows are one edition (Manaus 2022), two are further cities of a year, one a second in its year.
    assert grounds == {"OTHER_YEAR": 450, "OTHER_PLACE": 2, "SAME_DAYS": 1, "MOVED_OR_SECOND": 1}
    assert {group for group in names(index) if len(group) > 1} == TOGETHER


def test_no_two_of_the_series_are_like_enough_to_ask(index):
    for one, series in index.series.items():
        assert [other for other, _ in index.verdicts(series.editions[-1])] == [one]


def test_the_organisers_list_finds_all_its_series_and_editions(index):
    for record in listed_records(SHARED):
        answer, one, _ = index.decide(record)
        assert answer is Answer.SAME, record.name
        assert match_edition(record, index.series[one].editions).ground.name == "SAME_DAYS"


def test_what_the_other_list_has_that_is_new(index):
    decided = [(record, *index.decide(record)) for record in confs_tech_records(SHARED)]
    assert {record.name for record, answer, *_ in decided if answer is Answer.DIFFERENT} == {
        "Azure Cosmos DB Conf",
        "Global Summit on Data Science and Cloud Computing",
    }
    found = [
        (record.name, record.start.month, match_edition(record, index.series[one].editions).ground.name)
        for record, answer, one, _ in decided
        if answer is Answer.SAME
    ]
    assert [one for one in found if one[2] != "SAME_DAYS"] == [
        ("XtremePython Online Conference", 5, "MOVED_OR_SECOND")
    ]
    assert len(found) == 6


@pytest.mark.parametrize("seed", range(5))
def test_in_any_order_and_without_tables_nothing_is_joined_wrongly(index, seed):
    truth = {id(record): one for one, series in index.series.items() for record in series.editions}
    shuffled = random.Random(seed).sample(RECORDS, len(RECORDS))
    for known in (built_in(), Known()):
        other = Index(known=known)
        read(shuffled, other)
        mixed = [one for one in other.series.values() if len({truth[id(e)] for e in one.editions}) > 1]
        assert mixed == []


def test_a_slip_in_a_name_is_noticed(index):
    """One letter left out: found by its evidence, asked without any, and never taken for another series."""
    outcomes = defaultdict(Counter)
    for one, series in index.series.items():
        record = series.editions[-1]
        if len(record.name) < 11:
            continue
        slipped = record.name[:6] + record.name[7:]
        bare = type(record)(slipped)
        for kind, it in (("bare", bare), ("full", type(record)(**{**told(record), "name": slipped}))):
            answer, found, _ = index.decide(it)
            outcomes[kind]["wrong" if found not in (one, None) else answer.value] += 1
    assert outcomes["bare"]["wrong"] == outcomes["full"]["wrong"] == 0
    assert outcomes["bare"]["different"] <= 10
    assert outcomes["full"]["same"] >= 100


def told(record):
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}
