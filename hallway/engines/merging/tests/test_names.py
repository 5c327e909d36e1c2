import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.merging.known import REJECTED, Known, built_in
from hallway.engines.merging.names import series_name


@pytest.mark.parametrize(
    "names",
    [
        ("XtremePython", "Xtreme Python", "XtremePython Online Conference"),
        ("DjangoCon EU", "DjangoCon Europe", "Djangocon europe 2026"),
        ("PyCon Brazil", "Python Brasil", "PythonBrasil[15]", "PyCon Brasil"),
        ("PyCon AU", "PyCon Australia", "PyConAU 2026", "pycon australia"),
        ("PyCon mini Tokai", "PyCon Mini Tokai"),
        ("Python Pizza Warsaw", "Warsaw Python Pizza"),
        (
            "PyCon Germany",
            "PyCon DE & PyData",
            "PyCon Germany & PyData Berlin",
            "PyConDE",
            "PyCon Deutschland",
        ),
        ("PyCon France", "PyConFR", "PyCon FR"),
        ("PyCon South Korea", "PyCon Korea 2026", "PyCon.KR"),
        ("PyCon UK", "PyCon United Kingdom", "PyConUK 2019"),
        ("Kiwi PyCon", "Kiwi PyCon XIII", "PyCon NZ"),
        ("PyCon Türkiye", "PyCon Turkey", "PyCon TR"),
        ("FastAPI Conference", "FastAPI Conf"),
        ("The 12th Plone Conference", "Plone Conference 2025"),
        ("PyCon Wrocław", "PyCon Wroclaw"),
        ("PyHEP '25", "PyHEP"),
        ("PyCon Latin America", "PyCon LatAm"),
        ("PyCon MEA", "PyCon MEA @ Global DevSlam"),
    ],
)
def test_writings_of_one_name(names):
    assert len({built_in().key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        *REJECTED,
        ("PyCon Niger", "PyCon Nigeria"),
        ("PyCon India", "PyConf Hyderabad"),
        ("PyCon Germany", "PyData Berlin"),
        ("PyDay Cali", "PyDay Chile"),
        ("Python in Astronomy", "Python Astronomy India"),
        ("SciPy", "SciPy Japan"),
        ("PyCon US", "DjangoCon US"),
    ],
)
def test_names_that_only_look_alike(pair):
    a, b = map(built_in().key, pair)
    assert a != b


def test_what_a_name_is_made_of():
    taken = series_name("PyCon Hong Kong Spring 2020")
    assert (taken.brand, taken.place, taken.plain) == ("pycon", "HK", ("pycon", "spring"))
    assert series_name("DjangoCon Europe").place == "europe"
    assert series_name("PyData Cambridge").is_local
    assert not series_name("PyCon Italia").is_local and not series_name("EuroPython").is_local


@pytest.mark.parametrize("name", ["Conference", "2026", "Germany", "Python", "[15]", "🐍", "&", ""])
def test_a_name_of_nothing_but_noise_still_has_a_key(name):
    assert series_name(name).key == series_name(name.upper()).key


@given(st.text(max_size=60))
def test_any_text_is_taken_apart(text):
    taken = series_name(text)
    assert taken.key or not text.strip()


@given(
    st.sampled_from(["PyCon Italia", "EuroPython", "Python Pizza Prague", "SciPy"]), st.integers(1990, 2099)
)
def test_the_year_does_not_matter(name, year):
    assert series_name(f"{name} {year}").key == series_name(f"{year} {name}").key == series_name(name).key


def test_rows_of_aliases_that_share_a_name_are_one():
    known = Known.of([("Ab", "Cd"), ("Ef", "Gh"), ("Gh", "Cd")], [("Ab", "Xy"), ("Cd", "Ef")])
    assert {known.key(name) for name in ("Ab", "Cd", "Ef", "Gh")} == {known.key("Gh")}
    assert known.are_apart(known.key("Gh"), known.key("xy"))
    assert not known.are_apart(known.key("Cd"), known.key("Ef"))


@pytest.mark.parametrize(
    "text", [" " * 100_000, "I" * 100_000, "PyCon " * 50_000, "& " * 100_000, "[1" * 50_000]
)
def test_a_name_without_end_comes_to_an_end(text):
    assert len(series_name(text).key) <= len(text)
