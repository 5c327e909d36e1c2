import pytest
from babel import Locale

from hallway.engines.geography.continents import _CODES, REGIONS, region_of
from hallway.engines.geography.countries import country_code

NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}  # unions, test locales and "unknown" of CLDR
KNOWN = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()} - NO_COUNTRIES


def test_every_country_has_a_region_and_no_other():
    codes = [code for listed in _CODES.values() for code in listed.split()]
    assert sorted(codes) == sorted(KNOWN)
    assert {region_of(code) for code in codes} == set(REGIONS)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("RU", "europe"),
        ("TR", "asia"),
        ("CY", "asia"),
        ("AM", "asia"),
        ("EG", "africa"),
        ("MX", "north_america"),
        ("CR", "north_america"),
        ("DO", "north_america"),
        ("CO", "south_america"),
        ("GL", "north_america"),
        ("NZ", "oceania"),
        ("TW", "asia"),
        ("aq", "antarctica"),
        ("EU", ""),
        ("", ""),
        ("Germany", ""),
    ],
)
def test_decisions(code, region):
    assert region_of(code) == region


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Germany", "DE"),
        ("deutschland", "DE"),
        (" DE ", "DE"),
        ("DEU", "DE"),
        ("Brasil", "BR"),
        ("Kenia", "KE"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("US of America", "US"),
        ("United States", "US"),
        ("UK", "GB"),
        ("UAE", "AE"),
        ("United Arab Emirates", "AE"),
        ("The Netherlands", "NL"),
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("South Korea", "KR"),
        ("Panamá", "PA"),
        ("Niger", "NE"),
        ("Niger Republic", "NE"),
        ("Nigeria", "NG"),
        ("Côte d’Ivoire", "CI"),
        ("Online", ""),
        ("in", ""),
        ("EU", ""),
        ("XX", ""),
        ("", ""),
        ("Bengaluru", ""),
    ],
)
def test_countries_as_people_write_them(written, code):
    assert country_code(written) == code


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "de", "it", "nl"])
def test_the_names_of_a_language_lead_to_their_country(language):
    names = {code: str(name) for code, name in Locale(language).territories.items() if code in KNOWN}
    wrong = {name for code, name in names.items() if country_code(name) != code}
    assert wrong == set()


def test_english_names_are_all_right():
    names = Locale("en").territories
    assert [code for code in KNOWN if country_code(str(names[code])) != code] == []
