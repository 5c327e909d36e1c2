"""Background work of the timetable."""

from django_tasks import task

from hallway.areas.programme.timetable import solving


@task()
def solve(run: int) -> None:
    """Solve a draft, as its run asks."""
    solving.run(run)
