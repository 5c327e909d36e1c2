from django.apps import AppConfig
from django.db.backends.signals import connection_created

from hallway.project.connections import without_compiling


class ProjectConfig(AppConfig):
    name = "hallway.project"
    label = "project"

    def ready(self) -> None:
        connection_created.connect(without_compiling)
