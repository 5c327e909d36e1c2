from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from hallway.areas.site import today
from hallway.areas.site.models import NewsPost, Page
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def _words(edition: Edition) -> list[str]:
    return [f"{line.count} {line.words}" for line in today.lines(edition)]


def test_nothing_waits(edition: Edition, ada: Person, signed_in: Callable[[Person], Client]) -> None:
    assert "Nothing waits" in signed_in(ada).get("/pyharbour-2027/organise/").text


def test_everything_that_waits_has_its_line(
    edition: Edition, page: Page, draft: Page, talk: Happening
) -> None:
    page.body, page.in_nav = "[x](nowhere)", False
    page.save()
    NewsPost.objects.create(edition=edition, slug="n", title="N", is_draft=True)
    Happening.objects.create(edition=edition, title="Without a room")
    Edition.objects.update(starts_on=None, ends_on=None, published=False)
    edition.refresh_from_db()
    assert _words(edition) == [
        "1 The edition is not public yet.",
        "1 The edition has no date, and no words instead of one.",
        "1 link leads nowhere",
        "1 session has no room or no time",
        "1 piece of news waits as a draft",
        "1 page waits as a draft",
        "1 page is not in the navigation",
        "1 speaker has no photo",
    ]


def test_each_line_has_its_action_beside_it(
    draft: Page, ada: Person, signed_in: Callable[[Person], Client]
) -> None:
    text = signed_in(ada).get("/pyharbour-2027/organise/").text
    assert 'href="/pyharbour-2027/organise/pages/">Read the drafts' in text


def test_the_history_keeps_what_people_do_there_to_itself(
    edition: Edition, talk: Happening, ada: Person, bob: Person, signed_in: Callable[[Person], Client]
) -> None:
    record("happening.signed_up", talk, by=bob, edition=edition)
    assert "Bob" not in signed_in(ada).get("/pyharbour-2027/organise/").text


def test_as_many_queries_for_many_as_for_few(
    edition: Edition, draft: Page, queries: Callable[..., int]
) -> None:
    Page.objects.create(edition=edition, slug="first", title="P", body="[x](nowhere)")
    few = queries(lambda: today.lines(edition))
    for n in range(5):
        Page.objects.create(edition=edition, slug=f"p{n}", title="P", body="[x](nowhere)")
    assert queries(lambda: today.lines(edition)) == few
