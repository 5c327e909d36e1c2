from importlib import import_module

from django.apps import AppConfig


class TimetableConfig(AppConfig):
    name = "hallway.areas.programme.timetable"
    label = "timetable"

    def ready(self) -> None:
        for module in ("portability", "desks_offered", "receivers", "specimens", "tellers"):
            import_module(f"hallway.areas.programme.timetable.{module}")  # registers itself
