from datetime import datetime, timedelta
from uuid import UUID

from hallway.formats.frab_xml.read import read
from hallway.formats.report import Severity

GUID = UUID(int=1)


def read_event(
    body, attributes=f'guid="{GUID}" id="12"', conference="", day='date="2026-09-04"', timezone=None
):
    document = f"""<?xml version="1.0" encoding="UTF-8"?>
<schedule><conference><title>Conf</title>{conference}</conference>
<day index="1" {day}><room name="Janson">
<event {attributes}>
{body}
</event></room></day></schedule>"""
    schedule, report = read(document.encode(), timezone=timezone)
    return schedule, schedule.sessions[0], report


def test_a_pentabarf_event_takes_the_zone_of_the_caller():
    schedule, session, report = read_event(
        "<start>10:30</start><duration>01:00</duration><title>T</title>"
        '<persons><person id="1774">Pauline Maas</person></persons>'
        '<links><link href="https://v.example/1.mp4">Video recording (MP4)</link>'
        '<link href="https://a.example/">Site</link></links>',
        attributes='id="10528"',
        conference="<day_change>09:00:00</day_change><city>Brussels</city>",
        timezone="Europe/Brussels",
    )
    assert session.start == datetime.fromisoformat("2026-09-04T10:30:00+02:00")
    assert (session.key, session.duration) == ("event-10528", timedelta(hours=1))
    assert schedule.speakers[0].key == "person-1774"
    assert session.recording_url == "https://v.example/1.mp4"
    assert [link.title for link in session.links] == ["Site"]
    assert (schedule.city, schedule.day_starts_at_hour) == ("Brussels", 9)
    assert report.of(Severity.WARNING) == []


def test_a_clock_time_before_the_change_of_day_is_the_next_morning():
    _, session, _ = read_event(
        "<start>01:00</start><title>Party</title>",
        conference="<day_change>06:00</day_change><time_zone_name>UTC</time_zone_name>",
    )
    assert session.start.isoformat() == "2026-09-05T01:00:00+00:00"


def test_a_pretalx_event():
    _, session, report = read_event(
        "<date>2026-09-04T09:00:00+02:00</date><start>09:00</start><duration>00:30</duration>"
        "<room>Janson</room><title>T</title>"
        "<recording><license>CC BY</license><optout>true</optout></recording>"
        "<feedback_url></feedback_url><logo></logo><url>https://c.example/talk/ABCDEF/</url>",
        attributes=f'guid="{GUID}" id="12" code="ABCDEF"',
        conference="<color>#3aa57c</color><time_zone_name>Europe/Berlin</time_zone_name>"
        '<track name="Web" color="#112233" slug="1-web"/>',
    )
    assert (session.key, session.code, session.number) == (str(GUID), "ABCDEF", 12)
    assert (session.recording_license, session.do_not_record) == ("CC BY", True)
    assert report.findings == []


def test_the_colour_is_read_as_text_and_as_attribute():
    for form in ("<color>#3aa57c</color>", '<color primary="#3aa57c"/>'):
        assert read_event("<title>T</title>", conference=form)[0].color == "#3aa57c"


def test_html_becomes_markdown():
    _, session, _ = read_event(
        "<title>T</title><abstract>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</abstract>"
    )
    assert session.abstract == "One **two**"


def test_a_finding_names_line_and_event():
    _, _, report = read_event("<title>T</title>\n<duration>long</duration>", timezone="UTC")
    assert [one.where for one in report.of(Severity.WARNING)] == ["line 6, event 12 <duration>"]


def test_a_start_that_is_none_is_told_and_the_session_kept():
    _, session, report = read_event("<title>T</title><start>25:99</start>", timezone="UTC")
    assert session.start is None
    assert report.of(Severity.WARNING)[0].where == "line 5, event 12 <start>"


def test_control_characters_in_the_file_are_removed():
    _, session, report = read_event("<title>Bell\x07</title>", timezone="UTC")
    assert session.title == "Bell"
    assert "control characters" in report.findings[0].message


def test_the_declared_encoding_counts():
    head = '<?xml version="1.0" encoding="iso-8859-1"?>'
    document = f"{head}<schedule><conference><title>Café</title></conference></schedule>"
    assert read(document.encode("iso-8859-1"), timezone="UTC")[0].title == "Café"


def test_a_namespace_prefix_does_not_matter():
    document = '<s:schedule xmlns:s="x"><s:conference><s:title>Conf</s:title></s:conference></s:schedule>'
    assert read(document.encode(), timezone="UTC")[0].title == "Conf"
