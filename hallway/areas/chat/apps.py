from importlib import import_module

from django.apps import AppConfig

# Modules that register themselves with the ground when they are read.
REGISTERING = ("live", "portability", "receivers", "tellers", "tasks", "desks_offered", "links_offered")


class ChatConfig(AppConfig):
    name = "hallway.areas.chat"
    label = "chat"

    def ready(self) -> None:
        for module in REGISTERING:
            import_module(f"hallway.areas.chat.{module}")
