"""What is typed, cleaned; what is cleaned, shown. Neither needs a database."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from hallway.areas.chat import text, writing
from hallway.areas.chat.dinner import is_about_dinner
from hallway.ground.editions.models import Edition

EDITION = Edition(slug="pyharbour-2027")
ANYTHING = st.text(st.characters(), max_size=300)
ODD = (
    "ab é\u0301\u0300\u0302\u0303\u0304\u200b\u200c\u200d\u202e\u2066\u2069\ufeff\u00ad\x00\x07\t\n\r\u2028"
    "\u3164\u2800🏳️‍🌈👩‍💻#@`<>&\"'()./:h"
)
NASTY = st.text(st.sampled_from(ODD), max_size=120)


@given(ANYTHING | NASTY)
@example("0 \u200c")
@example("a\u200c\u200cb")
@example("\u0301\u200d\u0301")
@example("a\u00ad\u0301\u0301\u0301\u0301\u0301")
def test_cleaning_again_changes_nothing_and_leaves_nothing_unseen(words: str) -> None:
    cleaned = text.clean(words)
    assert text.clean(cleaned) == cleaned
    unseen = {one for one in cleaned if unicodedata.category(one)[0] == "C"} - {"\n", "\u200c", "\u200d"}
    assert not unseen
    assert cleaned == "" or text.is_readable(cleaned)
    assert "\n\n\n" not in cleaned and "  " not in cleaned and cleaned == cleaned.strip()


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=50))
def test_plain_words_stay_as_they_are(words: str) -> None:
    composed = unicodedata.normalize("NFC", words)
    assert text.clean(composed) in {composed, ""} or not text.is_readable(composed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Hello \r\n\r\n\r\n\r\n world  ", "Hello\n\nworld"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("\u200b\ufeff\u2060 \u3164\u2800", ""),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d💻 and 🏳️\u200d🌈", "👩\u200d💻 and 🏳️\u200d🌈"),
        ("Z" + "\u0324" * 40 + "o", "Z̤" + "\u0324" * 3 + "o"),
        ("tab\there", "tab here"),
        ("\x00null\x07", "null"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert text.clean(typed) == unicodedata.normalize("NFC", kept)


@given(ANYTHING | NASTY)
def test_no_markup_of_ours_but_links_breaks_and_code(words: str) -> None:
    cleaned = text.clean(words)
    shown = html.fragment_fromstring(writing.to_html(cleaned, EDITION, {}), create_parent="div")
    assert {one.tag for one in shown.iter()} <= {"div", "a", "br", "code"}
    assert all(set(one.attrib) <= {"href", "rel", "class"} for one in shown.iter())
    links = [one.get("href", "") for one in shown.iter("a")]
    assert all(link.startswith(("http://", "https://", "/pyharbour-2027/chat/")) for link in links)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("see https://example.org/a_(b).", "https://example.org/a_(b)"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/?a=1&b=2!", "https://example.org/?a=1&b=2"),
    ],
)
def test_a_link_ends_where_the_sentence_goes_on(words: str, address: str) -> None:
    shown = html.fragment_fromstring(writing.to_html(words, EDITION, {}), create_parent="div")
    assert [one.get("href") for one in shown.iter("a")] == [address]
    assert shown.text_content().replace("example.org", "https://example.org", 1) in {words, words}


def test_scripts_are_words() -> None:
    shown = writing.to_html("<script>alert(1)</script> javascript:alert(1)", EDITION, {})
    assert shown == "&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)"


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("#PyHarbour is on, #pyharbour", ["pyharbour"]),
        ("no#tag, C# and #1 and &#39; are none", []),
        ("#größe #日本 #a_b", ["grösse", "日本", "a_b"]),
        ("https://example.org/#fragment", []),
        ("`#code`", []),
    ],
)
def test_hashtags(words: str, tags: list[str]) -> None:
    assert writing.tags_of(words) == tags


@pytest.mark.parametrize(
    ("words", "is_dinner"),
    [
        ("Who comes to dinner?", True),
        ("Pub? At eight.", True),
        ("Wer will essen gehen?", True),
        ("Ein BIER auf die Keynote", True),
        ("The barrier of bartering", False),
        ("Publish early", False),
    ],
)
def test_words_about_dinner(words: str, is_dinner: bool) -> None:
    assert is_about_dinner(words) is is_dinner
