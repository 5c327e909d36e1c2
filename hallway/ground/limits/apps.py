from importlib import import_module

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "hallway.ground.limits"
    label = "limits"

    def ready(self) -> None:
        import_module("hallway.ground.limits.actions")  # registers its job
