from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hallway.areas.site"
    label = "site"

    def ready(self) -> None:
        for module in ("portability", "desks_offered"):
            import_module(f"hallway.areas.site.{module}")  # registers itself
