import json
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings

from hallway.formats.conferences import Mode, Place, Status
from hallway.formats.feeds import Listed
from hallway.formats.json_ld.conferences import listed_event
from hallway.formats.json_ld.write import dumps_for_script
from hallway.formats.tests.conference_strategies import listed
from hallway.formats.tests.test_ical_conferences import NARNIA


@settings(max_examples=60, deadline=None)
@given(listed)
def test_every_dated_call_is_an_offer_that_ends_at_its_instant(one):
    found = json.loads(dumps_for_script(listed_event(one)))
    offers = found.get("offers", [])
    ends = sorted(
        datetime.fromisoformat(offer["availabilityEnds"]) for offer in offers if "availabilityEnds" in offer
    )
    assert ends == sorted(call.effective.instant() for call in one.conference.calls if call.effective)
    assert (found["@type"], found["name"]) == ("Event", one.conference.title)
    sponsors = [offer for offer in offers if offer["name"] == "Sponsorship"]
    assert len(sponsors) == bool(one.conference.sponsor_link)
    physical = [place for place in found.get("location", []) if place["@type"] == "Place"]
    assert len(physical) == len(one.conference.places)


def test_a_conference_in_full():
    conference = replace(NARNIA, sponsor_link="https://narnia.example/sponsor", twitter="narnia")
    assert listed_event(Listed(conference)) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "PyCon Narnia 2026",
        "startDate": "2026-10-14",
        "endDate": "2026-10-16",
        "url": "https://narnia.example/",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "The castle",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Cair Paravel",
                    "addressCountry": "LT",
                },
                "geo": {"@type": "GeoCoordinates", "latitude": 54.5, "longitude": 25.25},
            },
            {"@type": "VirtualLocation", "url": "https://narnia.example/"},
        ],
        "offers": [
            {
                "@type": "Offer",
                "name": "Call for proposals",
                "url": "https://narnia.example/cfp",
                "availabilityEnds": "2026-03-02T11:59:59Z",
            },
            {"@type": "Offer", "name": "Sponsorship", "url": "https://narnia.example/sponsor"},
        ],
        "sameAs": ["https://twitter.com/narnia"],
    }


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.ANNOUNCED, "EventScheduled"),
        (Status.CANCELLED, "EventCancelled"),
        (Status.NOT_HELD, "EventCancelled"),
        (Status.POSTPONED, "EventPostponed"),
    ],
)
def test_status(status, word):
    assert listed_event(Listed(replace(NARNIA, status=status)))["eventStatus"].endswith(word)


def test_several_towns_and_none():
    towns = replace(NARNIA, mode=Mode.IN_PERSON, places=[Place("Riga", "", "LV"), Place("Turin", "", "IT")])
    names = [place["name"] for place in listed_event(Listed(towns))["location"]]
    assert names == ["Riga, Latvia", "Turin, Italy"]
    online = replace(NARNIA, mode=Mode.ONLINE, places=[])
    assert listed_event(Listed(online))["location"][0]["@type"] == "VirtualLocation"
