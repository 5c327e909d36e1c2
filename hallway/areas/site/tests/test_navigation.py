from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from hallway.areas.site.models import NewsPost, Page
from hallway.areas.site.reading import navigation
from hallway.ground.editions.models import Edition, TeamCredit
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def _labels(edition: Edition) -> list[str]:
    return [item["label"] for item in navigation(edition)]


def test_programme_first_and_999_last(
    edition: Edition, talk: Happening, post: NewsPost, grace: Person
) -> None:
    TeamCredit.objects.create(edition=edition, person=grace, team="Programme")
    for title, order in (("Conduct", 999), ("Why come", 1), ("Culture", 2)):
        Page.objects.create(edition=edition, slug=title.lower().replace(" ", "-"), title=title, order=order)
    assert _labels(edition) == ["Programme", "Why come", "Culture", "News", "Team", "Conduct"]


def test_nothing_leads_to_what_is_not_there(edition: Edition) -> None:
    assert _labels(edition) == []


def test_drafts_hidden_and_deleted_pages_stay_out(edition: Edition, draft: Page, page: Page) -> None:
    Page.objects.create(edition=edition, slug="aside", title="Aside", in_nav=False)
    Page.objects.filter(pk=page.pk).update(deleted_at=page.changed_at)
    assert _labels(edition) == []


def test_two_queries_however_many_pages(edition: Edition, queries: Callable[..., int]) -> None:
    for number in range(7):
        Page.objects.create(edition=edition, slug=f"p{number}", title=f"P{number}")
    assert queries(lambda: navigation(edition)) == 2


def test_every_page_of_the_edition_carries_it(client: Client, page: Page, talk: Happening) -> None:
    for path in ("/pyharbour-2027/", f"/pyharbour-2027/talk/{talk.code}/"):
        assert 'href="/pyharbour-2027/culture/"' in client.get(path).text
    here = client.get("/pyharbour-2027/culture/").text
    assert 'href="/pyharbour-2027/culture/" aria-current="page"' in here


def test_pages_outside_an_edition_have_none(client: Client, page: Page) -> None:
    assert "/culture/" not in client.get("/").text
