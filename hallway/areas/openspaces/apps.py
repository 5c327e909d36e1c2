from importlib import import_module

from django.apps import AppConfig

# Modules that register themselves with the ground when they are read.
REGISTERING = ("portability", "receivers", "tellers", "overlays_offered", "desks_offered", "links_offered")


class OpenSpacesConfig(AppConfig):
    name = "hallway.areas.openspaces"
    label = "openspaces"

    def ready(self) -> None:
        for module in REGISTERING:
            import_module(f"hallway.areas.openspaces.{module}")
