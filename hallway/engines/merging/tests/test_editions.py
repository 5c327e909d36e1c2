from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.merging.editions import Ground, match_edition
from hallway.engines.merging.records import Record

KNOWN = [
    Record("PyCon China", year=2022, start=date(2022, 12, 17), city="Shenzhen", country="CN"),
    Record("PyCon China", year=2023, start=date(2023, 12, 2), city="Beijing", country="CN"),
    Record("PyCon China", year=2023, start=date(2023, 12, 17), city="Chengdu", country="CN"),
    Record("PyCon China", year=2024, start=date(2024, 11, 23), end=date(2024, 11, 24), city="Shanghai"),
    Record("PyCon China", year=2025, online=True, start=date(2025, 9, 20)),
]


def found(**told):
    verdict = match_edition(Record("PyCon China", **told), KNOWN)
    return verdict.answer, verdict.ground, verdict.edition


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"year": 2022, "city": "Shenzhen"}, ("same", Ground.SAME_PLACE, 0)),
        ({"year": 2023, "city": "Chengdu", "start": date(2023, 12, 30)}, ("same", Ground.MOVED, 2)),
        (
            {"year": 2023, "city": "Guangzhou", "start": date(2023, 12, 23)},
            ("different", Ground.OTHER_PLACE, None),
        ),
        ({"year": 2023}, ("ask", Ground.SEVERAL, None)),
        ({"year": 2022}, ("same", Ground.ONLY_ONE, 0)),
        ({"year": 2021, "city": "Beijing"}, ("different", Ground.OTHER_YEAR, None)),
        ({}, ("ask", Ground.NO_YEAR, None)),
        ({"year": 2025, "online": True}, ("same", Ground.SAME_PLACE, 4)),
        ({"year": 2025, "online": True, "start": date(2025, 3, 1)}, ("ask", Ground.MOVED_OR_SECOND, 4)),
        ({"year": 2025, "city": "Wuhan", "start": date(2025, 6, 1)}, ("different", Ground.OTHER_PLACE, None)),
    ],
)
def test_which_edition(told, expected):
    assert found(**told) == expected


def test_a_mistyped_year_yields_to_the_days():
    assert found(year=2023, start=date(2024, 11, 24), city="Shanghai") == ("same", Ground.SAME_DAYS, 3)


def test_the_same_days_in_another_city_are_another_edition():
    assert found(year=2024, start=date(2024, 11, 23), city="Wuhan") == ("different", Ground.OTHER_PLACE, None)


@pytest.mark.parametrize("city", ["Shanghai", "shanghai", "Shanhai", "Shanghai, Pudong"])
def test_writings_of_a_city(city):
    assert found(year=2024, city=city)[::2] == ("same", 3)


@given(st.sampled_from(range(len(KNOWN))))
def test_every_edition_is_found_again(number):
    verdict = match_edition(KNOWN[number], KNOWN)
    assert (verdict.answer, verdict.edition) == ("same", number)
