from __future__ import annotations

from collections import Counter

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.directory.facets import BITS, FACETS, Chosen

ROWS = st.lists(st.sets(st.sampled_from(sorted(BITS))).map(lambda names: sum(BITS[name] for name in names)))
CHOICES = st.lists(st.sampled_from(sorted(BITS)))


def chosen(choice: list[tuple[str, str]]) -> Chosen:
    query = QueryDict(mutable=True)
    for facet, value in choice:
        query.appendlist(facet, value)
    return Chosen.from_query(query)


@given(ROWS, CHOICES)
def test_counts_are_those_of_counting_one_by_one(rows: list[int], choice: list[tuple[str, str]]) -> None:
    wanted = {facet: {value for name, value in choice if name == facet} for facet, _value in choice}

    def fits(row: int, without: str = "") -> bool:
        return all(
            any(row & BITS[facet, value] for value in values)
            for facet, values in wanted.items()
            if facet != without
        )

    counts = chosen(choice).counts(Counter(rows))
    assert counts.total == sum(map(fits, rows))
    assert dict(counts.of) == {
        bit: sum(bool(row & bit) and fits(row, facet) for row in rows)
        for (facet, _value), bit in BITS.items()
    }


def test_every_value_has_a_bit_of_its_own() -> None:
    bits = [value.bit for facet in FACETS for value in facet.values]
    assert len(bits) == len(set(bits)) == len(BITS)
    assert all(bit.bit_count() == 1 for bit in bits)


@given(CHOICES)
def test_a_choice_has_one_address_and_reads_itself_back(choice: list[tuple[str, str]]) -> None:
    first = chosen(choice)
    assert chosen(first.parameters) == first == chosen(first.parameters[::-1])


@given(st.dictionaries(st.sampled_from([facet.key for facet in FACETS]), st.text()))
def test_what_nobody_can_choose_is_ignored(query: dict[str, str]) -> None:
    known = {name: value for name, value in query.items() if (name, value) in BITS}
    assert chosen(list(query.items())) == chosen(list(known.items()))
