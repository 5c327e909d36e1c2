"""Proof that live equals fresh: what a browser shows after the events is what a new page shows.

    page = LivePage(client, "/pyharbour-2027/board/")
    pin(card, by=ada, …)
    page.catch_up()
    page.assert_fresh()

For tests only (it needs lxml). It does what live-region.js does: asks for a grant, takes the events
of the topics that were granted, fetches the fragments, adds what is pushed.
"""

from __future__ import annotations

import json

from django.db.models import Max
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from hallway.live.models import Event
from hallway.live.states import Kind

_OF_THE_MOMENT = ".//input[@name='csrfmiddlewaretoken'] | .//*[@data-not-live]"


class LivePage:
    """A page in a browser that listens. `catch_up` brings what happened since it was fetched."""

    def __init__(self, client: Client, path: str) -> None:
        self.client = client
        self.path = path
        self.fetched: list[str] = []  # addresses of fragments, in order
        self._seen = Event.objects.aggregate(newest=Max("id"))["newest"] or 0
        self.document = self._fetch(path)
        self.granted = self._ask()

    @property
    def regions(self) -> list[HtmlElement]:
        """The `<live-region>` elements, in the order of the page."""
        return list(self.document.iter("live-region"))

    @property
    def text(self) -> str:
        """What is read on the page now."""
        return " ".join(self.document.text_content().split())

    def catch_up(self) -> list[str]:
        """Take every event since the last time. Returns the topics that were heard, in order."""
        heard = []
        for event in Event.objects.filter(id__gt=self._seen).order_by("id"):
            self._seen = event.pk
            if event.kind == Kind.REVOKED:
                self._ask_anew()
            elif topics := [topic for topic in _topics(event) if topic in self.granted]:
                heard += topics
                self._take(event)
        return heard

    def assert_fresh(self) -> None:
        """Fail unless every region shows what it shows on a page that is fetched now."""
        live = {_name(region): _shown(region) for region in self.regions}
        fresh = {_name(region): _shown(region) for region in self._fetch(self.path).iter("live-region")}
        assert live.keys() == fresh.keys(), f"regions {sorted(live)} on the screen, {sorted(fresh)} afresh"
        for name, shown in live.items():
            assert shown == fresh[name], f"{name} on the screen:\n{shown}\nafresh:\n{fresh[name]}"

    def _ask(self) -> set[str]:
        topics = sorted({region.get("topic", "") for region in self.regions})
        reply = self.client.post("/live/grants/", json.dumps({"topics": topics}), "application/json")
        assert reply.status_code == 200, reply.content
        return set(reply.json()["topics"])

    def _ask_anew(self) -> None:
        """What may not be heard any more is fetched once, and is gone from the page by that."""
        before, self.granted = self.granted, self._ask()
        for region in self.regions:
            if region.get("topic") in before - self.granted:
                self._refetch(region)

    def _take(self, event: Event) -> None:
        for region in self.regions:
            if region.get("topic") in _topics(event):
                if event.kind == Kind.CHANGED:
                    self._refetch(region)
                elif "html" in event.data:
                    _add(region, event.data["html"])

    def _refetch(self, region: HtmlElement) -> None:
        address = region.get("src") or self.path
        self.fetched.append(address)
        answer = self.client.get(address)
        if answer.status_code in {403, 404}:  # no longer this person's
            _fill(region, html.fromstring("<div></div>"))
            return
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        found = html.fromstring(f"<div>{answer.content.decode()}</div>")
        others = list(found.iter("live-region"))
        same = [other for other in others if other.get("topic") == region.get("topic")]
        same += [other for other in others if region.get("src") and other.get("src") == region.get("src")]
        _fill(region, same[0] if same else found)
        if same and same[0].get("topic") != region.get("topic"):
            # For this reader it listens to something else now.
            region.set("topic", same[0].get("topic", ""))
            self.granted = self._ask()

    def _fetch(self, path: str) -> HtmlElement:
        reply = self.client.get(path)
        assert reply.status_code == 200, f"{path} answers {reply.status_code}"
        return html.document_fromstring(reply.content.decode())


def _name(region: HtmlElement) -> str:
    """What tells a region from the others of its page."""
    return region.get("id") or f"{region.get('topic')} {region.get('src', '')}".strip()


def _fill(region: HtmlElement, new: HtmlElement) -> None:
    region.text = new.text
    region[:] = list(new)


def _topics(event: Event) -> list[str]:
    return [event.topic, *event.data.get("also", ())]


def _add(region: HtmlElement, markup: str) -> None:
    """Add a pushed line to the list it belongs to, or put it in the place of the one it changes."""
    line = html.fragment_fromstring(markup)
    own, is_old = line.get("data-client-id"), line.attrib.pop("data-old", None) is not None
    same = region.xpath(".//*[@data-client-id=$own]", own=own) if own else []
    if same:
        same[0].getparent().replace(same[0], line)
        return
    place = region.xpath(".//*[@id=$id]", id=region.get("appends") or region.get("prepends") or "")
    if place and not is_old:
        place[0].insert(0 if region.get("prepends") else len(place[0]), line)


def _shown(region: HtmlElement) -> str:
    """The markup of a region without what differs each time: blanks, CSRF tokens, `data-not-live`."""
    copy = html.fromstring(html.tostring(region))
    for element in copy.xpath(_OF_THE_MOMENT):
        element.drop_tree()
    copy.attrib.pop("since", None)
    return " ".join(html.tostring(copy, encoding="unicode").replace(">", "> ").replace("<", " <").split())
