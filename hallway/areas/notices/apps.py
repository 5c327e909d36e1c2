from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "hallway.areas.notices"
    label = "notices"

    def ready(self) -> None:
        for module in ("portability", "receivers", "tasks"):
            import_module(f"hallway.areas.notices.{module}")  # registers itself
