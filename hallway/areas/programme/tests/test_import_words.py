from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.programme.interchange.plan import merge
from hallway.areas.programme.interchange.words import (
    color_of,
    free_slug,
    golden_hue,
    hue_of,
    kind_of,
    usable_code,
)
from hallway.ground.happenings.states import Kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("lecture", Kind.TALK), ("Talk", Kind.TALK), ("devroom", Kind.TALK), ("", Kind.TALK),
        ("Talk (long)", Kind.TALK), ("Keynote talk", Kind.KEYNOTE), ("Lightning Talk", Kind.LIGHTNING),
        ("Podium", Kind.PANEL), ("panel discussion", Kind.PANEL), ("Tutorial", Kind.TUTORIAL),
        ("Hands-on workshop", Kind.WORKSHOP), ("poster", Kind.POSTER), ("Coffee break", Kind.BREAK),
        ("Lunch", Kind.BREAK), ("meeting", Kind.OTHER), ("Zauberei", Kind.OTHER), ("Sprint", Kind.SPRINT),
    ],
)  # fmt: skip
def test_kinds(word: str, kind: Kind) -> None:
    assert kind_of(word) == kind


def test_a_break_is_a_break_whatever_its_word() -> None:
    assert kind_of("Talk", is_break=True) == Kind.BREAK


def test_every_hue_comes_back_from_its_colour() -> None:
    assert [hue_of(color_of(hue)) for hue in range(0, 360, 5)] == list(range(0, 360, 5))


@pytest.mark.parametrize(("color", "hue"), [("#ff0000", 30), ("#0000ff", 265), ("#777777", None), ("", None)])
def test_hues_of_colours(color: str, hue: int | None) -> None:
    assert hue_of(color) == hue


def test_the_first_dozen_of_doors_have_colours_of_their_own() -> None:
    assert len({golden_hue(index) for index in range(12)}) == 12


@given(st.text(max_size=100), st.sets(st.sampled_from(["room", "room-2", "tide", "tide-2"])))
def test_short_names_are_free_and_fit_into_addresses(name: str, taken: set[str]) -> None:
    slug = free_slug(name, taken, "room")
    assert slug not in taken
    assert 0 < len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    ("code", "usable"), [("AB12CD", True), ("ab12cd", False), ("", False), ("TAKEN1", False)]
)
def test_codes(code: str, usable: bool) -> None:
    assert usable_code(code, {"TAKEN1"}) is usable


VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=3, max_size=3)


@given(VALUES, VALUES, VALUES, st.booleans())
def test_a_second_import_of_the_same_file_changes_nothing(
    file: dict[str, int], row: dict[str, int], base: dict[str, int], gentle: bool
) -> None:
    outcome = merge(file, row, base, gentle=gentle)
    after = row | {name: new for name, (_, new) in outcome.fields.items()}
    assert merge(file, after, file, gentle=gentle).fields == {}


@given(VALUES, VALUES, VALUES)
def test_what_did_not_change_in_the_file_is_left_alone(
    file: dict[str, int], row: dict[str, int], base: dict[str, int]
) -> None:
    changed = merge(file, row, base).fields
    assert all(file[name] != base[name] for name in changed)
    assert all(file[name] == row[name] for name in file if file[name] != base[name] and name not in changed)
