from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "hallway.ground.access"
    label = "access"

    def ready(self) -> None:
        for module in ("portability", "desks_offered"):
            import_module(f"hallway.ground.access.{module}")  # registers itself
