from hallway.areas.directory.models.contributions import CheckedLink, Moderator, Suggestion
from hallway.areas.directory.models.facts import Entry, FactChange, Spot
from hallway.areas.directory.models.index import Listing, SearchUse, SearchVariant, SearchWord
from hallway.areas.directory.models.people import Dismissal, Follow, Plan, Save, TicketAlert, Traveller
from hallway.areas.directory.models.sources import (
    ImportRun,
    NameQuestion,
    NotTheSame,
    SeriesAlias,
    Source,
    SourceRecord,
)

__all__ = [
    "CheckedLink", "Dismissal", "Entry", "FactChange", "Follow", "ImportRun", "Listing", "Moderator",
    "NameQuestion", "NotTheSame", "Plan", "Save", "SearchUse", "SearchVariant", "SearchWord", "SeriesAlias",
    "Source", "SourceRecord", "Spot", "Suggestion", "TicketAlert", "Traveller",
]  # fmt: skip
