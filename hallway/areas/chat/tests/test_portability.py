"""What conversations hold of somebody: in the download, and gone after an erasure."""

from __future__ import annotations

from hallway.areas.chat.actions import asking, posting, reacting
from hallway.areas.chat.models import Backchannel, Boost, Distance, Post, Question, Version
from hallway.areas.chat.states import DistanceKind, Reason
from hallway.areas.chat.tests.conftest import Say
from hallway.ground.happenings.models import Happening
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about


def test_everything_is_in_the_download_and_nothing_of_others(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person, talk: Happening
) -> None:
    say(bob, "My words #tag")
    theirs = posting.find(say(grace, "Their words @Bob").code, backchannel.edition)
    reacting.boost(theirs, backchannel, by=bob)
    reacting.keep_away(grace, DistanceKind.MUTE, by=bob)
    reacting.report(theirs, backchannel, by=bob, reason=Reason.SPAM, note="My note")
    asking.ask(talk, "My question?", backchannel, by=bob, client_id="question-1", is_anonymous=True)
    mine, others = everything_about(bob), str(everything_about(grace))
    assert "My words #tag" in str(mine["posts"]) and "My question?" in str(mine["questions"])
    assert mine["post_boosts"] and mine["post_mentions"] and mine["people_kept_away"]
    assert "My note" in str(mine["chat_reports"])
    assert not any(word in others for word in ("My words", "My question", "My note", "mute"))


def test_after_an_erasure_no_word_and_no_name_is_left(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person, ada: Person, talk: Happening
) -> None:
    post = posting.find(say(bob, "My words", about=talk).code, backchannel.edition)
    posting.change(post, "My other words", backchannel, by=bob)
    answer = say(grace, "An answer", about=talk, reply_to=posting.find(post.code, backchannel.edition))
    reacting.boost(posting.find(post.code, backchannel.edition), backchannel, by=grace)
    reacting.boost(posting.find(answer.code, backchannel.edition), backchannel, by=bob)
    open_one = asking.ask(talk, "Open?", backchannel, by=bob, client_id="question-1")
    done = asking.ask(talk, "Answered?", backchannel, by=bob, client_id="question-2")
    for question in (open_one, done):
        asking.vote(question, backchannel, by=bob)
    asking.answered(done, by=grace)
    Distance.objects.create(person=grace, other=bob, kind="block")
    erase(bob, by=bob, names_too=True)
    assert not Post.objects.filter(author=bob).exists() and not Version.objects.exists()
    assert "words" not in " ".join(Post.objects.values_list("text", flat=True)) + " ".join(
        Post.objects.values_list("html", flat=True)
    )
    answer.refresh_from_db()
    assert answer.boosted == 0 and answer.reply_to.state == "deleted"
    assert [one.text for one in Question.objects.all()] == ["Answered?"]
    left = Question.objects.get()
    assert left.author is None and left.is_anonymous and left.votes == 0
    assert not Boost.objects.filter(person=bob).exists() and not Distance.objects.exists()
