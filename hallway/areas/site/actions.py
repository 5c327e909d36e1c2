"""Writing pages, news and the facts of an edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

from hallway.areas.site.models import AnyWriting, NewsPost, NewsTag, Page, Redirect
from hallway.ground import markdown
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.editions.models import Edition, Place, TeamCredit, Track
from hallway.ground.people.models import Person

NEWS_PATH = "news/"


class Outdated(Exception):
    """Somebody else has saved the text since this version of it was read."""


class AddressTaken(Exception):
    """Another text already stands at this address."""


class InUse(Exception):
    """Sessions still stand in the place or track to be deleted; the argument says how many."""


@transaction.atomic
def add_writing(writing: AnyWriting, *, by: Person, tags: Iterable[str] = ()) -> None:
    """Save a new page or post. Whatever redirected from its address no longer does. Raises AddressTaken."""
    if isinstance(writing, NewsPost):
        writing.author = writing.author or by
        _date_it(writing)
    writing.changed_at = now()
    with _one_at_an_address():
        writing.save()
    if isinstance(writing, NewsPost):
        set_tags(writing, tags)
    writing.edition.redirects.filter(from_path=path_of(writing, writing.slug)).delete()
    _record("added", writing, by=by, public=not writing.is_draft)


@transaction.atomic
def change_writing(
    writing: AnyWriting, values: Mapping[str, Any], *, seen: dt.datetime, by: Person, tags: Iterable[str] = ()
) -> None:
    """Write `values` unless the text has changed since `seen`, its `changed_at` when it was read.

    A new slug leaves a redirect behind. Raises Outdated or AddressTaken, and then nothing is written.
    """
    model = type(writing)
    before = model.objects.kept().select_related("edition").get(pk=writing.pk)
    changed = dict(values, changed_at=now())
    if "body" in values:
        changed["body_html"] = markdown.to_html(values["body"])
    with _one_at_an_address():
        written = model.objects.kept().filter(pk=writing.pk, changed_at=seen).update(**changed)
    if not written:
        raise Outdated
    writing.refresh_from_db()
    if isinstance(writing, NewsPost):
        set_tags(writing, tags)
        if _date_it(writing):
            writing.save(update_fields=["published_at"])
    if before.slug != writing.slug:
        leave_redirect(before.edition, path_of(writing, before.slug), path_of(writing, writing.slug))
    _record("changed", writing, by=by, public=not (before.is_draft and writing.is_draft))


@transaction.atomic
def delete_writing(writing: AnyWriting, *, by: Person) -> None:
    """Put a text into the bin, from where `restore_writing` takes it back."""
    if type(writing).objects.kept().filter(pk=writing.pk).update(deleted_at=now()):
        _record("deleted", writing, by=by, public=not writing.is_draft)


@transaction.atomic
def restore_writing(writing: AnyWriting, *, by: Person) -> None:
    """Take a text back out of the bin. Raises AddressTaken when another stands at its address."""
    binned = type(writing).objects.filter(pk=writing.pk, deleted_at__isnull=False)
    with _one_at_an_address():
        restored = binned.update(deleted_at=None)
    if restored:
        _record("restored", writing, by=by, public=not writing.is_draft)


@transaction.atomic
def reorder_pages(edition: Edition, orders: Mapping[int, int], *, by: Person) -> None:
    """Give the pages with these ids new positions; ids of other editions are passed over."""
    pages = list(edition.pages.kept().filter(pk__in=orders))
    for page in pages:
        page.order = orders[page.pk]
    Page.objects.bulk_update(pages, ["order"])
    record("page.reordered", edition, by=by, edition=edition, public=True, pages=len(pages))


def leave_redirect(edition: Edition, from_path: str, to_path: str, *, permanent: bool = True) -> Redirect:
    """Send readers of an old address to the new one, without chains and without circles."""
    edition.redirects.filter(from_path=to_path).delete()
    edition.redirects.filter(to_path=from_path).update(to_path=to_path)
    redirect, _ = Redirect.objects.update_or_create(
        edition=edition, from_path=from_path, defaults={"to_path": to_path, "permanent": permanent}
    )
    return redirect


def path_of(writing: AnyWriting, slug: str) -> str:
    """The path of a text with this slug below its edition: `about`, `news/about`."""
    return f"{NEWS_PATH}{slug}" if isinstance(writing, NewsPost) else slug


def set_tags(post: NewsPost, names: Iterable[str]) -> None:
    """Make these the tags of the post; tags that do not exist yet begin to."""
    tags = []
    for name in dict.fromkeys(" ".join(name.split())[:60] for name in names if name.strip()):
        slug = slugify(name)[:60] or _tag_slug(post.edition, name)
        tag, _ = NewsTag.objects.get_or_create(edition=post.edition, slug=slug, defaults={"name": name})
        tags.append(tag)
    post.tags.set(tags)


@transaction.atomic
def save_row(
    row: models.Model, *, edition: Edition, by: Person, many: Mapping[str, Any] | None = None
) -> None:
    """Save a phase, track, place or credit of an edition, or the edition itself."""
    verb = "changed" if row.pk else "added"
    turns = isinstance(row, Edition) and row.published != _is_public(row)
    row.save()
    for field, value in (many or {}).items():
        getattr(row, field).set(value)
    record(f"{row._meta.model_name}.{verb}", row, by=by, edition=edition, public=True, label=_label(row))
    if turns:
        verb = "published" if edition.published else "hidden"
        record(f"edition.{verb}", row, by=by, edition=edition)


def _is_public(edition: Edition) -> bool:
    """As it stands in the database."""
    return Edition.objects.published().filter(pk=edition.pk).exists()


@transaction.atomic
def delete_row(row: models.Model, *, edition: Edition, by: Person) -> None:
    """Delete a phase, track, place or credit of an edition.

    Raises InUse for a place or track that still holds sessions: they would lose it without a word.
    """
    if isinstance(row, Place | Track) and (sessions := row.happenings.count()):
        raise InUse(sessions)
    record(f"{row._meta.model_name}.deleted", row, by=by, edition=edition, public=True, label=_label(row))
    row.delete()


def _label(row: models.Model) -> str:
    """What the history calls it; never a person's name, which would outlive their erasure."""
    return (row.team if isinstance(row, TeamCredit) else str(row))[:80]


@contextmanager
def _one_at_an_address() -> Iterator[None]:
    """The unique constraint decides between two who want the same address at the same moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise AddressTaken from error


def _tag_slug(edition: Edition, name: str) -> str:
    known = edition.news_tags.filter(name=name).values_list("slug", flat=True).first()
    return known or new_code().lower()


def _date_it(post: NewsPost) -> bool:
    if post.is_draft or post.published_at:
        return False
    post.published_at = now()
    return True


def _record(verb: str, writing: AnyWriting, *, by: Person, public: bool) -> None:
    kind = "news" if isinstance(writing, NewsPost) else "page"
    label = writing.title[:80]
    record(f"{kind}.{verb}", writing, by=by, edition=writing.edition, public=public, label=label)
