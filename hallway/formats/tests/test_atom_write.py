from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats.atom.conferences import call_entries, closing_entries
from hallway.formats.atom.write import NAMESPACE, Entry, Feed, tag_uri, write
from hallway.formats.conferences import NOT_ON_ITS_DAYS, CallDate, CallKind, Status
from hallway.formats.feeds import Change, Listed
from hallway.formats.moments import AOE, Moment
from hallway.formats.tests.conference_strategies import listed, stamps
from hallway.formats.tests.test_ical_conferences import NARNIA

NOW = datetime(2026, 2, 20, tzinfo=UTC)
FEED = Feed("tag:conf.example,2026:calls", "Calls", NOW, "Hallway", "https://conf.example/", language="en")
HOST = "conf.example"


def children(element):
    return [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]


def parsed(entries, feed=FEED):
    root = fromstring(write(feed, entries))
    return root, root.findall(f"{{{NAMESPACE}}}entry")


def text(element, tag):
    return element.findtext(f"{{{NAMESPACE}}}{tag}")


entries = st.builds(
    Entry,
    id=st.text(),
    title=st.text(),
    updated=stamps,
    link=st.text() | st.just("https://conf.example/"),
    published=st.none() | stamps,
    summary=st.text(),
    html=st.text(),
    topics=st.lists(st.text(), max_size=2).map(tuple),
)


@given(st.text(), st.lists(entries, max_size=3))
def test_any_text_makes_a_valid_feed(title, some):
    root, found = parsed(some, replace(FEED, title=title, subtitle=title, author=title, language=title))
    for element in (root, *found):
        tags = children(element)
        assert {"id", "title", "updated"} <= set(tags)
        assert all(tags.count(tag) == 1 for tag in ("id", "title", "updated"))
        assert text(element, "title").strip()
    for entry in found:
        assert {"link", "content", "summary"} & set(children(entry))
    assert len(found) == len(some)


def test_a_feed_in_full():
    entry = Entry(
        "tag:conf.example,2026:news/1",
        "A <b> & c",
        NOW,
        "https://conf.example/1",
        NOW,
        "Text",
        "<p>x</p>",
        ("PY",),
    )
    root, (found,) = parsed([entry])
    assert (text(root, "updated"), text(found, "title")) == ("2026-02-20T00:00:00Z", "A <b> & c")
    assert found.find(f"{{{NAMESPACE}}}content").attrib == {"type": "html"}
    assert text(found, "content") == "<p>x</p>"
    assert found.find(f"{{{NAMESPACE}}}link").attrib["href"] == "https://conf.example/1"
    assert root.find(f"{{{NAMESPACE}}}author/{{{NAMESPACE}}}name").text == "Hallway"


def test_tag_uris_are_plain_ascii():
    assert tag_uri("conf.example", "call/pycon 파이-2026", 2026).isascii()
    assert tag_uri("conf.example", "call/a-2026", 2026) == "tag:conf.example,2026:call/a-2026"


@settings(max_examples=40, deadline=None)
@given(st.lists(listed, max_size=3))
def test_every_dated_call_is_an_entry_with_an_id_that_stays(all_listed):
    first = call_entries(all_listed, host=HOST, stamp=NOW)
    later = call_entries(all_listed, host=HOST, stamp=NOW + timedelta(days=1))
    dated = [call for one in all_listed for call in one.conference.calls if call.effective]
    assert len({entry.id for entry in first}) == len(first) == len(dated)
    assert [entry.id for entry in first] == [entry.id for entry in later]


@settings(max_examples=60, deadline=None)
@given(st.lists(listed, max_size=4), stamps, st.integers(1, 20_000))
def test_the_digest_holds_what_closes_within_the_time(all_listed, now, days):
    within = timedelta(days=days)
    found = closing_entries(all_listed, host=HOST, now=now, within=within)
    closing = sorted(
        moment.instant()
        for one in all_listed
        if one.conference.status not in NOT_ON_ITS_DAYS
        for call in one.conference.calls
        if (moment := call.effective) and now < moment.instant() <= now + within
    )
    assert len(found) == len(closing)
    assert all(entry.updated >= closes - within for entry, closes in zip(found, closing, strict=True))


def test_a_call_comes_into_the_digest_fourteen_days_before_it_closes_and_again_when_extended():
    closes = NARNIA.call().effective.instant()
    at = lambda moment, one=NARNIA: closing_entries([Listed(one)], host=HOST, now=moment)  # noqa: E731
    assert at(closes - timedelta(days=14, seconds=1)) == []
    (entry,) = at(closes - timedelta(days=14))
    assert entry.updated == closes - timedelta(days=14)
    assert entry.title == "PyCon Narnia 2026: call for proposals closes"
    assert at(closes) == []
    extended = replace(NARNIA, calls=[replace(NARNIA.call(), extended=Moment(date(2026, 3, 20), None, AOE))])
    (again,) = at(closes + timedelta(days=10), extended)
    assert again.id != entry.id and "(extended)" in again.title
    assert at(closes - timedelta(days=1), replace(NARNIA, status=Status.CANCELLED)) == []


def test_a_change_moves_the_entry():
    changed = Listed(NARNIA, calls={CallKind.CALL: Change(1, NOW + timedelta(days=3))})
    assert call_entries([changed], host=HOST, stamp=NOW)[0].updated == NOW + timedelta(days=3)


def test_a_call_that_is_only_awaited_is_no_entry():
    awaited = replace(NARNIA, calls=[CallDate(CallKind.CALL)])
    assert call_entries([Listed(awaited)], host=HOST, stamp=NOW) == []
