"""The backchannel of PyHarbour, alive: words from chat_words, as rows."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from demo import timetable
from demo.chat_words import ASKED, CHANNELS, ME, OUTSIDE, REPORTED, REPORTS, SAID, Asked, Said
from demo.openspaces import stable_code
from hallway.areas.chat import writing
from hallway.areas.chat.models import (
    Backchannel,
    Boost,
    Channel,
    Mention,
    OutsidePost,
    Post,
    Question,
    QuestionTime,
    QuestionVote,
    Report,
    Stream,
    Tag,
    Version,
)
from hallway.areas.chat.states import PostKind, PostState, QuestionMode, QuestionState, Who
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

SATURDAY = timetable.FIRST_DAY + timedelta(days=3)


def talk(edition: Edition, attendee: Person) -> None:
    """Open the conversations and fill them with a morning."""
    backchannel = Backchannel.objects.create(
        edition=edition,
        who=Who.ATTENDEES,
        hashtags=["pyharbour", "pyharbour2027"],
        server="fosstodon.example",
        note="Be the person you would like to sit beside. The safety team reads reports at once.",
    )
    for order, (kind, name, url, about, steps) in enumerate(CHANNELS):
        Channel.objects.create(
            edition=edition, kind=kind, name=name, url=url, about=about, steps=steps, order=order
        )
    guests = Person.objects.filter(entitlements__edition=edition).exclude(pk=attendee.pk).order_by("pk")
    _Teller(backchannel, attendee, list(guests[:60])).tell()


class _Teller:
    """Writes what is said, in the order of the clock."""

    def __init__(self, backchannel: Backchannel, attendee: Person, guests: list[Person]) -> None:
        self.edition = backchannel.edition
        self.attendee, self.guests = attendee, guests
        titles = {said.about for said in SAID} | {asked.about for asked in ASKED}
        found = Happening.objects.filter(edition=self.edition, title__in=titles).prefetch_related(
            "appearances__person"
        )
        self.happenings = {one.title: one for one in found}
        self.streams: dict[str, Stream] = {}
        self.said: list[Post] = []
        self.boosts: list[Boost] = []
        self.tags: list[Tag] = []
        self.votes: list[QuestionVote] = []

    def tell(self) -> None:
        inside = [(said.at, lambda said=said: self._say(said)) for said in (*SAID, REPORTED)]
        outside = [(line[0], lambda line=line: self._say_outside(*line)) for line in OUTSIDE]
        for _at, say in sorted([*inside, *outside], key=lambda one: one[0]):
            say()
        for stream in self.streams.values():
            posts = [post for post in self.said if post.stream is stream]
            Stream.objects.filter(pk=stream.pk).update(newest=len(posts), last_at=posts[-1].at)
        self._ask()
        Boost.objects.bulk_create(self.boosts)
        Tag.objects.bulk_create(self.tags)
        QuestionVote.objects.bulk_create(self.votes)

    def _person(self, who: int | str, about: Happening | None = None) -> Person:
        if who == ME:
            return self.attendee
        if isinstance(who, int):
            return self.guests[who % len(self.guests)]
        speakers = list(about.appearances.all()) if about else []
        return speakers[0].person if speakers else self.guests[0]

    def _post(self, at: str, about: str, words: str, **more: object) -> Post:
        happening = self.happenings.get(about)
        if about not in self.streams:
            self.streams[about] = Stream.objects.create(edition=self.edition, happening=happening)
        stream = self.streams[about]
        number = sum(post.stream is stream for post in self.said) + 1
        key = f"post:{at}:{words}"
        post = Post(
            stream=stream,
            number=number,
            code=stable_code(key),
            client_id=stable_code(key),
            text=words,
            at=_moment(at),
            **more,
        )
        self.said.append(post)
        return post

    def _say(self, line: Said) -> None:
        if line.about and line.about not in self.happenings:
            return  # the small demo has one day of talks
        author = self._person(line.who, self.happenings.get(line.about))
        answered = next(
            (one for one in self.said if line.answers and one.text.startswith(line.answers)), None
        )
        post = self._post(line.at, line.about, line.words, author=author, reply_to=answered)
        self._write(post)
        state = PostState.DELETED if line.gone else PostState.HIDDEN if line.hidden else PostState.SHOWN
        post.state, post.boosted = state, min(line.boosts, len(self.guests) - 1)
        if line.gone:
            post.text = post.html = ""
        if line.was:
            post.edited_at = post.at + timedelta(minutes=1)
        post.save()
        if line.was:
            Version.objects.create(post=post, text=line.was, at=post.edited_at or post.at)
        self._react(post, line)

    def _write(self, post: Post) -> None:
        me = self.attendee
        named = {me.name.casefold(): writing.Named(me.code, me.name)}
        post.html = writing.to_html(post.text, self.edition, named)

    def _react(self, post: Post, line: Said) -> None:
        if f"@{self.attendee.name}" in post.text:
            Mention.objects.create(post=post, person=self.attendee)
        if post.state == PostState.SHOWN:
            self._tag(post)
        fans = [one for one in self.guests if one != post.author][: post.boosted]
        self.boosts += [Boost(post=post, person=one) for one in fans]
        if line is REPORTED:
            for who, reason, note in REPORTS:
                Report.objects.create(
                    edition=self.edition,
                    post=post,
                    by=self._person(who),
                    reason=reason,
                    note=note,
                    at=post.at,
                )

    def _say_outside(self, at: str, name: str, account: str, words: str) -> None:
        post = self._post(at, "", words, kind=PostKind.OUTSIDE)
        self._write(post)
        post.save()
        server = account.rpartition("@")[2]
        url = f"https://{server}/{account.rpartition('@')[0]}/{post.code}"
        OutsidePost.objects.create(
            post=post, edition=self.edition, source=url, account=account, name=name, url=url
        )
        self._tag(post)

    def _tag(self, post: Post) -> None:
        names = writing.tags_of(post.text)
        self.tags += [Tag(post=post, edition=self.edition, name=name) for name in names]

    def _ask(self) -> None:
        for number, asked in enumerate(ASKED, 1):
            happening = self.happenings.get(asked.about)
            if happening is None:
                continue
            time, _new = QuestionTime.objects.get_or_create(happening=happening)
            question = self._question(asked, happening, number)
            time.newest = number
            if asked.votes is None:
                time.mode = QuestionMode.MODERATED
            if asked.lit:
                time.highlighted = question
            time.save()

    def _question(self, asked: Asked, happening: Happening, number: int) -> Question:
        shown = QuestionState.ANSWERED if asked.answered else QuestionState.SHOWN
        fans = self.guests[: min(asked.votes or 0, len(self.guests))]
        question = Question.objects.create(
            happening=happening,
            number=number,
            code=stable_code(f"question:{asked.words}"),
            client_id=stable_code(asked.words),
            author=self._person(asked.who),
            is_anonymous=asked.nameless,
            text=asked.words,
            state=QuestionState.WAITING if asked.votes is None else shown,
            votes=len(fans),
            at=_moment(f"10:{16 + number % 8}"),
        )
        self.votes += [QuestionVote(question=question, person=one) for one in fans]
        return question


def _moment(clock: str) -> datetime:
    return datetime.combine(SATURDAY, time.fromisoformat(clock), tzinfo=timetable.ZONE)
