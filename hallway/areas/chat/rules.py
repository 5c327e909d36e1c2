"""Who may do what in conversations."""

from __future__ import annotations

from hallway.areas.chat.models import Backchannel, Distance, Post, Question, TimeOut
from hallway.areas.chat.states import BackchannelState, DistanceKind, PostKind, PostState, QuestionState, Who
from hallway.ground.access.rules import Viewer, belongs_to, has_role, may_see_edition
from hallway.ground.access.states import Role
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.people.states import Audience


def may_moderate(person: Viewer, edition: Edition) -> bool:
    """The safety team."""
    return has_role(person, edition, Role.SAFETY)


def may_set_up(person: Viewer, edition: Edition) -> bool:
    """Whether there is a backchannel, for whom, and which channels are listed."""
    return has_role(person, edition, Role.SAFETY, Role.SITE)


def may_read(viewer: Viewer, backchannel: Backchannel) -> bool:
    """Whether this viewer may read what is said in the conversations of an edition."""
    edition = backchannel.edition
    if not may_see_edition(viewer, edition):
        return False
    if backchannel.state == BackchannelState.CLOSED:
        return may_set_up(viewer, edition)
    if backchannel.is_public:
        return True
    if not isinstance(viewer, Person) or not viewer.is_active:
        return False
    return backchannel.who == Who.ANYBODY or belongs_to(viewer, edition)


def may_write(person: Viewer, backchannel: Backchannel) -> bool:
    """Whether this person may write, if nobody has asked them to pause."""
    if not isinstance(person, Person) or backchannel.state != BackchannelState.OPEN:
        return False
    if not may_read(person, backchannel):
        return False
    return backchannel.who == Who.ANYBODY or belongs_to(person, backchannel.edition)


def time_out_of(person: Person, edition: Edition) -> TimeOut | None:
    """The pause that somebody has been asked for and that is not over."""
    return TimeOut.objects.filter(edition=edition, person=person, until__gt=now()).first()


def may_present(person: Viewer, happening: Happening) -> bool:
    """Who looks after the questions of a session: those on its stage, its chair, the safety team."""
    if not isinstance(person, Person):
        return False
    return happening.appearances.filter(person=person).exists() or may_moderate(person, happening.edition)


def may_change(person: Viewer, post: Post) -> bool:
    """Its writer, as long as it stands."""
    return (
        isinstance(person, Person)
        and post.author_id == person.pk
        and post.kind == PostKind.SAID
        and post.state == PostState.SHOWN
    )


def may_withdraw(person: Viewer, question: Question) -> bool:
    """Whoever has asked, until it is answered."""
    asked = (QuestionState.WAITING, QuestionState.SHOWN)
    return isinstance(person, Person) and question.author_id == person.pk and question.state in asked


def is_blocked(person: Person, *, by: int | None) -> bool:
    """Whether `by` keeps this person from replying to them."""
    return Distance.objects.filter(person=by, other=person, kind=DistanceKind.BLOCK).exists()


def nearness_of_readers(backchannel: Backchannel) -> Audience:
    """How near the furthest of those stand who read along: what all of them may see of a person."""
    if backchannel.is_public or backchannel.who == Who.ANYBODY:
        return Audience.PUBLIC
    return Audience.ATTENDEES
