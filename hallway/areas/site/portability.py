"""News that a person wrote, for download and erasure."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.areas.site.models import NewsPost
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, names_on_pages


@exports("news", "site.NewsPost")
def news(person: Person) -> Rows:
    posts = NewsPost.objects.filter(author=person)
    return list(posts.values("edition__name", "title", "body", "published_at"))


@names_on_pages
def writing(person: Person) -> Iterable[str]:
    return NewsPost.objects.filter(author=person).values_list("edition__slug", flat=True)


@erases
def forget_authorship(person: Person, *, names_too: bool) -> None:
    """Posts stay the edition's; whose they were is forgotten when the name goes as well."""
    if names_too:
        NewsPost.objects.filter(author=person).update(author=None)
