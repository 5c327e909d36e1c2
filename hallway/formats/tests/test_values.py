from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.formats.report import Report
from hallway.formats.values import Raw, normal_color, safe_url, slugify


def raw(value):
    return Raw(value, "here", Report())


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("https://a.org/x?y=1#z", "", "https://a.org/x?y=1#z"),
        ("/logo.png", "https://a.org/b/", "https://a.org/logo.png"),
        ("/logo.png", "", ""),
        ("", "https://a.org/", ""),
        ("javascript:alert(1)", "https://a.org/", ""),
        ("http://user:secret@a.org/", "", "http://a.org/"),
        ("http://a.org/ü", "", "http://a.org/%C3%BC"),
        ("https://münchen.de/", "", "https://xn--mnchen-3ya.de/"),
        ("http://[", "", ""),
        ("http://a b/", "", ""),
        ("http://a.org:99999/", "", ""),
    ],
)
def test_urls(text, base, expected):
    assert safe_url(text, base) == expected


@given(st.text(max_size=20))
def test_a_safe_url_stays_as_it_is(text):
    url = safe_url("https://a.org/" + text)
    assert url.isascii() and safe_url(url) == url


def test_text_in_languages_and_numbers():
    assert raw({"de": "Hallo", "en": "Hello"}).line() == "Hello"
    assert raw({"de": "Hallo", "en": ""}).line() == "Hallo"
    assert raw(42).line() == "42"
    assert raw(" two\n lines ").line() == "two lines"
    assert raw("<p>a</p><p>b</p>").prose() == "a\n\nb"


@pytest.mark.parametrize(
    "convert", ["line", "whole", "flag", "uuid", "day", "moment", "duration", "url", "color"]
)
@pytest.mark.parametrize("value", [[1], True, "\x00§", {"x": 1}])
def test_the_wrong_type_is_told_and_never_raises(convert, value):
    one = raw(value)
    result = getattr(one, convert)()
    understood = result not in (None, "", timedelta(0)) or result is False
    assert understood or one.report.findings


def test_numbers_flags_uuids_and_durations():
    assert (raw("7").whole(), raw(7.0).whole(), raw(0).whole(least=1), raw(1e999).whole()) == (
        7,
        7,
        None,
        None,
    )
    assert (raw("false").flag(), raw(1).flag(), raw(None).flag()) == (False, True, None)
    assert raw(str(UUID(int=5))).uuid() == UUID(int=5)
    assert raw(30).duration() == timedelta(minutes=30)
    assert raw("-0:30").duration() == raw("9999:00").duration() == timedelta(0)


def test_colours_and_slugs():
    assert normal_color("#ABC") == "#aabbcc"
    assert normal_color("a1b2c3") == "#a1b2c3"
    assert normal_color("red") == ""
    assert slugify("Zoë’s 2 Cents!") == "zoes-2-cents"
