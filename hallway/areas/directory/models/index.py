"""Derived rows that make lists, facets and search quick. `indexing.py` alone writes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

# Instead of null, so that a plain range of an index answers "true now" and "to come".
BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
NEVER = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)
UNKNOWN_DAY = dt.date(9999, 12, 31)


class ListingQuerySet(models.QuerySet["Listing"]):
    def true_at(self, moment: dt.datetime) -> ListingQuerySet:
        """The one line of each edition at that instant."""
        return self.filter(true_from__lt=moment, closes_at__gte=moment)


class Listing(models.Model):
    """An edition as a line of a list, as it stands between two instants.

    An edition has one line for the time until its first deadline, one until the next, and so
    on, and a last one after all of them; so at any instant exactly one line of it is true, and
    nobody has to roll anything forward when a deadline passes. A line is true after
    `true_from`, up to and including `closes_at`.
    `facets` has one bit for each value of each facet (see facets.py). `words` are those of the
    search, with spaces around each: among the lines of a list a word that many have is looked
    for there, a rare one by its `SearchUse`.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="listings")
    true_from = models.DateTimeField(default=BEGINNING)  # the deadline before
    closes_at = models.DateTimeField(default=NEVER)  # the next deadline; NEVER after the last one
    starts_on = models.DateField(default=UNKNOWN_DAY)
    ends_on = models.DateField(default=UNKNOWN_DAY)  # without dates: the last day of its year
    year = models.PositiveSmallIntegerField(null=True)
    facets = models.BigIntegerField(default=0)
    words = models.TextField(default="")
    made_at = models.DateTimeField(default=now)

    objects = ListingQuerySet.as_manager()

    class Meta:
        # Each holds all that its lists ask for, so that neither counting nor paging reads the rows;
        # that of the longest list has the words as well, which halves the time of a common word.
        indexes = [
            models.Index(fields=["closes_at", "true_from", "edition", "facets"], name="listing_by_deadline"),
            models.Index(
                fields=["starts_on", "edition", "ends_on", "true_from", "closes_at", "facets", "words"],
                name="listing_by_start",
            ),
            models.Index(
                fields=["year", "starts_on", "edition", "true_from", "closes_at", "facets"],
                name="listing_by_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} until {self.closes_at}"


class Begins(models.Lookup[str]):
    """`text__begins="wro"`, answered by an index in every database: `startswith` is not, in SQLite."""

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        beyond = f"{self.rhs}{chr(0x10FFFF)}"
        return f"({column} >= %s AND {column} < %s)", (*params, self.rhs, *params, beyond)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", (*params, f"{connection.ops.prep_for_like_query(self.rhs)}%")


class Word(models.CharField):
    """A folded word."""


Word.register_lookup(Begins)


class SearchWord(models.Model):
    """A word that occurs in a name, a place or a country, folded (see engines/spelling)."""

    text = Word(max_length=64, unique=True)
    uses_count = models.PositiveIntegerField(default=0)  # about; decides how a search is done

    def __str__(self) -> str:
        return self.text


class SearchVariant(models.Model):
    """A word with letters left out; two words that share one are within a typing error of each other."""

    text = models.CharField(max_length=64)
    word = models.ForeignKey(SearchWord, models.CASCADE, related_name="variants")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "word"], name="variant_once")]

    def __str__(self) -> str:
        return self.text


class SearchUse(models.Model):
    """That word occurs in this edition."""

    word = models.ForeignKey(SearchWord, models.CASCADE, related_name="uses", db_index=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="search_uses", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "word"], name="search_use_once")]
        indexes = [models.Index(fields=["word", "edition"], name="search_use_of_word")]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.edition_id}"
