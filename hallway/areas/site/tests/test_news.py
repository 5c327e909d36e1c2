from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from defusedxml import ElementTree
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallway.areas.site.actions import set_tags
from hallway.areas.site.models import NewsPost
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


def _feed(client: Client) -> ElementTree.Element:
    return ElementTree.fromstring(client.get("/pyharbour-2027/news/feed.xml").content)


def test_the_list_the_tag_and_the_post(client: Client, post: NewsPost, edition: Edition) -> None:
    set_tags(post, ["Venue", " travel  plans "])
    NewsPost.objects.create(edition=edition, slug="other", title="Something else", published_at=now())
    assert "Something else" in client.get("/pyharbour-2027/news/").text
    tagged = client.get("/pyharbour-2027/news/tag/travel-plans/").text
    assert "We have a venue" in tagged
    assert "Something else" not in tagged
    assert "By the water." in client.get("/pyharbour-2027/news/venue/").text
    assert client.get("/pyharbour-2027/news/tag/nothing/").status_code == 404


@pytest.mark.parametrize(
    "hide", [{"is_draft": True}, {"published_at": dt.datetime(2999, 1, 1, tzinfo=dt.UTC)}]
)
def test_drafts_and_posts_of_tomorrow_are_hidden_everywhere(
    client: Client,
    post: NewsPost,
    ada: Person,
    signed_in: Callable[[Person], Client],
    hide: dict[str, object],
) -> None:
    set_tags(post, ["venue"])
    NewsPost.objects.update(**hide)
    assert client.get("/pyharbour-2027/news/venue/").status_code == 404
    for path in ("", "news/", "news/tag/venue/", "news/feed.xml"):
        assert "We have a venue" not in client.get(f"/pyharbour-2027/{path}").text
    assert "/news/venue/" not in client.get("/sitemap.xml").text
    assert "only the team sees it" in signed_in(ada).get("/pyharbour-2027/news/venue/").text


def test_the_feed_has_absolute_addresses(client: Client, post: NewsPost, settings: object) -> None:
    settings.PUBLIC_URL = "https://hallway.example"
    post.body = "See [the culture](culture) & more."
    post.save()
    item = _feed(client).find("channel/item")
    assert item.findtext("link") == "https://hallway.example/pyharbour-2027/news/venue/"
    assert 'href="https://hallway.example/pyharbour-2027/culture/"' in item.findtext("description")


anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=anything, body=anything, tag=anything)
def test_the_feed_is_xml_whatever_people_write(
    client: Client, edition: Edition, title: str, body: str, tag: str
) -> None:
    post = NewsPost.objects.create(edition=edition, slug="any", title=title, body=body, published_at=now())
    set_tags(post, [tag])
    items = _feed(client).findall("channel/item")
    page = client.get("/pyharbour-2027/news/").status_code
    post.delete()
    assert (len(items), page) == (1, 200)


@pytest.mark.parametrize("path", ["news/", "news/feed.xml", "news/tag/venue/"])
def test_as_many_queries_for_many_as_for_few(
    client: Client, edition: Edition, post: NewsPost, ada: Person, queries: Callable[..., int], path: str
) -> None:
    set_tags(post, ["venue"])
    few = queries(lambda: client.get(f"/pyharbour-2027/{path}"))
    for n in range(6):
        more = NewsPost.objects.create(
            edition=edition, slug=f"n{n}", title=f"N{n}", author=ada, published_at=now()
        )
        set_tags(more, ["venue", f"tag {n}"])
    assert queries(lambda: client.get(f"/pyharbour-2027/{path}")) == few
