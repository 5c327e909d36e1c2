"""Pages and news from Markdown files, and back."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext

from hallway.areas.site.actions import add_writing, change_writing, leave_redirect, path_of
from hallway.areas.site.models import AnyWriting, NewsPost, Page
from hallway.areas.site.slugs import RESERVED_PAGES, slug_for
from hallway.formats import front_matter
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

Head = dict[str, front_matter.Value]
Text = TypeVar("Text", Page, NewsPost)


@transaction.atomic
def import_page(edition: Edition, text: str, *, by: Person) -> Page:
    """Make or update the page that a Markdown file with front matter describes.

    Keys: title, slug (or permalink), order, draft, nav, redirect_from, redirect_to. Without a
    title the first heading is the title. A page at the same address is overwritten; a page
    with `redirect_to` is kept as a draft and its address leads there.
    """
    head, body = front_matter.read(text)
    title, body = _title(head, body)
    values = {
        "title": title,
        "body": body,
        "is_draft": bool(head.get("draft", False)) or "redirect_to" in head,
        "order": _number(head.get("order"), default=100),
        "in_nav": bool(head.get("nav", True)),
    }
    page = Page(edition=edition, slug=_slug(head, title, RESERVED_PAGES))
    return _put(page, values, head, by=by)


@transaction.atomic
def import_news(edition: Edition, text: str, *, by: Person) -> NewsPost:
    """Make or update the post that a Markdown file with front matter describes.

    Keys: title, slug (or permalink), date, author, tags, draft, redirect_from, redirect_to.
    An author who is thanked as one of the team is found by name, otherwise it is `by`.
    """
    head, body = front_matter.read(text)
    title, body = _title(head, body)
    author = Person.objects.filter(credits__edition=edition, name=str(head.get("author", ""))).first()
    values = {
        "title": title,
        "body": body,
        "is_draft": bool(head.get("draft", False)) or "redirect_to" in head,
        "author": author or by,
        "published_at": _moment(edition, str(head.get("date", ""))),
    }
    post = NewsPost(edition=edition, slug=_slug(head, title, frozenset({"tag"})))
    return _put(post, values, head, by=by, tags=_list(head.get("tags")))


def export_page(page: Page) -> str:
    """The file that `import_page` turns back into this page."""
    former = page.edition.redirects.filter(to_path=page.slug).values_list("from_path", flat=True)
    head: Head = {"title": page.title, "slug": page.slug, "order": page.order, "nav": page.in_nav}
    head["draft"] = page.is_draft
    if former:
        head["redirect_from"] = list(former)
    return front_matter.write(head, page.body)


def export_news(post: NewsPost) -> str:
    """The file that `import_news` turns back into this post."""
    head: Head = {"title": post.title, "slug": post.slug, "draft": post.is_draft}
    if post.author:
        head["author"] = post.author.name
    if post.published_at:
        head["date"] = post.published_at.isoformat()
    head["tags"] = [tag.name for tag in post.tags.all()]
    return front_matter.write(head, post.body)


def _put(
    writing: Text, values: dict[str, Any], head: Head, *, by: Person, tags: list[str] | None = None
) -> Text:
    """Overwrite the text at this address, or add it, and lead its former addresses to it."""
    known = type(writing).objects.kept().filter(edition=writing.edition, slug=writing.slug).first()
    if known:
        writing = known
        change_writing(writing, values, seen=writing.changed_at, by=by, tags=tags or ())
    else:
        for field, value in values.items():
            setattr(writing, field, value)
        add_writing(writing, by=by, tags=tags or ())
    _redirects(writing, head)
    return writing


def _redirects(writing: AnyWriting, head: Head) -> None:
    here = path_of(writing, writing.slug)
    for former in _list(head.get("redirect_from")):
        if (path := former.strip("/")) and path != here:
            leave_redirect(writing.edition, path[:200], here)
    if target := str(head.get("redirect_to", "")).strip():
        leave_redirect(writing.edition, here, target[:500], permanent=False)


def _title(head: Head, body: str) -> tuple[str, str]:
    """The title, and the body without a first heading that only repeats it."""
    first, _, rest = body.lstrip().partition("\n")
    heading = first.removeprefix("# ").strip() if first.startswith("# ") else ""
    title = str(head.get("title", "")).strip() or heading
    if not title:
        raise ValidationError(gettext("A page needs a title: in its front matter, or as its first heading."))
    same = heading.casefold() == title.casefold()
    return title[:200], rest.strip("\n") if same else body


def _slug(head: Head, title: str, reserved: frozenset[str]) -> str:
    """The last part of the address that the file asks for; its title's, when it asks for none."""
    asked = str(head.get("slug") or head.get("permalink") or "").strip("/")
    slug = PurePosixPath(asked).stem[:80] if asked else slug_for(title)
    validate_slug(slug)
    if slug in reserved:
        raise ValidationError(gettext("“%s” is an address that the conference needs itself.") % slug)
    return slug


def _number(value: object, *, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value < 32_767 else default


def _list(value: object) -> list[str]:
    if isinstance(value, list):
        return value
    return [part.strip() for part in str(value).split(",")] if value not in (None, "") else []


def _moment(edition: Edition, text: str) -> dt.datetime | None:
    """The instant of a date (its first minute at the venue) or of a date with a time."""
    try:
        moment = parse_datetime(text)
        if moment is None and (date := parse_date(text)):
            moment = dt.datetime.combine(date, dt.time())
    except ValueError:
        return None
    if moment is None or moment.tzinfo:
        return moment
    return moment.replace(tzinfo=edition.zone)
