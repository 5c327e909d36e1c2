"""Background work of the imports."""

from django_tasks import task

from hallway.areas.directory.imports import runs


@task()
def read_list(run: int) -> None:
    """Read a list and bring it in."""
    runs.read(run)
