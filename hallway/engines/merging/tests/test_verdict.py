from dataclasses import replace
from datetime import date, timedelta

import pytest

from hallway.engines.merging.known import Known, built_in
from hallway.engines.merging.records import Record, Series
from hallway.engines.merging.verdict import Point, belongs

VILNIUS = Record(
    "PyCon Lithuania",
    year=2026,
    start=date(2026, 4, 8),
    end=date(2026, 4, 10),
    city="Vilnius",
    country="LT",
    url="https://pycon.lt/2026/",
)
NOWHERE = Known()


def verdict(record, *editions, known=None):
    return belongs(record, Series(editions), known)


def points(found):
    return [reason.point for reason in found.reasons]


def test_the_same_name_is_the_same_series_also_years_later_elsewhere():
    later = Record("PyCon LT 2031", start=date(2031, 9, 1), city="Kaunas", country="LT")
    assert verdict(later, VILNIUS).answer == "same"
    assert points(verdict(later, VILNIUS))[0] is Point.SAME_NAME


def test_likeness_alone_is_a_question():
    mistyped = Record("PyCon Lithunia")
    found = verdict(mistyped, VILNIUS)
    assert (found.answer, points(found)) == ("ask", [Point.ALIKE])
    assert "PyCon Lithunia" in str(found) and "% alike" in str(found)


@pytest.mark.parametrize(
    "evidence",
    [
        {"url": "https://web.archive.org/web/20200101000000/https://www.pycon.lt/2020"},
        {"start": date(2026, 4, 9), "end": date(2026, 4, 9)},
        {"city": "Vilnius", "country": "LT"},
        {"country": "LT", "start": date(2027, 4, 20)},
    ],
)
def test_likeness_with_evidence_is_the_same(evidence):
    assert verdict(Record("PyCon Lithunia", **evidence), VILNIUS).answer == "same"


@pytest.mark.parametrize(
    "evidence", [{"country": "LT"}, {"city": "Kaunas", "country": "LT"}, {"city": "Riga"}]
)
def test_a_little_evidence_is_a_question(evidence):
    assert verdict(Record("PyCon Lithunia", **evidence), VILNIUS).answer == "ask"


def test_evidence_against_it_is_a_question_too():
    other = Record("PyCon Lithunia", country="LV", url="https://pycon.lt/2020")
    found = verdict(other, VILNIUS)
    assert found.answer == "ask" and Point.OTHER_COUNTRY in points(found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("PyCon Africa", "PyCon South Africa"),
        ("PyCon Austria", "PyCon Australia"),
        ("PyCon India", "PyCon Indonesia"),
        ("PyCon Niger", "PyCon Nigeria"),
        ("SciPy", "EuroSciPy"),
        ("SciPy", "SciPy Japan"),
        ("Python Sul", "Swiss Python Summit"),
        ("PyCon Italy", "PyData Italy"),
    ],
)
@pytest.mark.parametrize("known", [built_in(), NOWHERE])
def test_look_alikes_are_never_one_even_with_days_and_place_in_common(a, b, known):
    here = {"start": date(2026, 10, 7), "end": date(2026, 10, 9), "city": "Accra", "country": "GH"}
    assert verdict(Record(a, **here), Record(b, **here), known=known).answer != "same"
    assert verdict(Record(a), Record(b), known=known).answer == "different"


def test_rejected_pairs_are_different_whatever_agrees():
    known = Known.of([], [("PyTorch Day", "PyTorch Days")])
    a, b = replace(VILNIUS, name="PyTorch Day"), replace(VILNIUS, name="PyTorch Days")
    assert verdict(a, b, known=NOWHERE).answer == "same"
    assert (verdict(a, b, known=known).answer, points(verdict(a, b, known=known))) == (
        "different",
        [Point.KEPT_APART],
    )


def test_a_host_does_not_swallow_the_guest_who_bears_its_name():
    host = Record("PyCon Indonesia", year=2023, city="Badung City", country="ID", url="https://pycon.id/")
    guest = Record("PyCon Asia Pacific", ("PyCon Indonesia",), 2024, city="Yogyakarta", country="ID",
                   url="https://pycon-apac-2024.pycon.id/")  # fmt: skip
    assert verdict(guest, host).answer == "different"
    found = verdict(guest, host, known=NOWHERE)
    assert found.answer == "ask" and Point.OTHER_PLACE_IN_NAME in points(found)


def test_a_series_that_was_renamed_is_found_by_its_other_name():
    before = Record("SciPy Japan", start=date(2020, 10, 30), country="JP", city="Tokyo")
    after = Record("SciPyData Japan", ("SciPy Japan",), start=date(2025, 1, 25), country="JP", city="Tokyo")
    assert verdict(after, before).answer == "same"
    assert verdict(replace(after, country="US", city="Austin"), before).answer == "ask"


def test_cities_of_one_name_are_asked_about():
    england = Record("PyData Cambridge", start=date(2019, 11, 15), city="Cambridge", country="GB")
    america = Record("PyData Cambridge", start=date(2026, 6, 1), city="Cambridge", country="US")
    assert verdict(america, england).answer == "ask"
    travelling = Record("EuroPython", country="PL", city="Kraków")
    assert verdict(travelling, Record("EuroPython", country="CZ", city="Prague")).answer == "same"


def test_other_names_for_the_same_days_on_the_same_site_are_asked_about():
    plone = Record("Plone Conference", start=date(2025, 10, 13), end=date(2025, 10, 19), city="Jyväskylä",
                   country="FI", url="https://2025.ploneconf.org/")  # fmt: skip
    guest = Record("Something Finland", start=date(2025, 10, 17), end=date(2025, 10, 18), city="Jyväskylä",
                   country="FI", url="https://2025.ploneconf.org/something")  # fmt: skip
    assert verdict(guest, plone).answer == "ask"
    assert verdict(replace(guest, start=date(2025, 12, 1), end=None), plone).answer == "different"


def test_seasons_go_round_the_year():
    series = replace(VILNIUS, start=date(2025, 12, 28), end=None, city="")
    found = verdict(Record("PyCon Lithunia", country="LT", start=date(2027, 1, 9)), series)
    assert Point.SAME_SEASON in points(found)
    apart = verdict(Record("PyCon Lithunia", start=date(2027, 1, 9) + timedelta(60)), series)
    assert Point.SAME_SEASON not in points(apart)
