"""Conversations and questions in real browsers: two who talk, a phone without network, a stage with keys."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SMALLEST_TARGET, assert_everybody_can_use
from tests.browser.house import EDITION

CHAT = f"{EDITION}chat/"
ASYNC = "Async without tears: three years in"
AXE = {"bypass_csp": True}
Visit = Callable[..., Page]


def say(page: Page, words: str) -> None:
    page.get_by_label("Say something").fill(words)
    page.get_by_role("button", name="Send").click()


def line(page: Page, words: str) -> Locator:
    return page.locator("#posts > .post", has_text=words)


def test_two_talk_answer_change_and_delete(visit: Visit) -> None:
    first, second = visit(CHAT, 360, who="attendee"), visit(f"/de{CHAT}", who="organiser")
    say(first, "Who has a spare <b>adapter</b>? #lostandfound")
    for page in (first, second):
        expect(line(page, "Who has a spare <b>adapter</b>?")).to_have_count(1)
    expect(first.locator("[data-unsent] .post")).to_have_count(0)
    german = line(second, "spare")
    expect(german.get_by_role("link", name="Antworten")).to_be_visible()
    expect(german.locator(".when")).to_have_attribute("href", re.compile("^/de/"))
    german.get_by_role("link", name="Antworten").click()
    expect(second.locator("[data-answering]")).to_contain_text("Robin Marsh")
    second.get_by_label("Etwas sagen").fill("I have one\nat the desk")
    second.get_by_label("Etwas sagen").press("Control+Enter")
    answer = line(first, "I have one")
    expect(answer.locator(".quote")).to_contain_text("spare <b>adapter</b>?")
    answer.locator("[data-boost]").click()
    expect(line(second, "I have one").locator("[data-boost]")).to_contain_text("1")
    line(first, "Who has a spare <b>").first.locator(".when").click()
    first.get_by_role("link", name="Change it").click()
    first.get_by_label("Your words").fill("Who has a spare adapter? Found one, thank you!")
    first.get_by_role("button", name="Save").click()
    expect(line(second, "Found one, thank you!").first).to_contain_text("bearbeitet")
    expect(line(second, "I have one").locator(".quote")).to_contain_text("Found one")
    first.get_by_role("button", name="Delete it").click()
    expect(line(second, "I have one").locator(".quote")).to_contain_text("nicht mehr zu sehen")


def test_pages_of_a_hashtag_a_person_and_a_post_are_alive(visit: Visit) -> None:
    writer, tag = visit(CHAT, who="speaker"), visit(f"/de{CHAT}tags/sauna/", who="attendee")
    tagged = tag.locator("#tagged > .post")
    expect(tag.locator(".empty")).to_be_visible()
    say(writer, "Who comes to the #sauna?")
    expect(tagged).to_have_count(1)
    expect(tagged.get_by_role("link", name="Antworten")).to_be_visible()
    say(writer, "The #sauna is hot at six")
    expect(tagged.first).to_contain_text("is hot at six")
    person = visit(CHAT, who="reviewer")
    line(person, "is hot at six").locator(".post-head > a").first.click()
    expect(person.locator("#said > .post").first).to_contain_text("is hot at six")
    tagged.last.locator(".when").click()
    tag.get_by_label("Deine Antwort").fill("I do")
    tag.get_by_label("Deine Antwort").press("Control+Enter")
    answer = tag.locator("#answers > .post")
    expect(answer).to_contain_text("I do")
    expect(line(writer, "I do").locator(".quote")).to_contain_text("Who comes to the #sauna?")
    line(writer, "I do").get_by_role("link", name="Reply").click()
    say(writer, "Bring a towel to the #sauna")
    expect(person.locator("#said > .post").first).to_contain_text("Bring a towel")
    expect(answer).to_have_count(1)
    line(writer, "is hot at six").locator(".when").click()
    writer.get_by_role("button", name="Delete it").click()
    expect(person.locator("#said > .post", has_text="is hot at six")).to_have_count(0)


def test_whom_i_keep_away_stays_away_on_a_living_page(visit: Visit) -> None:
    loud, page = visit(CHAT, who="speaker"), visit(CHAT, who="reviewer")
    say(loud, "Here I am #quiet")
    line(page, "Here I am").locator(".post-head > a").first.click()
    page.get_by_text(re.compile("Keep .* away from me")).click()
    page.get_by_role("button", name="Block").click()
    page.goto(f"{CHAT}tags/quiet/")
    expect(page.locator(".empty")).to_be_visible()
    say(loud, "And here #quiet")
    other = visit(CHAT, who="attendee")
    say(other, "I am not blocked #quiet")
    expect(page.locator("#tagged > .post", has_text="not blocked")).to_be_visible()
    expect(page.locator("#tagged > .post", has_text="And here")).to_be_hidden()


def test_what_is_written_offline_is_sent_once_and_in_order(visit: Visit, complaints: list[str]) -> None:
    phone, desk = visit(CHAT, 360, who="attendee"), visit(CHAT, who="speaker")
    phone.context.set_offline(True)
    for words in ("In the lift, one", "In the lift, two", "In the lift, three"):
        say(phone, words)
    waiting = phone.locator("[data-unsent] .post")
    expect(waiting).to_have_count(3)
    expect(waiting.first).to_contain_text("Waits for the network")
    say(desk, "Meanwhile at the desk")
    expect(line(desk, "Meanwhile")).to_be_visible()
    phone.context.set_offline(False)
    for page in (phone, desk):
        expect(line(page, "In the lift, three")).to_have_count(1)
        lines = page.locator("#posts > .post", has_text=re.compile("In the lift|Meanwhile"))
        texts = lines.locator(".words").all_inner_texts()
        assert texts == [
            "Meanwhile at the desk",
            "In the lift, one",
            "In the lift, two",
            "In the lift, three",
        ]
    expect(waiting).to_have_count(0)
    complaints.clear()  # the browser notes each attempt without a network


def test_what_is_too_long_comes_back(visit: Visit, complaints: list[str]) -> None:
    page = visit(CHAT, who="attendee", **AXE)
    say(page, "word " * 300)
    expect(page.get_by_role("alert")).to_contain_text("too long")
    expect(page.get_by_label("Say something")).to_have_value(re.compile("^(word ){300}"))
    expect(page.locator("[data-left]")).to_contain_text("-")
    assert_everybody_can_use(page)
    page.get_by_label("Say something").fill("Short")
    page.get_by_role("button", name="Send").click()
    expect(line(page, "Short")).to_have_count(1)
    expect(page.get_by_role("alert")).to_be_hidden()
    complaints.clear()  # the browser notes the refusal


def test_whom_i_mute_i_do_not_see_and_a_report_reaches_the_moderators(visit: Visit) -> None:
    loud, page = visit(CHAT, who="speaker"), visit(CHAT, who="attendee")
    queue = visit(f"{EDITION}organise/moderation/", who="organiser")
    say(loud, "LOUD WORDS")
    line(page, "LOUD WORDS").locator(".when").click()
    page.get_by_role("link", name="Report it").click()
    page.get_by_label("Something else").check()
    page.get_by_role("button", name="Report it").click()
    case = queue.locator(".case", has_text="LOUD WORDS")
    expect(case).to_be_visible()
    page.get_by_text(re.compile("Keep .* away from me")).click()
    page.get_by_role("button", name="Mute").click()
    page.goto(CHAT)
    say(loud, "LOUDER WORDS")
    say(page, "Peace")
    expect(line(page, "Peace")).to_be_visible()
    expect(line(page, "LOUDER WORDS")).to_be_hidden()
    case.get_by_role("button", name="Hide it").click()
    expect(loud.get_by_text("Hidden by the moderators.").last).to_be_visible()
    expect(line(loud, "LOUD WORDS")).to_have_count(0)


def test_a_stage_is_led_with_keys_and_the_audience_follows(visit: Visit) -> None:
    audience = visit(EDITION, who="attendee")
    audience.goto(f"{EDITION}sessions/")
    audience.get_by_role("link", name=ASYNC).first.click()
    audience.get_by_role("link", name="Questions").click()
    stage = visit(f"{audience.url}stage/", who="organiser", **AXE)
    assert_everybody_can_use(stage)
    audience.get_by_label("Ask a question").fill("Which kettle cried most?")
    audience.get_by_label("Ask without my name").check()
    audience.get_by_role("button", name="Ask", exact=True).click()
    question = audience.locator("#questions > .question", has_text="Which kettle")
    expect(question).to_contain_text("without a name")
    expect(stage.locator(".coming li", has_text="Which kettle")).to_be_visible()
    vote = question.locator(".votes")
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(vote.locator("b")).to_have_text("1")
    stage.keyboard.press("n")
    expect(stage.locator(".now .words")).to_have_text(
        "Where do you put timeouts: at the edge or at every await?"
    )
    expect(audience.locator(".question.lit")).to_contain_text("Where do you put timeouts")
    stage.keyboard.press("a")
    expect(stage.locator(".now .words")).to_have_text("Would you start with threads again?")
    stage.keyboard.press("1")
    expect(stage.locator(".now .words")).to_have_text("Which kettle cried most?")
    stage.keyboard.press("Escape")
    expect(stage.locator(".now .words")).to_have_text("Ready for questions")
    expect(audience.locator(".question.lit")).to_have_count(0)
    expect(audience.locator(".question.answered")).to_contain_text("Where do you put timeouts")
    assert_everybody_can_use(audience)


def test_without_script_people_talk_and_ask(visit: Visit) -> None:
    page = visit(CHAT, 360, who="reviewer", java_script_enabled=False)
    say(page, "By hand")
    line(page, "By hand").get_by_role("link", name="Reply").click()
    page.get_by_label("Your answer").fill("By hand, too")
    page.get_by_role("button", name="Send").click()
    expect(line(page, "By hand, too").locator(".quote")).to_contain_text("By hand")
    page.get_by_role("link", name=ASYNC).click()
    page.get_by_role("link", name=ASYNC).first.click()
    page.get_by_role("link", name="Questions").click()
    page.get_by_label("Ask a question").fill("Does it work on paper?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".question", has_text="Does it work on paper?").locator(".votes").click()
    page.get_by_role("button", name="I would like to know, too").click()
    expect(page.locator(".question", has_text="Does it work on paper?").locator("b")).to_have_text("1")


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("attendee", CHAT),
        ("attendee", f"{CHAT}tags/pyharbour/"),
        ("attendee", f"{CHAT}mine/"),
        ("attendee", f"{CHAT}who/?q=ma"),
        ("attendee", f"{CHAT}channels/"),
        ("organiser", f"{EDITION}organise/moderation/"),
        ("organiser", f"{EDITION}organise/chat/"),
    ],
)
def test_everybody_can_use(visit: Visit, who: str, path: str) -> None:
    page = visit(path, 1280, "light", who=who, **AXE)
    assert_everybody_can_use(page)


def test_everybody_can_use_one_post_its_report_and_its_moderation(visit: Visit) -> None:
    page = visit(f"{EDITION}organise/moderation/", who="organiser", **AXE)
    page.get_by_role("link", name="History").first.click()
    assert_everybody_can_use(page)
    page = visit(CHAT, who="attendee", **AXE)
    line(page, "Who comes to dinner tonight?").first.locator(".when").click()
    assert_everybody_can_use(page)
    page.get_by_role("link", name="Report it").click()
    assert_everybody_can_use(page)


def test_lines_can_be_pressed_with_a_thumb(visit: Visit) -> None:
    page = visit(CHAT, 360, who="attendee")
    sizes = page.locator(".post-foot a:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert sizes and min(sizes) >= SMALLEST_TARGET
