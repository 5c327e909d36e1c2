from hallway.areas.openspaces.models.board import Board, Cell, OpenHours, OpenRoom
from hallway.areas.openspaces.models.cards import Card, Comment, Helper, Vote
from hallway.areas.openspaces.models.wishes import Wish, WishMark, WishOffer

__all__ = [
    "Board",
    "Card",
    "Cell",
    "Comment",
    "Helper",
    "OpenHours",
    "OpenRoom",
    "Vote",
    "Wish",
    "WishMark",
    "WishOffer",
]
