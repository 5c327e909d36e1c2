from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from hallway.engines.spelling.variants import PREFIX, distance, distance_allowed, variants

# Few letters, so that words come out alike.
typed = st.text("abcd", max_size=14)


@st.composite
def slipped(draw):
    """A word, and the same after up to two slips of a hand."""
    word = changed = draw(st.text("abcdefgh", min_size=1, max_size=16))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(changed)))
        letter = draw(st.sampled_from("abcdefghx"))
        changed = draw(
            st.sampled_from(
                [
                    changed[:at] + letter + changed[at:],
                    changed[:at] + changed[at + 1 :],
                    changed[:at] + letter + changed[at + 1 :],
                    changed[:at] + changed[at + 1 : at + 2] + changed[at : at + 1] + changed[at + 2 :],
                ]
            )
        )
    return word, changed


@given(slipped())
@example(("abcdefghij", "xabcdefghi"))
@example(("wroclaw", "worclawx"))
@example(("abcdefg", "abcde"))
def test_words_that_are_near_share_a_variant(pair):
    a, b = pair
    if distance(a, b) is not None:
        assert variants(a) & variants(b)


@given(typed, typed)
def test_any_two_words_that_are_near_share_a_variant(a, b):
    if distance(a, b) is not None:
        assert variants(a) & variants(b)


@given(typed, typed)
def test_distance_is_symmetric_and_bounded_by_the_shorter_word(a, b):
    assert distance(a, b) == distance(b, a)
    allowed = min(distance_allowed(a), distance_allowed(b))
    assert distance(a, b) == (OSA.distance(a, b) if OSA.distance(a, b) <= allowed else None)


@given(st.text(max_size=80))
def test_a_word_is_kept_in_at_most_37_strings(word):
    assert 1 <= len(variants(word)) <= 37
    assert word[:PREFIX] in variants(word)


def test_short_words_are_taken_as_they_are():
    assert variants("geo") == {"geo"}
    assert distance("geo", "neo") is None
    assert distance("pycon", "pycno") == 1
    assert distance("barcelona", "barzelonna") == 2
