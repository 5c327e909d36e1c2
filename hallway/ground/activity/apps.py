from importlib import import_module

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "hallway.ground.activity"
    label = "activity"

    def ready(self) -> None:
        import_module("hallway.ground.activity.portability")  # registers itself
