"""The moderators' pages for lists, readings, names and facts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hallway.areas.directory.imports.tasks import read_list
from hallway.areas.directory.imports.words import KINDS
from hallway.areas.directory.models import FactChange, ImportRun, Moderator, NameQuestion, SeriesAlias, Source
from hallway.areas.directory.states import ListFormat, Origin, RunState
from hallway.areas.directory.tests.lists import NEXT, bring, narnia, yaml_list
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.project.environment import ROOT

pytestmark = pytest.mark.django_db
PAGES = ["lists/", "readings/", "questions/", "names/", f"conferences/pycon-narnia-{NEXT}/facts/"]


@pytest.fixture
def moderator(signed_in: Callable[[Person], Client], grace: Person) -> Client:
    Moderator.objects.create(person=grace)
    return signed_in(grace)


@pytest.fixture
def listed() -> Source:
    bring(yaml_list(narnia()))
    return Source.objects.get()


@pytest.mark.parametrize("page", PAGES)
def test_strangers_sign_in_and_others_find_nothing(
    page: str, client: Client, signed_in: Callable[[Person], Client], bob: Person, listed: Source
) -> None:
    assert client.get(f"/directory/{page}")["Location"].startswith("/accounts/")
    assert signed_in(bob).get(f"/directory/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_moderators_come_in(page: str, moderator: Client, listed: Source) -> None:
    assert moderator.get(f"/directory/{page}").status_code == 200


def test_a_list_is_added_and_a_private_address_refused(moderator: Client) -> None:
    data = {"name": "Theirs", "url": "https://lists.example.org/a.yml", "format": "deadlines_yaml",
            "rank": 10, "hours": 24, "is_on": "on"}  # fmt: skip
    assert moderator.post("/directory/lists/", data | {"url": "http://10.0.0.1/a.yml"}).status_code == 200
    assert not Source.objects.exists()
    response = moderator.post("/directory/lists/", data)
    assert response["Location"] == f"/directory/lists/{Source.objects.get().pk}/"


def test_what_is_odd_in_a_list_is_told_in_the_reader_s_language(moderator: Client) -> None:
    run = bring(yaml_list(narnia(cfp="https://narnia.example.org/cfp"))).run
    message = "A web address stands for the date"
    english, german = (moderator.get(f"{path}/directory/readings/{run.pk}/").text for path in ("", "/de"))
    assert message in english and "An address stands where" not in english
    assert "Eine Adresse steht, wo ein Datum hingehört" in german and message in german


def test_every_kind_of_finding_has_words() -> None:
    table = (ROOT / "docs/formats/lists.md").read_text().partition("| kind | what happens |")[2]
    rows = table.partition("\n\n")[0].splitlines()[2:]
    assert {kind for row in rows for kind in re.findall(r"`([a-z-]+)`", row.split("|")[1])} == set(KINDS)


def test_a_file_is_read_and_its_report_shown(moderator: Client) -> None:
    source = Source.objects.create(name="Theirs", format=ListFormat.DEADLINES_YAML)
    file = SimpleUploadedFile("a.yml", yaml_list(narnia(place="Cair Paravel, UAE")).data)
    response = moderator.post(f"/directory/lists/{source.pk}/readings/", {"file": file})
    assert "background worker" in moderator.get(response["Location"]).content.decode()
    read_list.call(ImportRun.objects.get().pk)
    run = ImportRun.objects.get()
    assert response["Location"] == f"/directory/readings/{run.pk}/"
    assert (run.state, run.file.name) == (RunState.DONE, "")
    page = moderator.get(response["Location"]).content.decode()
    assert f"PyCon Narnia {NEXT}" in page
    assert "is read as United Arab Emirates" in page


def test_what_is_no_list_fails_with_words_and_changes_nothing(moderator: Client) -> None:
    source = Source.objects.create(name="Theirs", format=ListFormat.DEADLINES_YAML)
    file = SimpleUploadedFile("a.yml", b"<!doctype html><title>Not here</title>")
    moderator.post(f"/directory/lists/{source.pk}/readings/", {"file": file})
    read_list.call(ImportRun.objects.get().pk)
    run = ImportRun.objects.get()
    assert run.state == RunState.FAILED and run.problem
    assert run.problem in moderator.get(f"/directory/readings/{run.pk}/").content.decode().replace(
        "&lt;", "<"
    )
    assert not Edition.objects.exists()


def test_a_refused_reading_says_what_would_be_lost(moderator: Client, listed: Source) -> None:
    run = ImportRun.objects.create(
        source=listed, state=RunState.REFUSED, report={"lost": ["PyCon X: <city>"]}
    )
    assert "PyCon X: &lt;city&gt;" in moderator.get(f"/directory/readings/{run.pk}/").content.decode()


def test_both_buttons_of_a_question(moderator: Client) -> None:
    for at, verb in enumerate(("same", "difference")):
        name = ("Narnia", "Calormen")[at]
        first = narnia(conference=f"PyCon {name}a", place="Anvard, Germany", link=f"https://a{at}.example.org/",
                       start=f"{NEXT}-11-05", end=f"{NEXT}-11-06", location=None)  # fmt: skip
        bring(yaml_list(first), f"{verb} 1")
        bring(yaml_list(narnia(conference=f"PyCon {name}", link=f"https://b{at}.example.org/")), f"{verb} 2")
        question = NameQuestion.objects.get()
        page = moderator.get("/directory/questions/").content.decode()
        assert f"PyCon {name}a {NEXT}" in page and f"PyCon {name} {NEXT}" in page
        moderator.post(f"/directory/questions/{question.pk}/{verb}/")
        assert not NameQuestion.objects.exists()
    assert SeriesAlias.objects.get().name == "PyCon Narnia"


def test_names_are_added_and_taken_away(moderator: Client, listed: Source) -> None:
    series = Edition.objects.get().series
    moderator.post("/directory/names/", {"series": series.pk, "name": "Narnia in Python"})
    alias = SeriesAlias.objects.get()
    assert "Narnia in Python" in moderator.get("/directory/names/").content.decode()
    moderator.post(f"/directory/names/{alias.pk}/removal/")
    assert not SeriesAlias.objects.exists()


class TestFactSheet:
    URL = f"/directory/conferences/pycon-narnia-{NEXT}/facts/"

    def form(self, client: Client) -> dict[str, str]:
        """What a browser would send, untouched."""
        form = client.get(self.URL).context["form"]
        sent: dict[str, str] = {}
        for field in form:
            value = field.value()
            if field.name == "entry.topics":
                sent[field.html_name] = value
            elif field.name.endswith((".on", ".extended")):
                parts = [*str(value or "").split(" "), ""][:2]
                sent |= {f"{field.html_name}_{at}": part for at, part in enumerate(parts)}
            else:
                sent[field.html_name] = "" if value is None else value
        return sent

    def test_untouched_it_changes_nothing(self, moderator: Client, listed: Source) -> None:
        before = FactChange.objects.count()
        assert moderator.post(self.URL, self.form(moderator)).status_code == 302
        assert FactChange.objects.count() == before

    def test_what_is_typed_is_saved_with_history(
        self, moderator: Client, listed: Source, grace: Person
    ) -> None:
        sent = self.form(moderator) | {"city": "Tashbaan", "source": "https://narnia.example.org/news"}
        moderator.post(self.URL, sent)
        change = FactChange.objects.get(field="city")
        assert (change.after, change.by, change.origin) == ("Tashbaan", grace, Origin.PERSON)
        assert "https://narnia.example.org/news" in moderator.get(self.URL).content.decode()

    def test_a_list_that_came_in_meanwhile_is_not_undone(self, moderator: Client, listed: Source) -> None:
        sent = self.form(moderator) | {"venue": "Old Palace"}
        bring(yaml_list(narnia(place="Tashbaan, United Kingdom")))
        moderator.post(self.URL, sent)
        edition = Edition.objects.get()
        assert (edition.city, edition.venue) == ("Tashbaan", "Old Palace")

    def test_what_cannot_be_is_said_at_its_field(self, moderator: Client, listed: Source) -> None:
        response = moderator.post(self.URL, self.form(moderator) | {"ends_on": f"{NEXT}-06-01"})
        assert response.status_code == 200
        assert response.context["form"].errors["ends_on"]

    def test_of_a_conference_at_home_here_only_what_the_directory_says(
        self, moderator: Client, edition: Edition
    ) -> None:
        page = moderator.get(f"/directory/conferences/{edition.slug}/facts/")
        assert "city" not in page.context["form"].fields
        assert "entry.topics" in page.context["form"].fields


def test_pages_take_the_same_number_of_queries(
    moderator: Client, django_assert_max_num_queries: object
) -> None:
    bring(yaml_list(narnia()))
    for at in range(20):
        series = Edition.objects.get().series
        SeriesAlias.objects.create(series=series, name=f"n{at}", key=f"n{at}")
        Source.objects.create(name=f"s{at}", format=ListFormat.TABLE)
    for page in ("lists/", "readings/", "questions/", "names/"):
        with django_assert_max_num_queries(12):
            moderator.get(f"/directory/{page}")
