from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "hallway.project"
    label = "project"
