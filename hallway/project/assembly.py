"""Putting a web process together: what the front serves, and what feeds it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import get_resolver

from hallway.front.app import build_front
from hallway.front.event_streams import EventStreams
from hallway.front.hub import Hub
from hallway.front.pages import PageStore
from hallway.front.protocol import ASGIApp, WSGIApp
from hallway.front.settings import FrontSettings
from hallway.ground.editions import publishing
from hallway.live.relays import outbox_of
from hallway.live.relays.relay import Relay
from hallway.project.presence_watch import PresenceWatch
from hallway.project.streams import Feed, authorise
from hallway.project.version_watch import VersionWatch


def make_app(wsgi_app: WSGIApp) -> ASGIApp:
    """The application of one web process, over the database of the settings."""
    front_settings = FrontSettings(
        trusted_proxies=settings.TRUSTED_PROXIES,
        own_answer_cookie=CookieStorage.cookie_name,  # a message waits for this one person
    )
    pages = PageStore(front_settings.page_memory)
    publishing.on_change(pages.announce)
    watch = VersionWatch(pages.announce)
    streams = EventStreams(Hub(), authorise, trusted_proxies=settings.TRUSTED_PROXIES)
    relay = Relay(outbox_of(settings.DATABASES["default"]), Feed(streams, before=watch.look))
    presence = PresenceWatch(streams)
    return build_front(
        wsgi_app,
        pages=pages,
        settings=front_settings,
        streams={"/live/stream/": streams},
        on_start=[load_addresses, watch.start, relay.start, presence.start],
        on_stop=[presence.stop, relay.stop, watch.stop],
    )


def load_addresses() -> None:
    """Import every view before the first request, which would wait half a second, and all behind it."""
    get_resolver()._populate()
