from importlib import import_module

from django.apps import AppConfig


class HappeningsConfig(AppConfig):
    name = "hallway.ground.happenings"
    label = "happenings"

    def ready(self) -> None:
        import_module("hallway.ground.happenings.portability")  # registers itself
