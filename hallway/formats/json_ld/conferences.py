"""Describe a conference of the directory to search engines and to other lists.

Source: schema.org Event, Offer, Place, VirtualLocation. Lists of conferences read
offers: one for the call for proposals, open until the instant at which it
closes, and one for sponsorship.
"""

from __future__ import annotations

from typing import Final

from hallway.formats.conferences import CallKind, Conference, Mode, Place, Status
from hallway.formats.feeds import Listed
from hallway.formats.json_ld.write import present
from hallway.formats.schedule_json.write import Json
from hallway.formats.values import safe_url

_SCHEMA: Final = "https://schema.org/"
_STATUS: Final = {
    Status.CANCELLED: "EventCancelled",
    Status.NOT_HELD: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
}
_ATTENDANCE: Final = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}
_OFFERS: Final = {
    CallKind.CALL: "Call for proposals",
    CallKind.TUTORIAL: "Call for tutorials",
    CallKind.WORKSHOP: "Call for workshops",
    CallKind.POSTER: "Call for posters",
    CallKind.LIGHTNING: "Call for lightning talks",
    CallKind.AID: "Financial aid",
    CallKind.EARLY_BIRD: "Early bird tickets",
}


def listed_event(one: Listed) -> Json:
    """The conference as an Event with an offer for each call and for sponsorship."""
    conference = one.conference
    return {"@context": "https://schema.org", "@type": "Event"} | present(
        name=conference.title,
        alternateName=conference.alt_name,
        description=conference.note,
        startDate=conference.starts_on.isoformat() if conference.starts_on else "",
        endDate=conference.ends_on.isoformat() if conference.ends_on else "",
        url=safe_url(conference.link) or safe_url(one.page),
        eventStatus=_SCHEMA + _STATUS.get(conference.status, "EventScheduled"),
        eventAttendanceMode=_SCHEMA + _ATTENDANCE[conference.mode],
        location=_locations(conference),
        offers=_offers(conference),
        sameAs=[url for url in _profiles(conference) if url],
    )


def _locations(conference: Conference) -> list[Json]:
    found = [_place(place) for place in conference.places]
    if conference.mode is not Mode.IN_PERSON:
        found.append({"@type": "VirtualLocation"} | present(url=safe_url(conference.link)))
    return found


def _place(place: Place) -> Json:
    address = {"@type": "PostalAddress"} | present(
        addressLocality=place.city, addressRegion=place.region, addressCountry=place.country
    )
    return {"@type": "Place"} | present(
        name=place.venue or place.text(), address=address if len(address) > 1 else None, geo=_geo(place)
    )


def _geo(place: Place) -> Json | None:
    if place.point is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.point[0], "longitude": place.point[1]}


def _offers(conference: Conference) -> list[Json]:
    links = {CallKind.CALL: conference.call_link, CallKind.AID: conference.aid_link}
    offers = []
    for kind, name in _OFFERS.items():
        call = conference.call(kind)
        url = safe_url(links.get(kind, ""))
        closes = call.effective.instant() if call and call.effective else None
        if closes or (url and kind in links):
            ends = closes.strftime("%Y-%m-%dT%H:%M:%SZ") if closes else ""
            offers.append(_offer(name, url or safe_url(conference.link), ends))
    if safe_url(conference.sponsor_link):
        offers.append(_offer("Sponsorship", safe_url(conference.sponsor_link)))
    return offers


def _offer(name: str, url: str, ends: str = "") -> Json:
    return {"@type": "Offer", "name": name} | present(url=url, availabilityEnds=ends)


def _profiles(conference: Conference) -> tuple[str, ...]:
    twitter = f"https://twitter.com/{conference.twitter}" if conference.twitter else ""
    profiles = (conference.mastodon, conference.bluesky, twitter, conference.youtube)
    return tuple(safe_url(profile) for profile in profiles)
