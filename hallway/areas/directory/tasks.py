"""Background work of the directory."""

from django_tasks import task

from hallway.areas.directory.contributing import linkcheck


@task()
def try_links() -> None:
    """Try some links that are due."""
    linkcheck.try_links()
