"""The cast that tests share, and the settings under which they run.

Ada owns the edition, Grace speaks at it, Bob attends it, Mallory owns another
edition, and nobody is signed in unless a test says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management.color import Style
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import settings as hypothesis_settings

from hallway.ground.access.models import Entitlement, RoleGrant
from hallway.ground.access.states import EntitlementKind, Role
from hallway.ground.editions.kept import forget_kept
from hallway.ground.editions.models import Edition, Place, Series, Track
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.people.models import Person
from hallway.project.tests.installation import Installation, installed
from hallway.project.translations import compile_all

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "bare", "migrated"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="only the tests that ask a database: for a second one"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second database, what needs none would only be said twice."""
    if not config.getoption("--only-database"):
        return
    asks = [item for item in items if _asks_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
    items[:] = asks


def _asks_a_database(item: pytest.Item) -> bool:
    case = getattr(item, "cls", None)
    return bool(
        item.get_closest_marker("django_db")
        or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        or (case and issubclass(case, TestCase))
    )


def pytest_configure() -> None:
    """Compiled catalogues are not committed, and Django reads them only once."""
    compile_all()
    DatabaseOperations.sql_flush = _delete_all


def _delete_all(self: DatabaseOperations, style: Style, tables: list[str], **_how_else: bool) -> list[str]:
    """After a test with transactions of its own PostgreSQL is emptied row by row.

    TRUNCATE makes new files for each of more than a hundred tables, which takes it most of a second;
    DELETE of the few rows that a test leaves takes milliseconds. Foreign keys are looked at in the end.
    """
    return [f"{style.SQL_KEYWORD('DELETE FROM')} {self.quote_name(table)};" for table in tables]


# A busy machine must not fail a test: speed is measured in bench/.
hypothesis_settings.register_profile("hallway", deadline=None)
hypothesis_settings.load_profile("hallway")


@pytest.fixture(autouse=True)
def _quiet_settings(settings: object, tmp_path: Path) -> None:
    """Plain static files, no real mail, uploads that vanish."""
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What a process keeps in memory of one test's database is not true of the next one's."""
    forget_kept()


@pytest.fixture
def series(db: None) -> Series:
    return Series.objects.create(slug="pyharbour", name="PyHarbour")


@pytest.fixture
def edition(series: Series) -> Edition:
    return Edition.objects.create(
        series=series,
        slug="pyharbour-2027",
        acronym="pyharbour2027",
        name="PyHarbour 2027",
        year=2027,
        published=True,
        starts_on=dt.date(2027, 9, 8),
        ends_on=dt.date(2027, 9, 17),
        timezone="Australia/Hobart",
        city="Hobart",
        country="Australia",
    )


@pytest.fixture
def other_edition(series: Series) -> Edition:
    return Edition.objects.create(
        series=series, slug="pyharbour-2028", acronym="pyharbour2028", name="PyHarbour 2028", published=True
    )


@pytest.fixture
def hall(edition: Edition) -> Place:
    return Place.objects.create(edition=edition, slug="tide", name="Tide", capacity=480, is_plenary=True)


@pytest.fixture
def track(edition: Edition) -> Track:
    return Track.objects.create(edition=edition, slug="django", name="Django", is_specialist=True)


@pytest.fixture
def talk(edition: Edition, hall: Place, grace: Person) -> Happening:
    talk = Happening.objects.create(
        edition=edition,
        title="Deleting 40,000 lines",
        abstract="What *happened* when we did.",
        starts_at=dt.datetime(2027, 9, 11, 0, 15, tzinfo=dt.UTC),
        ends_at=dt.datetime(2027, 9, 11, 0, 45, tzinfo=dt.UTC),
        place=hall,
    )
    Appearance.objects.create(happening=talk, person=grace)
    return talk


def _person(name: str) -> Person:
    return Person.objects.create_user(email=f"{name.lower()}@example.org", name=name)


@pytest.fixture
def ada(edition: Edition) -> Person:
    person = _person("Ada")
    RoleGrant.objects.create(edition=edition, person=person, role=Role.OWNER)
    return person


@pytest.fixture
def grace(db: None) -> Person:
    return _person("Grace")


@pytest.fixture
def bob(edition: Edition) -> Person:
    person = _person("Bob")
    Entitlement.objects.create(edition=edition, person=person, kind=EntitlementKind.TICKET)
    return person


@pytest.fixture
def mallory(other_edition: Edition) -> Person:
    person = _person("Mallory")
    RoleGrant.objects.create(edition=other_edition, person=person, role=Role.OWNER)
    return person


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Installation]:
    """An installation in which nothing has been done yet."""
    with installed(tmp_path) as place:
        yield place


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation whose tables stand, to be copied: making them takes seconds."""
    with installed(tmp_path_factory.mktemp("migrated")) as place:
        place.migrate()
        yield place


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """`signed_in(ada)` is a browser in which Ada is signed in."""

    def client_of(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return client_of


@pytest.fixture
def queries() -> Callable[[Callable[[], object]], int]:
    """How many questions a call asks the database."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            call()
        return len(captured)

    return count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say on which database the tests ran."""
    database = django_settings.DATABASES["default"]
    where = (
        f"at {database['HOST'] or 'the local socket'}" if "postgresql" in database["ENGINE"] else "in a file"
    )
    terminalreporter.write_line(f"database: {database['ENGINE'].rsplit('.', 1)[-1]} {where}")
