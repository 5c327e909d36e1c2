from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.prediction.calls import call_closes
from hallway.engines.prediction.history import (
    Code,
    Confidence,
    NotPredicted,
    PastEdition,
    Prediction,
    fading_median,
)
from hallway.engines.prediction.predict import predict


def edition(year, month, day, city="Vilnius", country="LT", lead=None, **told):
    start = date(year, month, day)
    closes = start - timedelta(lead) if lead is not None else None
    return PastEdition(start, start + timedelta(2), city, country, call_closes=closes, **told)


# The third Wednesday of April, the call 90 days before.
STEADY = [edition(year, 4, day, lead=90) for year, day in ((2022, 20), (2023, 19), (2024, 17), (2025, 16))]


def codes(reasons):
    return [reason.code for reason in reasons]


def reason(found, code):
    return next(dict(one.told) for one in found if one.code is code)


def test_a_steady_series_is_foretold_with_high_confidence():
    found = predict(STEADY, date(2025, 5, 1))
    assert found.start.confidence is Confidence.HIGH
    assert found.start.likely == date(2026, 4, 15) and found.start.likely.weekday() == 2
    assert (found.start.earliest, found.start.latest) == (date(2026, 4, 1), date(2026, 4, 29))
    assert reason(found.start.reasons, Code.HALF_MONTH) == {"month": 4, "half": 2, "years": 4, "of": 4}
    assert reason(found.start.reasons, Code.WEEKDAY) == {"weekday": 2, "years": 4, "of": 4}
    assert reason(found.start.reasons, Code.GAP) == {"years": 1}
    assert found.days == 3
    assert found.call_closes.likely == found.start.likely - timedelta(90)
    assert found.call_closes.confidence is Confidence.HIGH
    assert reason(found.call_closes.reasons, Code.LEAD) == {"days": 90, "least": 90, "most": 90, "of": 4}
    assert found.call_opens is None


def test_every_second_year():
    found = predict([edition(year, 10, 3) for year in (2015, 2017, 2019, 2022, 2024)], date(2025, 1, 1))
    assert found.start.likely.year == 2026
    assert reason(found.start.reasons, Code.GAP) == {"years": 2}


def test_the_pandemic_teaches_nothing():
    moved = [edition(2019, 5, 1), edition(2020, 11, 5, online=True), edition(2022, 5, 4), edition(2023, 5, 3)]
    found = predict(moved, date(2023, 6, 1))
    assert (found.start.likely, found.start.confidence) == (date(2024, 5, 1), Confidence.HIGH)
    assert reason(found.start.reasons, Code.GAP) == {"years": 1}
    assert reason(found.start.reasons, Code.PANDEMIC) == {"editions": 1}


def test_scattered_dates_give_low_confidence_and_a_wide_window():
    found = predict([edition(2023, 2, 1), edition(2024, 6, 1), edition(2025, 10, 1)], date(2025, 11, 1))
    assert found.start.confidence is Confidence.LOW
    assert (found.start.latest - found.start.earliest).days == 120
    assert reason(found.start.reasons, Code.SCATTERED)["of"] == 3


def test_a_missed_year_costs_confidence_and_a_long_silence_ends_the_series():
    found = predict(STEADY, date(2026, 7, 1))
    assert (found.start.likely.year, found.start.confidence) == (2027, Confidence.MEDIUM)
    assert reason(found.start.reasons, Code.MISSED) == {"editions": 1}
    silent = predict(STEADY, date(2027, 7, 1))
    assert isinstance(silent, NotPredicted) and silent.reason.code is Code.PAUSED
    assert dict(silent.reason.told) == {"years": 2, "usual": 1}


def test_too_few_editions_say_nothing():
    called_off = edition(2024, 4, 17, held=False)
    for editions in ([], STEADY[:1], [STEADY[0], called_off], [STEADY[0], edition(9999, 1, 1)]):
        found = predict(editions, date(2025, 1, 1))
        assert isinstance(found, NotPredicted) and found.reason.code is Code.TOO_FEW


def test_dates_round_new_year_belong_together():
    found = predict([edition(2022, 12, 28), edition(2024, 1, 3), edition(2024, 12, 30)], date(2025, 1, 10))
    assert abs((found.start.likely - date(2025, 12, 30)).days) <= 7


def test_an_announced_edition_gets_a_call_with_a_narrower_window():
    known, guessed = call_closes(STEADY, date(2026, 4, 8)), predict(STEADY, date(2025, 5, 1)).call_closes
    assert known.likely == date(2026, 1, 8)
    assert known.half_width < guessed.half_width
    assert call_closes([edition(2024, 4, 17), STEADY[0]], date(2026, 4, 8)) is None
    # Calls that close after the start or years before it were mistyped.
    wrong = [edition(2023, 4, 19, lead=-400), edition(2024, 4, 17, lead=800), STEADY[0]]
    assert call_closes(wrong, date(2026, 4, 8)) is None


def place(*cities):
    editions = [
        edition(2010 + number, 5, 1, city, "US", online=not city) for number, city in enumerate(cities)
    ]
    return predict(editions, editions[-1].start + timedelta(5)).place


@pytest.mark.parametrize(
    ("cities", "city", "moves_from", "code"),
    [
        ("Vilnius Vilnius Vilnius Vilnius", "Vilnius", "", Code.NEVER_MOVED),
        ("Tokyo Tōkyō", "Tōkyō", "", Code.NEVER_MOVED),
        ("A B C D", "", "D", Code.MOVES_EACH_TIME),
        ("Cleveland Provo Provo Pittsburgh Pittsburgh Miami", "Miami", "", Code.RUN_GOES_ON),
        ("Montréal Portland Portland Cleveland Cleveland", "", "", Code.NO_PATTERN),
        ("Montréal Portland Portland Cleveland Cleveland Lima Lima", "", "Lima", Code.RUN_ENDS),
        ("Basel Dublin Prague Prague Prague Kraków", "", "", Code.NO_PATTERN),
        ("A B", "", "", Code.NO_PATTERN),
    ],
)
def test_where(cities, city, moves_from, code):
    found = place(*cities.split())
    assert (found.city, found.moves_from, found.reasons[0].code) == (city, moves_from, code)
    assert found.country == "US" and codes(found.reasons)[-1] is Code.COUNTRY


def test_online_again():
    assert place("", "", "").online and place("", "", "").confidence is Confidence.HIGH
    assert not place("Vilnius", "").online
    away = {"city": "", "country": "", "online": True}
    years = [
        edition(2019, 5, 1),
        edition(2020, 5, 1, **away),
        edition(2021, 5, 1, **away),
        edition(2022, 5, 1),
    ]
    back = predict(years, date(2022, 6, 1))
    assert (back.place.online, back.place.city) == (False, "Vilnius")


def test_a_series_of_many_countries_has_none():
    found = predict(
        [edition(2023, 7, 1, "Prague", "CZ"), edition(2024, 7, 1, "Kraków", "PL")], date(2024, 8, 1)
    )
    assert found.place.country == "" and Code.COUNTRY not in codes(found.place.reasons)


editions_of_any_kind = st.builds(
    PastEdition,
    start=st.dates(),
    end=st.one_of(st.none(), st.dates()),
    city=st.sampled_from(["", "Vilnius", "Kaunas"]),
    country=st.sampled_from(["", "LT"]),
    online=st.booleans(),
    held=st.booleans(),
    call_opens=st.one_of(st.none(), st.dates()),
    call_closes=st.one_of(st.none(), st.dates()),
)


@given(st.lists(editions_of_any_kind, max_size=8), st.dates(), st.randoms())
def test_whatever_was_typed_a_prediction_lies_ahead_and_its_window_holds_it(editions, today, random):
    found = predict(editions, today)
    assert found == predict(random.sample(editions, len(editions)), today)
    if isinstance(found, Prediction):
        assert found.start.likely > today
        for guess in filter(None, (found.start, found.call_opens, found.call_closes)):
            assert guess.earliest <= guess.likely <= guess.latest and guess.reasons


@given(
    st.integers(1970, 2000), st.integers(0, 364), st.integers(3, 6), st.integers(30, 200), st.integers(1, 3)
)
def test_a_perfectly_regular_series_is_hit(first, day, count, lead, gap):
    years = [first + number * gap for number in range(count + 1)]
    starts = [date(year, 1, 1) + timedelta(day) for year in years]
    *past, truth = [PastEdition(start, call_closes=start - timedelta(lead)) for start in starts]
    found = predict(past, past[-1].start + timedelta(10))
    assert found.start.confidence is Confidence.HIGH
    assert abs((found.start.likely - truth.start).days) <= 4  # at most moved to their usual weekday
    assert abs((found.call_closes.likely - truth.call_closes).days) <= 4


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=8))
def test_the_fading_median_is_one_of_the_values(values):
    assert fading_median(values) in values
    assert fading_median([values[-1]] * 3 + values[-1:]) == values[-1]
