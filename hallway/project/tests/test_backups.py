from __future__ import annotations

import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from hallway.project.tests.installation import Installation, installed

ADD = """
from hallway.ground.people.models import Person
Person.objects.create_user(email="{0}@example.org", name="{0}")
"""
NAMES = """
from hallway.ground.people.models import Person
print(*Person.objects.order_by("name").values_list("name", flat=True))
"""


@pytest.fixture
def site(tmp_path: Path, migrated: Installation) -> Iterator[Installation]:
    with installed(tmp_path, like=migrated) as place:
        yield place


@pytest.fixture
def saved(site: Installation, tmp_path: Path) -> Path:
    """A backup that holds Ada and her photo."""
    site.python(ADD.format("Ada"))
    _photo(site).parent.mkdir(parents=True)
    _photo(site).write_bytes(b"a photo")
    done = site.hallway("backup", "--output", str(tmp_path / "backup.tar.gz"))
    assert done.returncode == 0, done.stderr
    return tmp_path / "backup.tar.gz"


def test_there_and_back(site: Installation, saved: Path) -> None:
    site.python(ADD.format("Bob"))
    _photo(site).unlink()
    (_photo(site).parent / "later.webp").write_bytes(b"later")
    done = site.hallway("restore", "--yes", str(saved))
    assert done.returncode == 0, done.stderr
    assert site.python(NAMES) == "Ada"
    assert _photo(site).read_bytes() == b"a photo"
    assert not (_photo(site).parent / "later.webp").exists()


def test_it_can_be_restored_into_an_empty_place(site: Installation, saved: Path, tmp_path: Path) -> None:
    with installed(tmp_path / "elsewhere") as other:
        done = other.hallway("restore", "--yes", str(saved))
        assert done.returncode == 0, done.stderr
        assert other.python(NAMES) == "Ada"
        assert _photo(other).read_bytes() == b"a photo"


def test_what_was_there_is_kept_after_every_restore(site: Installation, saved: Path) -> None:
    for name in ("Bob", "Cleo"):
        site.python(ADD.format(name))
        assert site.hallway("restore", "--yes", str(saved)).returncode == 0
    kept = sorted(path.name for path in site.data.glob("*.before-restore"))
    assert "media.before-restore" in kept
    assert len(kept) == 2


def test_only_the_owner_reads_it_even_over_an_older_file(
    site: Installation, saved: Path, tmp_path: Path
) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600
    saved.chmod(0o644)
    assert site.hallway("backup", "-o", str(saved)).returncode == 0
    assert saved.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup.tar.gz"]


def test_nobody_else_looks_into_the_data_folder(site: Installation, saved: Path) -> None:
    assert site.data.stat().st_mode & 0o777 == 0o700
    assert (site.data / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_secret_key_is_not_in_it(site: Installation, saved: Path) -> None:
    with tarfile.open(saved) as archive:
        names = archive.getnames()
        contents = b"".join(archive.extractfile(one).read() for one in archive if one.isfile())
    assert not [name for name in names if "secret" in name]
    assert (site.data / "secret-key").read_bytes() not in contents


def test_what_is_no_backup_changes_nothing_and_is_explained(
    site: Installation, saved: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.tar.gz"
    for content in (b"", b"not a backup", b"\x1f\x8b\x08\x00broken", saved.read_bytes()[:5000]):
        wrong.write_bytes(content)
        done = site.hallway("restore", "--yes", str(wrong))
        assert done.returncode == 1
        assert "is not a Hallway backup" in done.stderr
        assert "Traceback" not in done.stderr
    assert site.python(NAMES) == "Ada"


def test_a_folder_is_no_place_for_it(site: Installation, tmp_path: Path) -> None:
    done = site.hallway("backup", "-o", str(tmp_path))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def _photo(site: Installation) -> Path:
    return site.data / "media" / "people" / "ada.webp"


@pytest.mark.parametrize("name", ["../evil", "/tmp/hallway-evil", "media/../../evil"])
def test_nothing_is_unpacked_outside(site: Installation, tmp_path: Path, name: str) -> None:
    evil = tmp_path / "evil.tar.gz"
    with tarfile.open(evil, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = 4
        archive.addfile(member, BytesIO(b"evil"))
    done = site.hallway("restore", "--yes", str(evil))
    assert (done.returncode, "does not belong into a backup" in done.stderr) == (1, True)
    assert not list(tmp_path.rglob("evil")) and not Path("/tmp/hallway-evil").exists()
