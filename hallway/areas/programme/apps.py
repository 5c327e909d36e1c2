from importlib import import_module

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "hallway.areas.programme"
    label = "programme"

    def ready(self) -> None:
        for module in ("portability", "desks_offered", "overlays_offered"):
            import_module(f"hallway.areas.programme.{module}")  # registers itself
