"""The sessions of the DevOops track, half an hour each."""

from __future__ import annotations

from demo.shapes import Session

DEVOOPS: tuple[Session, ...] = (
    Session(
        key="devoops-ferry-timetable",
        title="The night I deleted the ferry timetable",
        speakers=("mack-tiernan",),
        abstract=(
            "At 23:14 I removed every sailing from every screen on the river, including the one in my "
            "own kitchen. I tell the following five hours minute by minute: what I thought, what was "
            "true, who brought tea, and why the first fix made it worse. We found nine things that "
            "would have stopped me. I show the three that we built, and why we left out the other six."
        ),
        topics=("devops", "civic"),
        track="devoops",
        experience_report=True,
    ),
    Session(
        key="devoops-wrong-sam",
        title="We paged the wrong Sam for a year",
        speakers=("gabrielle-osei",),
        abstract=(
            "There were two Sams. One looked after the cold rooms, the other had left for a bakery, and "
            "for a year our alarms woke the baker. He was very polite about it. I came from customer "
            "support, noticed, and was allowed to rewrite the on-call handbook. You will hear how we "
            "test phone numbers, steps and people's patience each month, and what we sent to Sam."
        ),
        level="beginner",
        topics=("devops", "community"),
        track="devoops",
        experience_report=True,
    ),
    Session(
        key="devoops-wedding-certificate",
        title="The certificate that expired at a wedding",
        speakers=("rafferty-quinn",),
        abstract=(
            "Everyone who could renew our certificate was at the same wedding, two of them as the "
            "couple. The radio station went silent during the speeches. I tell how a guest fixed it "
            "from the cloakroom, why three separate reminders had been ignored, and what we learnt "
            "about calendars, shared knowledge and the number of people who should be allowed to dance "
            "at one time."
        ),
        topics=("devops", "security"),
        track="devoops",
        experience_report=True,
    ),
    Session(
        key="devoops-rollback-rollback",
        title="Rolling back the rollback",
        speakers=("nikhil-varma-stone",),
        abstract=(
            "A release went wrong, so we rolled back. The rollback met data that only the new version "
            "understood, so we rolled back the rollback, and by lunch three versions were talking to "
            "one database. I draw the timeline, explain the rule about compatible changes that we had "
            "all agreed to, and show the test that now runs every release against yesterday's data "
            "before anybody may press the button."
        ),
        level="advanced",
        topics=("devops", "databases"),
        track="devoops",
        experience_report=True,
    ),
    Session(
        key="devoops-blameless-me",
        title="A blameless review that blamed me",
        speakers=("chidi-nwosu", "sol-ibarra"),
        abstract=(
            "The template said that nobody was at fault. The meeting said otherwise, without words. One "
            "of us was in that room as the engineer, the other has chaired forty such meetings since. "
            "We re-enact three minutes of it, stop, and try again with other questions. You will take "
            "home six sentences that open a review and four that close people's mouths."
        ),
        topics=("devops", "career"),
        track="devoops",
        experience_report=True,
    ),
    Session(
        key="devoops-unicorn-server",
        title="A server nobody could build twice",
        speakers=("kwame-boateng-lill",),
        abstract=(
            "For nine years one machine under a desk turned eye scans into pictures. It had a name, a "
            "blanket and a version of everything that existed nowhere else. Then the building flooded. "
            "I tell how we rebuilt our unicorn from backups, photographs and the memory of a retired "
            "nurse, what we could not recover, and how we now practise losing a machine on the first "
            "Thursday of the month."
        ),
        level="intermediate",
        topics=("devops", "hardware"),
        track="devoops",
        experience_report=True,
    ),
    Session(
        key="devoops-orphan-cron",
        title="The nightly job that nobody owned",
        speakers=("femi-adebayo-cruz", "tilly-marchetti"),
        abstract=(
            "Every night at 02:10 a job copied river levels to a place where nobody looked. When it "
            "stopped, a flood warning stopped too, three teams away. We trace how a helpful script "
            "became a public service without anyone deciding it, show the inventory that we made "
            "afterwards by switching things off with notice, and read the list of owners, which has one "
            "name that surprised us."
        ),
        topics=("devops", "data"),
        track="devoops",
        experience_report=True,
    ),
)
