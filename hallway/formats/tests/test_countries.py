import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.geography.countries import (
    LANGUAGES,
    alpha3,
    country_code,
    country_name,
    fold,
    is_usual_name,
)
from hallway.formats.conferences import Place
from hallway.formats.places import read_place, split_online
from hallway.formats.report import Report

CODES = [first + second for first in map(chr, range(65, 91)) for second in map(chr, range(65, 91))]
KNOWN = [code for code in CODES if country_name(code)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "US") for text in ("USA", "US", "us", "U.S.A.", "United States", "US of America")),
        *((text, "US") for text in ("United States of America", "United Status of America")),
        *((text, "GB") for text in ("UK", "U.K.", "Great Britain", "Scotland", "GBR")),
        *((text, "AE") for text in ("UAE", "United Arab Emirates", "ARE")),
        *((text, "BR") for text in ("Brazil", "Brasil", "Brasilien", "BRA")),
        *(("Kenia", "KE"), ("Panamá", "PA"), ("The Netherlands", "NL"), ("Niger Republic", "NE")),
        *(("Niger", "NE"), ("Nigeria", "NG"), ("Austria", "AT"), ("Australia", "AU"), ("India", "IN")),
        *(("Turkey", "TR"), ("Türkiye", "TR"), ("Czech Republic", "CZ"), ("Hong Kong", "HK")),
        *(("South Korea", "KR"), ("Côte d'Ivoire", "CI"), ("CHE", "CH"), ("DEU", "DE"), ("KOR", "KR")),
        *((text, "") for text in ("", "Bengaluru", "Narnia", "ZZ", "EU", "XYZ", "Online", "x" * 5000)),
    ],
)
def test_the_country_that_a_text_means(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["CA", "TX", "IN", "DE", "AUS"])
def test_letters_after_a_town_are_no_country(text):
    assert country_code(text, codes=False) == ""


@pytest.mark.parametrize("code", KNOWN)
def test_every_name_leads_back_to_its_code(code):
    assert country_code(country_name(code)) == country_code(alpha3(code) or code) == code
    assert len(alpha3(code)) in {0, 3}


def test_all_countries_are_known_in_every_language():
    assert len(KNOWN) > 240
    for language in [*LANGUAGES, "no such language"]:
        assert all(country_name(code, language) for code in KNOWN)
    assert (country_name("DE", "pt-br"), country_name("??", "pt-br")) == ("Alemanha", "")


def test_what_needs_no_remark():
    assert all(is_usual_name(text) for text in ("USA", "UK", "Brazil", "Czech Republic", "Hong Kong"))
    assert not any(is_usual_name(text) for text in ("Brasil", "US", "UAE", "Kenia", "Narnia"))


@given(st.text(max_size=40))
def test_any_text_is_a_known_country_or_none(text):
    assert country_code(text) in {"", *KNOWN}
    assert fold(fold(text)) == fold(text)


def place(text, country=""):
    report = Report()
    return read_place(text, "here", report, country), [finding.kind for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "found", "kinds"),
    [
        ("Vilnius, Lithuania", Place("Vilnius", "", "LT"), []),
        ("Austin, Texas, USA", Place("Austin", "Texas", "US"), []),
        ("Austin, US", Place("Austin", "", "US"), ["country-spelling"]),
        ("Nairobi, Kenia", Place("Nairobi", "", "KE"), ["country-spelling"]),
        ("Shanhai, China", Place("Shanghai", "", "CN"), ["city-spelling"]),
        ("Hong Kong, China", Place("Hong Kong", "", "HK"), ["country-spelling"]),
        ("Singapore, Singapore", Place("Singapore", "", "SG"), []),
        ("Israel, Israel", Place("", "", "IL"), ["city-is-country"]),
        ("Taiwan", Place("", "", "TW"), []),
        ("Bengaluru, Bengaluru", Place("Bengaluru", "", ""), ["country"]),
        ("Los Angeles, CA", Place("Los Angeles", "CA", ""), ["country"]),
        (" , ", None, []),
    ],
)
def test_a_place_of_a_list(text, found, kinds):
    assert place(text) == (found, kinds)


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("Austin, Texas United States", "US", Place("Austin", "Texas", "US")),
        ("Malate, Manila", "PH", Place("Malate", "Manila", "PH")),
        ("Singapore, Singapore", "SG", Place("Singapore", "", "SG")),
        ("Vilnius, Lithuania", "LT", Place("Vilnius", "", "LT")),
    ],
)
def test_a_place_whose_country_stands_elsewhere(text, country, found):
    assert place(text, country) == (found, [])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Online", ""),
        ("Virtual", ""),
        ("Online & Copenhagen, Denmark", "Copenhagen, Denmark"),
        ("Turin, Italy and Online", "Turin, Italy"),
        ("Berlin, Germany (hybrid, online)", "Berlin, Germany"),
    ],
)
def test_online_and_a_town(text, rest):
    assert split_online(text) == (True, rest)


def test_a_town_that_sounds_like_it_is_not_online():
    assert split_online("Onlinestadt, Germany") == (False, "Onlinestadt, Germany")
