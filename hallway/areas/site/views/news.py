from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from hallway.areas.site import reading
from hallway.areas.site.links import in_edition
from hallway.areas.site.models import NewsPost
from hallway.areas.site.words import printable
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page(seconds=600)
def index(request: HttpRequest, edition: Edition, tag: str = "") -> HttpResponse:
    """The news of an edition, all of it or what carries one tag."""
    chosen = get_object_or_404(edition.news_tags, slug=tag) if tag else None
    context = {
        "edition": edition,
        "posts": reading.news(edition, tag=tag),
        "tags": reading.news_tags(edition),
        "tag": chosen,
    }
    return render(request, "site/news.html", context)


@edition_page(seconds=600)
def feed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The news as RSS 2.0."""
    return NewsFeed()(request, edition)


class NewsFeed(Feed):
    """RSS 2.0, with absolute addresses and without the characters that XML forbids."""

    def get_object(self, request: HttpRequest, edition: Edition) -> Edition:
        return edition

    def title(self, edition: Edition) -> str:
        return printable(edition.name)

    def link(self, edition: Edition) -> str:
        return settings.PUBLIC_URL + edition.get_absolute_url()

    def feed_url(self, edition: Edition) -> str:
        return f"{self.link(edition)}news/feed.xml"

    def description(self, edition: Edition) -> str:
        return _("News from %(edition)s") % {"edition": printable(edition.name)}

    def items(self, edition: Edition) -> list[NewsPost]:
        return reading.news(edition, limit=20)

    def item_title(self, item: NewsPost) -> str:
        return printable(item.title)

    def item_description(self, item: NewsPost) -> str:
        base = item.edition.get_absolute_url()
        html = in_edition(item.body_html, base).replace('href="/', f'href="{settings.PUBLIC_URL}/')
        return printable(html.replace('src="/', f'src="{settings.PUBLIC_URL}/'))

    def item_link(self, item: NewsPost) -> str:
        return settings.PUBLIC_URL + item.get_absolute_url()

    def item_pubdate(self, item: NewsPost) -> dt.datetime | None:
        return item.published_at

    def item_author_name(self, item: NewsPost) -> str:
        return printable(item.author.name) if item.author else ""

    def item_categories(self, item: NewsPost) -> list[str]:
        return [printable(tag.name) for tag in item.tags.all()]
