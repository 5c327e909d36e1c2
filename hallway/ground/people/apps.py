from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "hallway.ground.people"
    label = "people"

    def ready(self) -> None:
        import_module("hallway.ground.people.holdings")  # registers itself
