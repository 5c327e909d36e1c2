from importlib import import_module

from django.apps import AppConfig

# Modules that register themselves with the ground when they are read.
REGISTERING = (
    "portability",
    "receivers",
    "tellers",
    "tasks",
    "overlays_offered",
    "desks_offered",
    "days_offered",
    "parts_offered",
)


class HallwayConfig(AppConfig):
    name = "hallway.areas.hallway"
    label = "hallway"

    def ready(self) -> None:
        for module in REGISTERING:
            import_module(f"hallway.areas.hallway.{module}")
