from importlib import import_module

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "hallway.live"
    label = "live"

    def ready(self) -> None:
        for module in ("tasks", "receivers"):
            import_module(f"hallway.live.{module}")  # registers itself
