from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "hallway.ui"
    label = "ui"
