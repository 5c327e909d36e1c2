from __future__ import annotations

from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from hallway.ground.editions.models import Edition
from hallway.ui.styleguide import ProposalForm, of_areas, offered, specimens
from hallway.ui.templatetags.ui import hue, initials, name_hue, ordinal_text

TEMPLATES = Path(__file__).parents[1] / "templates"
FRAME = {
    "styleguide",
    "specimens",
    "layouts",
    "scripts",
}  # the guide itself, and what base.html draws into every head


def test_every_component_is_in_the_style_guide() -> None:
    components = {path.stem for path in (TEMPLATES / "ui").glob("*.html")}
    assert components - FRAME == {one.name for one in specimens("light")}


def test_components_of_areas_are_on_the_page_with_their_sheets(client: Client) -> None:
    page = client.get("/styleguide/").content.decode()
    assert of_areas() and all(f"{one.template}</p>" in page for one in of_areas())
    names = [sheet.rpartition("/")[2].partition(".")[0] for sheets in offered for sheet in sheets]
    assert names and all(f"/{name}." in page for name in names)


def test_the_style_guide_opens(client: Client) -> None:
    page = client.get("/styleguide/").content.decode()
    for one in specimens("light"):
        assert f"ui/{one.name}.html" in page


def test_every_component_says_what_it_takes_and_stays_small() -> None:
    for path in (TEMPLATES / "ui").glob("*.html"):
        lines = path.read_text().splitlines()
        assert len(lines) <= 40, path.name
        assert path.name == "styleguide.html" or lines[0].startswith("{# "), path.name


def test_no_template_has_inline_style_or_script() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        assert "style=" not in text, path.name
        assert "<script>" not in text, path.name
        assert "onclick" not in text, path.name


@pytest.mark.parametrize(
    ("value", "expected"), [(None, 160), ("", 160), (0, 0), (158, 160), (359, 0), (2, 0), (3, 5)]
)
def test_hue_classes(value: int | None, expected: int) -> None:
    assert hue(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ines Okafor", "IO"),
        ("Andreea Belu (EDRi)", "AB"),
        ("Grace", "G"),
        ("王小明", "王"),
        ("ana maría de la cruz", "AC"),
        ("", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
    assert name_hue(name) in range(0, 360, 5)


@pytest.mark.parametrize(("number", "word"), [(1, "1st"), (2, "2nd"), (11, "11th"), (23, "23rd"), (8, "8th")])
def test_ordinals(number: int, word: str) -> None:
    assert ordinal_text(number) == word


def test_a_wrong_form_says_so_at_the_top_and_at_the_field() -> None:
    html = str(ProposalForm({"email": "ines@"}))
    assert 'href="#id_email"' in html
    assert 'id="id_email_error"' in html
    assert 'aria-describedby="id_email_error"' in html


def test_help_is_tied_to_its_field() -> None:
    html = str(ProposalForm())
    assert 'id="id_title_helptext"' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert "error-summary" not in html


def test_an_error_about_the_whole_form_is_in_the_summary() -> None:
    class Booking(forms.Form):
        def clean(self) -> None:
            raise forms.ValidationError("The last seat has just gone.")

    assert str(Booking({})).count("The last seat has just gone.") == 1


def test_a_message_makes_the_page_personal(client: Client, edition: Edition) -> None:
    assert "X-Hallway-Publish" in client.get("/pyharbour-2027/").headers
    client.cookies["messages"] = "anything"
    assert "X-Hallway-Publish" not in client.get("/pyharbour-2027/").headers


def test_what_is_not_there_gets_the_house_page(client: Client, db: None) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert b'class="skip"' in response.content


def test_the_page_for_broken_things_needs_nothing() -> None:
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert b"Something broke" in response.content
    assert b'<html lang="en"' in response.content


def test_an_old_form_is_told_kindly() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/accounts/login/", {})
    assert response.status_code == 403
    assert b"That form was too old" in response.content
    assert b'lang="en"' in response.content


def test_the_menu_knows_where_it_is() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    items = [{"href": "/a/", "label": "Programme", "current": True}, {"href": "/b/", "label": "Tickets"}]
    html = render_to_string("ui/header.html", {"nav_items": items}, request)
    assert html.count('aria-current="page"') == 1
    assert 'popovertarget="menu"' in html


def test_a_name_is_escaped_wherever_it_is_drawn() -> None:
    person = {"name": "<b>Bobby</b>"}
    html = engines["django"].from_string('{% include "ui/person.html" %}').render({"person": person})
    assert "<b>" not in html
