from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.spelling.rank import Likeness, answer, match, rank
from hallway.engines.spelling.words import index_words, words

NAMES = (
    "DjangoCon Europe",
    "PyCon Wrocław",
    "Xtreme Python",
    "Python Pizza Prague",
    "GeoPython",
    "EuroPython",
)


def search(query):
    found = {name: answer(words(query), index_words(name)) for name in NAMES}
    return sorted((name for name in NAMES if found[name]), key=lambda name: (found[name], name))


def test_exact_before_beginning_before_near():
    found = rank("djang", ["django", "djang", "djank", "djangocon", "python"])
    assert [one.word for one in found] == ["djang", "django", "djangocon", "djank"]
    assert [one.likeness for one in found] == [
        Likeness.EXACT,
        Likeness.PREFIX,
        Likeness.PREFIX,
        Likeness.NEAR,
    ]


def test_typing_is_forgiven():
    assert search("wrocalw") == ["PyCon Wrocław"]
    assert search("DJANGOCON EUROPE") == search("django con europe") == ["DjangoCon Europe"]
    assert search("xtremepython") == search("xtrem pyhton") == ["Xtreme Python"]
    assert search("prgaue") == ["Python Pizza Prague"]


def test_the_plainest_answer_comes_first():
    # "Euro" also begins "Europe"; the whole word is the better answer.
    assert search("euro") == ["EuroPython", "DjangoCon Europe"]


def test_every_typed_word_has_to_be_met():
    assert search("pycon prague") == []
    assert search("") == []


@given(st.text("abcd", max_size=8), st.lists(st.text("abcd", max_size=8), max_size=8))
def test_ranking_keeps_only_what_answers(typed, candidates):
    found = rank(typed, candidates)
    assert found == sorted(found)
    assert {one.word for one in found} == {word for word in candidates if match(typed, word)}


@given(st.text("ab", min_size=1, max_size=8))
def test_a_word_answers_itself_best(word):
    assert rank(word, [word, word + "a", "b" + word])[0].word == word


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=1))
def test_a_name_typed_in_full_is_always_found(names):
    assert search(names[0])[0] == names[0]
