"""Background work of the programme."""

from django_tasks import task

from hallway.areas.programme.interchange import runs


@task()
def read_import(run: int) -> None:
    """Read an uploaded or fetched programme and plan its import."""
    runs.read(run)


@task()
def apply_import(run: int) -> None:
    """Bring a planned import into the programme."""
    runs.apply(run)
