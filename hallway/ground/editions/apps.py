from importlib import import_module

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "hallway.ground.editions"
    label = "editions"

    def ready(self) -> None:
        import_module("hallway.ground.editions.portability")  # registers itself
