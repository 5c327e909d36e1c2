"""Who is told of what, and who is not."""

from __future__ import annotations

from hallway.areas.chat.actions import moderating, posting, reacting
from hallway.areas.chat.models import Backchannel, Distance
from hallway.areas.chat.states import Reason
from hallway.areas.chat.tests.conftest import Say
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, from_activity
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


def told(verb: str = "chat.spoken_to") -> list[Notice]:
    return [
        one
        for activity in Activity.objects.filter(verb=verb).order_by("pk")
        for one in from_activity(activity)
    ]


def test_whoever_is_named_or_answered_is_told_once(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person
) -> None:
    post = say(grace, "Hello")
    found = posting.find(post.code, backchannel.edition)
    say(bob, "Hello to you", reply_to=found)
    say(bob, "Hello @Grace", reply_to=found)
    say(grace, "To myself", reply_to=found)
    assert [(one.person, one.kind) for one in told()] == [
        (grace.pk, "chat.replied"),
        (grace.pk, "chat.mentioned"),
    ]
    assert told()[1].words["words"] == "Hello @Grace" and told()[1].path.startswith(
        "/pyharbour-2027/chat/post/"
    )


def test_a_change_tells_only_who_is_new(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person, ada: Person
) -> None:
    say(grace, "Hello")
    say(ada, "Hello")
    post = say(bob, "Thank you @Grace")
    assert [one.person for one in told()] == [grace.pk]
    posting.change(
        posting.find(post.code, backchannel.edition), "Thank you @Grace, @Ada", backchannel, by=bob
    )
    last = Activity.objects.filter(verb="chat.spoken_to").latest("pk")
    assert [one.person for one in from_activity(last)] == [ada.pk]


def test_whoever_keeps_away_or_may_not_read_hears_nothing(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person, mallory: Person
) -> None:
    post = say(grace, "Hello")
    say(mallory, "Hello, I am from elsewhere")
    Distance.objects.create(person=grace, other=bob, kind="mute")
    Backchannel.objects.update(who="attendees")
    backchannel.refresh_from_db()
    say(bob, "@Grace @Mallory", reply_to=posting.find(post.code, backchannel.edition))
    assert told() == []


def test_what_was_taken_back_or_hidden_tells_nobody(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person
) -> None:
    say(grace, "Hello")
    post = say(bob, "Rude words @Grace")
    posting.delete(post, backchannel, by=bob)
    assert told() == []


def test_its_writer_is_told_when_something_is_hidden(
    say: Say, backchannel: Backchannel, bob: Person, safety: Person, talk: Happening
) -> None:
    post = say(bob, "Rude words", about=talk)
    moderating.hide(posting.find(post.code, backchannel.edition), backchannel, by=safety)
    [notice] = told("chat.hidden")
    assert notice.person == bob.pk and notice.words["where"] == talk.title and "Sam" not in str(notice.words)


def test_a_report_is_told_to_the_safety_team_without_its_words(
    say: Say, backchannel: Backchannel, bob: Person, grace: Person, safety: Person, ada: Person
) -> None:
    post = say(grace, "Rude words")
    reacting.report(post, backchannel, by=bob, reason=Reason.CONDUCT, note="My friend")
    [notice] = told("chat.reported")
    assert notice.person == safety.pk
    assert not any(word in str(notice) for word in ("Rude", "friend", "Bob", "Grace"))
