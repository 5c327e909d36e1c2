"""The organisers' pages of what a timetable has to respect, as tests fill them in."""

from __future__ import annotations

from django.test import Client

from hallway.areas.programme.timetable.tests.conftest import DESK, SATURDAY, SUNDAY

HOURS, ROOMS, JOURNAL = f"{DESK}facts/hours/", f"{DESK}facts/rooms/", f"{DESK}facts/journal/"
MINE = "/me/availability/pyharbour-2027/"


def opening(saturday: str = "", sunday: str = "", step: int = 5) -> dict[str, str]:
    """The fields of the form; an empty text leaves a day without hours."""
    days = ((SATURDAY, saturday), (SUNDAY, sunday))
    until = {f"until-{day}": "18:00" if opens else "" for day, opens in days}
    return {f"from-{day}": opens for day, opens in days} | until | {"step": str(step)}


def text(browser: Client, page: str) -> str:
    return browser.get(page).content.decode()


def carried(page: str) -> dict[str, str]:
    return {"seen": page.partition('name="seen" value="')[2].partition('"')[0].replace("&quot;", '"')}


def text_after(browser: Client, step: str, **form: str) -> str:
    return browser.post(f"{DESK}facts/{step}/", form, follow=True).content.decode()
