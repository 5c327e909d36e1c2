import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.spelling.words import MAX_WORD, fold, index_words, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wrocław", ["wroclaw"]),
        ("Łódź", ["lodz"]),
        ("São Paulo", ["sao", "paulo"]),
        ("Große Straße", ["grosse", "strasse"]),
        ("İstanbul", ["istanbul"]),
        ("Tromsø, Đà Nẵng, Ærø", ["tromso", "da", "nang", "aero"]),
        ("Ramat-Gan/Tel_Aviv", ["ramat", "gan", "tel", "aviv"]),
        ("PyCon & PyData!", ["pycon", "pydata"]),
        ("PyCon2026 ep26", ["pycon", "2026", "ep26"]),
        ("Москва́ Ёлка", ["москва", "елка"]),
        ("東京 ガンダム", ["東京", "ガンダム"]),
        ("हिन्दी", ["हिन्दी"]),
        ("한국", ["한국"]),
        ("🐍…", []),
        ("", []),
    ],
)
def test_words(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("DjangoCon Europe", ["djangocon", "europe", "django", "con", "djangoconeurope"]),
        ("XtremePython", ["xtremepython", "xtreme", "python"]),
        ("Xtreme Python", ["xtreme", "python", "xtremepython"]),
        ("PyHEP.dev", ["pyhep", "dev", "py", "hep", "pyhepdev"]),
        ("PyConFR", ["pyconfr", "py", "con", "fr"]),
        ("FOSDEM", ["fosdem"]),
    ],
)
def test_what_is_kept_for_a_name(name, found):
    assert index_words(name) == found


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_of_words_are_the_same_words(text):
    assert words(" ".join(words(text))) == words(text)
    assert all(0 < len(word) <= MAX_WORD for word in words(text))


@given(st.text())
def test_case_does_not_matter(text):
    assert words(text.upper()) == words(text)


@given(st.text())
def test_a_name_is_kept_with_all_its_words(text):
    kept = index_words(text)
    assert set(words(text)) <= set(kept)
    assert len(kept) == len(set(kept))
