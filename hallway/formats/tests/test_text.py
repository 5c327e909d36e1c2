import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.formats.report import FormatError, Report
from hallway.formats.text import MAX_FIELD, clean, decode, one_line, repair


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("held in ‚Äòminiconfs‚Äô", "held in ‘miniconfs’"),
        ("ü¶Ñ", "🦄"),
        ("ü¶Ñ unicorns", "🦄 unicorns"),
        ("\uf8ffü¶Ñ", "🦄"),
        ("cafÃ©", "café"),
        ("Itâ€™s", "It’s"),
    ],
)
def test_text_decoded_twice_is_repaired(damaged, sound):
    assert repair(damaged) == sound


@pytest.mark.parametrize(
    "text", ["Süßes für Zoë", "süßäpfel", "naïve “quotes” — ok", "🦄", "ÄÖÜ", "Ελληνικά", "日本語"]
)
def test_sound_text_is_left_alone(text):
    assert repair(text) == text


def test_a_repair_is_reported_with_its_place():
    report = Report()
    assert clean("‚Äòminiconfs‚Äô", "talks[3].title", report) == "‘miniconfs’"
    assert report.findings[0].where == "talks[3].title"
    assert "‘miniconfs’" in report.findings[0].message


def test_control_characters_go_and_line_ends_become_one_kind():
    report = Report()
    assert clean("a\x00b\x0bc\r\nd\ud800", "x", report) == "abc\nd"
    assert [finding.severity for finding in report.findings] == ["note"]
    assert clean("a\r\nb", "x", Report()) == "a\nb"


def test_a_field_without_end_is_cut():
    report = Report()
    assert len(clean("x" * (MAX_FIELD + 5), "x", report)) == MAX_FIELD
    assert report.findings


@pytest.mark.parametrize(
    ("data", "text", "warned"),
    [
        ("é🦄".encode(), "é🦄", False),
        ("é".encode("utf-8-sig"), "é", False),
        ("é".encode("utf-16"), "é", False),
        ("<é>".encode("utf-16-le"), "<é>", False),
        ("<é>".encode("utf-16-be"), "<é>", False),
        (b"caf\xe9 \x93hi\x94", "café “hi”", True),
        ("ééééé".encode() + b"\xe9", "ééééé\ufffd", True),
        ('<?xml version="1.0" encoding="iso-8859-15"?>€'.encode("iso-8859-15"), None, False),
        (b'<?xml version="1.0" encoding="rot13"?>x', None, True),
        ('<?xml version="1.0" encoding="ascii"?>é'.encode(), None, True),
    ],
)
def test_encodings(data, text, warned):
    report = Report()
    decoded = decode(data, report)
    assert decoded == text or (text is None and decoded[-1] in "€xé")
    assert bool(report.findings) is warned


@given(st.binary(max_size=300))
def test_decoding_never_fails(data):
    try:
        assert isinstance(decode(data, Report()), str)
    except FormatError as error:
        assert "empty" in str(error)


@given(st.text())
def test_cleaning_twice_changes_nothing_more_in_sound_text(text):
    once = clean(text, "x", Report())
    assert "\x00" not in once and "\r" not in once
    once.encode("utf-8")
    assert "\n" not in one_line(once)
