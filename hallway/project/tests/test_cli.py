from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hallway.formats.schedule_json.write import write
from hallway.formats.tests.sample import sample as a_schedule
from hallway.project.cli import main
from hallway.project.tests.installation import Installation

PERSON = """
from hallway.ground.people.models import Person
one = Person.objects.get()
print(one.email, one.name, one.is_admin, one.has_usable_password())
"""


def test_an_admin_is_made_in_an_empty_place_and_made_once(bare: Installation) -> None:
    for _again in range(2):
        done = bare.hallway("createadmin", "Ada@Example.org", "--name", "Ada")
        assert done.returncode == 0, done.stderr
        assert "ada@example.org" in done.stdout
    assert bare.python(PERSON) == "ada@example.org Ada True False"


@pytest.mark.parametrize(
    "email", ["ada", "a@b", "", "a@example.org\nBcc: b@example.org", "x" * 300 + "@example.org"]
)
def test_an_admin_without_an_address_is_refused(email: str) -> None:
    done = CliRunner().invoke(main, ["createadmin", email])
    assert done.exit_code == 2
    assert "not a mail address" in done.output


def test_the_first_thing_somebody_does_may_be_an_import(bare: Installation, tmp_path: Path) -> None:
    file = tmp_path / "schedule.json"
    file.write_bytes(write(a_schedule()))
    done = bare.hallway("import", "schedule", str(file), "--new", "--edition", "first")
    assert done.returncode == 0, done.stderr
    assert "/first/" in done.stdout


def test_check_says_what_is_missing_and_then_that_nothing_is(bare: Installation) -> None:
    before = bare.hallway("check")
    assert before.returncode == 1
    assert "migrations are missing" in before.stdout
    bare.migrate()
    after = bare.hallway("check")
    assert after.returncode == 0, after.stdout
    assert "0 errors" in after.stdout


def test_check_does_not_fall_over_a_database_that_is_away(bare: Installation) -> None:
    bare.environment["DATABASE_URL"] = "postgres://nobody:hush@127.0.0.1:1/none"
    done = bare.hallway("check")
    assert done.returncode == 1
    assert "The database does not answer" in done.stdout
    assert "hush" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", [[], ["serve"], ["demo"], ["import", "schedule"], ["export", "schedule"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    done = CliRunner().invoke(main, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage:" in done.output
