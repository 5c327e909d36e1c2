from importlib import import_module

from django.apps import AppConfig

# Modules that register themselves with the ground when they are read.
REGISTERING = (
    "portability", "receivers", "chores", "imports.chores", "mine.receivers", "mine.tellers",
    "mine.overlays_offered",
)  # fmt: skip


class DirectoryConfig(AppConfig):
    name = "hallway.areas.directory"
    label = "directory"

    def ready(self) -> None:
        for module in REGISTERING:
            import_module(f"hallway.areas.directory.{module}")
