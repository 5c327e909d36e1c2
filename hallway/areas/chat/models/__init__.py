from hallway.areas.chat.models.people import Distance, Report, TimeOut
from hallway.areas.chat.models.posts import Boost, Mention, OutsidePost, Post, Stream, Tag, Version
from hallway.areas.chat.models.questions import Question, QuestionTime, QuestionVote
from hallway.areas.chat.models.setup import Backchannel, Channel, MutedAccount

__all__ = [
    "Backchannel",
    "Boost",
    "Channel",
    "Distance",
    "Mention",
    "MutedAccount",
    "OutsidePost",
    "Post",
    "Question",
    "QuestionTime",
    "QuestionVote",
    "Report",
    "Stream",
    "Tag",
    "TimeOut",
    "Version",
]
