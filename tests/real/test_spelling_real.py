"""Mistyped names of real conferences are found, through an index of equal strings as a database has it."""

from __future__ import annotations

import time
from collections import defaultdict

import pytest

from hallway.engines.spelling.rank import answer
from hallway.engines.spelling.variants import variants
from hallway.engines.spelling.words import index_words, words
from tests.real.data import ENVIRONMENT, shared_data
from tests.real.deadlines import deadline_rows

SHARED = shared_data() or pytest.skip(f"no public data here; set {ENVIRONMENT}", allow_module_level=True)
SLIPS = {
    "left out": lambda word, at: word[:at] + word[at + 1 :],
    "doubled": lambda word, at: word[:at] + word[at] + word[at:],
    "changed": lambda word, at: word[:at] + "x" + word[at + 1 :],
    "exchanged": lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
}


@pytest.fixture(scope="module")
def index():
    """The words of each name and place, and the words behind each variant, as two tables would have them."""
    texts = sorted({f"{row['conference']} {row['place']}" for row in deadline_rows(SHARED)})
    kept = {text: index_words(text) for text in texts}
    table = defaultdict(set)
    for found in kept.values():
        for word in found:
            for variant in variants(word):
                table[variant].add(word)
    return kept, table


def search(index, query):
    kept, table = index
    typed = words(query)
    near = [
        {word for variant in variants(one) for word in table.get(variant, ())} | _begun(kept, one)
        for one in typed
    ]
    texts = [text for text, own in kept.items() if all(some & set(own) for some in near)]
    found = {text: answer(typed, kept[text]) for text in texts}
    return sorted((text for text in texts if found[text]), key=lambda text: (found[text], text))


def _begun(kept, typed):
    return {word for own in kept.values() for word in own if word.startswith(typed)}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_in_the_longest_word_still_finds_it(index, slip):
    missed, first = [], 0
    texts = [text for text in index[0] if len(max(words(text), key=len)) >= 5][::4]
    for text in texts:
        longest = max(words(text), key=len)
        typed = [SLIPS[slip](word, 2) if word == longest else word for word in words(text)]
        found = search(index, " ".join(typed))
        missed += [] if text in found else [text]
        first += found[:1] == [text]
    assert missed == []
    assert first / len(texts) >= 0.9


def test_what_people_type(index):
    tried = {
        "djangocon eurpoe": "DjangoCon Europe Athens, Greece",
        "pizza istambul": "Python Pizza Istanbul Istanbul, Turkey",
        "wroclav": "PyCon Wroclaw Wroclaw, Poland",
        "xtremepyton": "Xtreme Python Online",
        "kiwi pycon wellingtn": "Kiwi PyCon Wellington, New Zealand",
        "sao paolo": "Python Brasil Sao Paulo, Brazil",
    }
    assert {query: search(index, query)[0] for query in tried} == tried


def test_the_index_stays_small_and_an_answer_quick(index):
    kept, table = index
    distinct = {word for own in kept.values() for word in own}
    assert sum(map(len, table.values())) / len(distinct) < 33
    begin = time.perf_counter()
    for own in kept.values():
        answer(["python", "europe"], own)
    assert time.perf_counter() - begin < 0.5
    print(len(kept), len(distinct), sum(map(len, table.values())))
